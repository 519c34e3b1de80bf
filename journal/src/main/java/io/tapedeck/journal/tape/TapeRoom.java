package io.tapedeck.journal.tape;

/** When the disk gives a tape the blocks that it stands on. */
public enum TapeRoom {
    /**
     * As bytes are written, until the tape is long: smallest, for what can be written again. A disk that fills up may
     * damage it.
     */
    AS_WRITTEN,
    /** Before a frame is written there: a full disk is an exception between two frames, and all before it is sound. */
    AHEAD
}
