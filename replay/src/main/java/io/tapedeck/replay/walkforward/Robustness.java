package io.tapedeck.replay.walkforward;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What is left of a Sharpe ratio outside of the window that it was found in. Immutable; annualised ratios, and NaN,
 * that of an account which never traded, counts as 0.
 *
 * @param inSample    ratio where the parameters were chosen.
 * @param outOfSample ratio where they were traded then.
 */
public record Robustness(double inSample, double outOfSample) {
    /** Below it a ratio is noise, and a share of it says nothing. */
    static final double NEAR_ZERO = 0.1;

    /** An account that never traded has a ratio of 0. */
    public Robustness {
        inSample = Double.isNaN(inSample) ? 0 : inSample;
        outOfSample = Double.isNaN(outOfSample) ? 0 : outOfSample;
    }

    /**
     * What several windows have in the middle.
     *
     * @param windows at least one.
     * @return means of both ratios.
     */
    static Robustness mean(final List<Robustness> windows) {
        return new Robustness(mean(windows, Robustness::inSample), mean(windows, Robustness::outOfSample));
    }

    private static double mean(final List<Robustness> windows, final ToDoubleFunction<Robustness> ratio) {
        return windows.stream().mapToDouble(ratio).average().orElseThrow();
    }

    /**
     * Share of the ratio that is left: 1 for all of it, negative for a loss.
     *
     * @return NaN where there was nothing in the first place.
     */
    public double degradation() {
        return inSample > NEAR_ZERO ? outOfSample / inSample : Double.NaN;
    }

    /**
     * Robustness factor: Sharpe_OOS × (Sharpe_OOS ÷ Sharpe_IS), and 0 where Sharpe_IS is below or near zero. High
     * where the ratio is high and much of it is left. The sign is that of Sharpe_OOS: as the square that the formula
     * is, it would call the worst loser the most robust.
     *
     * @return the factor.
     */
    public double factor() {
        return inSample > NEAR_ZERO ? Math.abs(outOfSample) * outOfSample / inSample : 0;
    }
}
