package io.tapedeck.benchmarks.live;

/**
 * When inputs are meant to happen, whatever became of those before: what is late counts from then, so that an input
 * which waited for another one is not told as a quick one. Immutable.
 *
 * @param startNs  of the first, of {@link System#nanoTime}.
 * @param periodNs between two.
 */
record Schedule(long startNs, long periodNs) {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long LEAD_NS = 20_000_000;

    /** One that begins in a moment. */
    static Schedule soon(final int perSecond) {
        return new Schedule(System.nanoTime() + LEAD_NS, SECOND_NS / perSecond);
    }

    long dueNs(final long index) {
        return startNs + index * periodNs;
    }

    /** Waits for it, awake. */
    void await(final long index) {
        final long dueNs = dueNs(index);
        while (System.nanoTime() - dueNs < 0) {
            Thread.onSpinWait();
        }
    }
}
