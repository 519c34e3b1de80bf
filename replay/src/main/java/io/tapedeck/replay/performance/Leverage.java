package io.tapedeck.replay.performance;

/**
 * Worth of all open positions ÷ equity, at the samples. Immutable; NaN without a sample.
 *
 * @param average over all samples.
 * @param maximum of all samples; NaN where the equity was not positive while something was held.
 */
public record Leverage(double average, double maximum) {
    /**
     * Of a run.
     *
     * @param equity curve.
     * @param market sampled with it.
     * @return both.
     */
    public static Leverage of(final EquityCurve equity, final MarketCurve market) {
        double sum = 0;
        double maximum = 0;
        for (int index = 0; index < equity.size(); index++) {
            final double leverage = at(equity.equity(index), market.notional(index));
            sum += leverage;
            maximum = Math.max(maximum, leverage);
        }
        return new Leverage(Ratio.of(sum, equity.size()), equity.size() == 0 ? Double.NaN : maximum);
    }

    private static double at(final long equity, final long notional) {
        if (notional == 0) {
            return 0;
        }
        return equity > 0 ? (double) notional / equity : Double.NaN;
    }
}
