package io.tapedeck.benchmarks.jvm;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/** What an operation allocates and takes once it is warm. */
public final class SteadyState {
    /**
     * The best counts: when the JIT replaces code in a round it may materialise an object that it had optimised away.
     */
    private static final int ROUNDS = 5;

    private static volatile long sink;

    private SteadyState() {
    }

    /**
     * What an operation costs.
     *
     * @param bytes       that it allocates, of the best round.
     * @param processorNs that the thread was given for it, of the best round.
     */
    public record Cost(double bytes, double processorNs) {
    }

    /**
     * Runs an operation over and over, on the present thread.
     *
     * @param operation to run; what it gives is kept.
     * @param warmUp    times before it counts.
     * @param measured  times in each of the rounds.
     * @return what one costs.
     */
    public static Cost cost(final LongSupplier operation, final int warmUp, final int measured) {
        repeat(operation, warmUp);
        final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long leastBytes = Long.MAX_VALUE;
        long leastNs = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            final long beforeNs = threads.getCurrentThreadCpuTime();
            final long before = AllocatedBytes.now();
            repeat(operation, measured);
            leastBytes = Math.min(leastBytes, AllocatedBytes.now() - before);
            leastNs = Math.min(leastNs, threads.getCurrentThreadCpuTime() - beforeNs);
        }
        return new Cost((double) leastBytes / measured, (double) leastNs / measured);
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
