package io.tapedeck.replay.performance;

import org.apache.commons.statistics.descriptive.Median;

import java.util.Arrays;

/**
 * The regime of the market at every sample of a run. Immutable.
 *
 * <p>The rule is plain, and the same for every strategy: over the last {@value #DAYS} days, the return of buy and hold
 * is above 0 or not (up, down), and the deviation of its returns is above its median over the whole run or not
 * (volatile, calm). The median makes it a description of the run, not something to be traded on. The regime that a
 * strategy filters by (ADX) is its own business, and is not on the tape.
 */
public final class MarketRegimes {
    /** Days over which trend and volatility are told. */
    public static final int DAYS = 30;

    private final MarketRegime[] regimes;

    private MarketRegimes(final MarketRegime[] regimes) {
        this.regimes = regimes;
    }

    /**
     * Tells the regimes of a market.
     *
     * @param market   sampled with the equity.
     * @param sampling of both.
     * @return one regime for every sample.
     */
    public static MarketRegimes of(final MarketCurve market, final Sampling sampling) {
        final int window = Math.max(2, sampling.samplesIn(DAYS));
        final MarketRegime[] regimes = new MarketRegime[market.size()];
        Arrays.fill(regimes, MarketRegime.UNKNOWN);
        if (market.size() > window) {
            final double[] deviations = deviations(market.returns(), window);
            final double median = Median.withDefaults().evaluate(deviations.clone());
            for (int index = window; index < regimes.length; index++) {
                regimes[index] = MarketRegime.of(market.buyAndHold(index) > market.buyAndHold(index - window),
                    deviations[index - window] > median);
            }
        }
        return new MarketRegimes(regimes);
    }

    /** Deviation of the last returns, for every sample that has so many behind it; from running sums. */
    private static double[] deviations(final ReturnSeries returns, final int window) {
        final double[] deviations = new double[returns.size() - window + 1];
        double sum = 0;
        double squares = 0;
        for (int index = 0; index < returns.size(); index++) {
            sum += returns.at(index);
            squares += returns.at(index) * returns.at(index);
            if (index >= window) {
                sum -= returns.at(index - window);
                squares -= returns.at(index - window) * returns.at(index - window);
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
        return regimes[index];
    }
}
