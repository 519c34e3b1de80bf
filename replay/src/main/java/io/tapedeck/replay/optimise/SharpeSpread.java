package io.tapedeck.replay.optimise;

import org.apache.commons.statistics.descriptive.Variance;

/**
 * How far the Sharpe ratios of trials lie apart. A trial without one, that never traded, does not count, nor does one
 * that failed, for nobody could choose it. One thread; the figures depend on the order in which the trials are added.
 */
final class SharpeSpread {
    private final Variance variance = Variance.create();
    private long count;

    void add(final TrialRow row) {
        final double sharpe = row.figures().get(Objective.SHARPE.text());
        if (Double.isFinite(sharpe) && row.failure().isEmpty()) {
            variance.accept(sharpe);
            count++;
        }
    }

    /** Trials with a ratio. */
    long count() {
        return count;
    }

    /** Of annualised ratios; 0 for fewer than two. */
    double variance() {
        return count < 2 ? 0 : variance.getAsDouble();
    }
}
