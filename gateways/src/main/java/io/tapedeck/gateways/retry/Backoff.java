package io.tapedeck.gateways.retry;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Pauses between tries: exponential, with full jitter, so that many clients do not come back at once.
 *
 * <p>Pause number n, from 0, is even over [0, min(longest, first * 2^n)]; see "Exponential Backoff And Jitter", M.
 * Brooker, AWS 2015. Deterministic for a seed. One thread at a time.
 */
public final class Backoff {
    private static final int MOST_DOUBLINGS = 30;

    private final long firstNs;
    private final long longestNs;
    private final SplittableRandom random;
    private int failures;

    /**
     * Pauses that have not begun.
     *
     * @param first   longest pause after the first failure.
     * @param longest of all pauses; at most half a year.
     * @param seed    of the jitter.
     */
    public Backoff(final Duration first, final Duration longest, final long seed) {
        this.firstNs = first.toNanos();
        this.longestNs = longest.toNanos();
        this.random = new SplittableRandom(seed);
    }

    /**
     * The pause after one more failure.
     *
     * @return nanoseconds.
     */
    public long nextNs() {
        final long growth = 1L << Math.min(failures++, MOST_DOUBLINGS);
        final long ceiling = firstNs > longestNs / growth ? longestNs : firstNs * growth;
        return random.nextLong(ceiling + 1);
    }

    /** All is well again. */
    public void reset() {
        failures = 0;
    }
}
