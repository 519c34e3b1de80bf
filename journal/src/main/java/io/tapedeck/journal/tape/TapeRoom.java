package io.tapedeck.journal.tape;

/** When the disk gives a tape the blocks that it stands on. */
public enum TapeRoom {
    /** As bytes are written: smallest and fastest, for what can be written again. A disk that fills up damages it. */
    AS_WRITTEN,
    /** Before a frame is written there: a full disk is an exception between two frames, and all before it is sound. */
    AHEAD
}
