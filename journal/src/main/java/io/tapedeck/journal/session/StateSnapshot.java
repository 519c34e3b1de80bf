package io.tapedeck.journal.session;

/**
 * The state of an engine behind a frame. Immutable by convention: nobody writes to its arrays.
 *
 * @param sequence     of the last frame that is in it.
 * @param engineTimeNs of that frame.
 * @param stateDigest  XXH64 of the state.
 * @param opening      the frames that told the engine what it trades, packed: they are given to an empty engine first.
 * @param state        what the engine's {@code saveState} wrote.
 */
public record StateSnapshot(long sequence, long engineTimeNs, long stateDigest, byte[] opening, byte[] state) {
    /** Before the first frame. */
    public static final StateSnapshot GENESIS = new StateSnapshot(0, Long.MIN_VALUE, 0, new byte[0], new byte[0]);

    /**
     * Whether it is that of an engine that was told nothing yet.
     *
     * @return true before the first frame.
     */
    public boolean isGenesis() {
        return sequence == 0;
    }
}
