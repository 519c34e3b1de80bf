package io.tapedeck.replay.performance;

import org.apache.commons.statistics.descriptive.Median;

/**
 * The regime of the market at every sample of a run. Immutable, over a curve that gets no more samples.
 *
 * <p>The rule is plain, and the same for every strategy: over the last {@value #DAYS} days, the return of buy and hold
 * is above 0 or not (up, down), and the deviation of its returns is above its median over the whole run or not
 * (volatile, calm). The median makes it a description of the run, not something to be traded on. The regime that a
 * strategy filters by (ADX) is its own business, and is not on the tape.
 */
public final class MarketRegimes {
    /** Days over which trend and volatility are told. */
    public static final int DAYS = 30;

    private final MarketCurve market;
    private final int window;
    private final double[] deviations;
    private final double median;

    private MarketRegimes(final MarketCurve market, final int window, final double[] deviations) {
        this.market = market;
        this.window = window;
        this.deviations = deviations;
        median = Median.withDefaults().evaluate(deviations.clone());
    }

    /**
     * Tells the regimes of a market.
     *
     * @param market   sampled with the equity.
     * @param returns  of the market.
     * @param sampling of both.
     * @return one regime for every sample.
     */
    public static MarketRegimes of(final MarketCurve market, final ReturnSeries returns, final Sampling sampling) {
        final int window = Math.max(2, sampling.samplesIn(DAYS));
        return new MarketRegimes(market, window, deviations(returns, window));
    }

    /** Deviation of the last returns, for every sample that has so many behind it; from running sums. */
    private static double[] deviations(final ReturnSeries returns, final int window) {
        final double[] deviations = new double[Math.max(0, returns.size() - window + 1)];
        double sum = 0;
        double squares = 0;
        for (int index = 0; index < returns.size(); index++) {
            final double entering = returns.at(index);
            sum += entering;
            squares += entering * entering;
            if (index >= window) {
                final double leaving = returns.at(index - window);
                sum -= leaving;
                squares -= leaving * leaving;
            }
            if (index >= window - 1) {
                deviations[index - window + 1] = Math.sqrt(Math.max(0, squares - sum * sum / window) / (window - 1));
            }
        }
        return deviations;
    }

    /**
     * The regime that was known at a sample.
     *
     * @param index of the sample.
     * @return never null.
     */
    public MarketRegime at(final int index) {
        return index < window ? MarketRegime.UNKNOWN : MarketRegime.of(
            market.buyAndHold(index) > market.buyAndHold(index - window), deviations[index - window] > median);
    }
}
