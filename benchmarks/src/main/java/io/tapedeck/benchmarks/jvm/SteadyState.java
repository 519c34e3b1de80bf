package io.tapedeck.benchmarks.jvm;

import java.util.function.LongSupplier;

/** What an operation allocates once it is warm. */
public final class SteadyState {
    /**
     * The best counts: when the JIT replaces code in a round it may materialise an object that it had optimised away.
     */
    private static final int ROUNDS = 5;

    private static volatile long sink;

    private SteadyState() {
    }

    /**
     * Runs an operation over and over, on the present thread.
     *
     * @param operation to run; what it gives is kept.
     * @param warmUp    times before it counts.
     * @param measured  times in each of the rounds.
     * @return bytes an operation, of the best round.
     */
    public static double bytesPerOperation(final LongSupplier operation, final int warmUp, final int measured) {
        repeat(operation, warmUp);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            final long before = AllocatedBytes.now();
            repeat(operation, measured);
            least = Math.min(least, AllocatedBytes.now() - before);
        }
        return (double) least / measured;
    }

    private static void repeat(final LongSupplier operation, final int times) {
        long last = 0;
        for (int time = 0; time < times; time++) {
            last += operation.getAsLong();
        }
        sink = last;
    }

    /**
     * What the operations gave.
     *
     * @return so that they were not in vain.
     */
    public static long last() {
        return sink;
    }
}
