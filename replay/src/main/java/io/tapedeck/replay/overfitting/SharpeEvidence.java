package io.tapedeck.replay.overfitting;

import org.apache.commons.statistics.descriptive.Kurtosis;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Skewness;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How sure a Sharpe ratio is, given how many returns it rests on and how far they are from normal ones. Immutable. All
 * Sharpe ratios are those of one period, not annualised.
 *
 * <p>Sources: Bailey and López de Prado, "The Sharpe Ratio Efficient Frontier", Journal of Risk 15 (2012), for the
 * probabilistic ratio and the shortest track record; "The Deflated Sharpe Ratio", Journal of Portfolio Management 40
 * (2014), for the best of many trials.
 *
 * @param sharpe       mean ÷ standard deviation of the returns.
 * @param observations returns that it rests on.
 * @param skewness     of the returns, 0 for normal ones.
 * @param kurtosis     of the returns, 3 for normal ones.
 */
public record SharpeEvidence(double sharpe, long observations, double skewness, double kurtosis) {
    private static final double EULER_MASCHERONI = 0.577_215_664_901_532_9;
    private static final double NORMAL_KURTOSIS = 3;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /**
     * Of returns.
     *
     * @param returns of equal periods.
     * @return not a number where there are fewer than four, or none that differs.
     */
    public static SharpeEvidence of(final double... returns) {
        return new SharpeEvidence(
            Mean.of(returns).getAsDouble() / StandardDeviation.of(returns).getAsDouble(),
            returns.length,
            Skewness.of(returns).setBiased(true).getAsDouble(),
            NORMAL_KURTOSIS + Kurtosis.of(returns).setBiased(true).getAsDouble());
    }

    /**
     * The probabilistic Sharpe ratio: how likely the true ratio is above another.
     *
     * @param other ratio of a period.
     * @return probability.
     */
    public double probabilityAbove(final double other) {
        return NORMAL.cumulativeProbability((sharpe - other) * Math.sqrt(observations - 1) / deviation());
    }

    private double deviation() {
        return Math.sqrt(1 - skewness * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe);
    }

    /**
     * The deflated Sharpe ratio: how likely the true ratio is above what the best of so many trials shows without any
     * skill.
     *
     * @param trials   that were made, this one among them.
     * @param variance of the Sharpe ratios of the trials.
     * @return probability; that of a ratio above 0 for a single trial.
     */
    public double deflated(final long trials, final double variance) {
        return probabilityAbove(expectedMaximum(trials, variance));
    }

    /**
     * What the best of many trials shows where none of them has any skill: √V ((1 − γ) Z⁻¹(1 − 1/N) + γ Z⁻¹(1 − 1/(N
     * e))), with γ the Euler-Mascheroni constant.
     *
     * @param trials   that were made.
     * @param variance of their Sharpe ratios.
     * @return ratio of a period; 0 for a single trial.
     */
    public static double expectedMaximum(final long trials, final double variance) {
        if (trials <= 1) {
            return 0;
        }
        final double best = NORMAL.inverseCumulativeProbability(1 - 1.0 / trials);
        final double next = NORMAL.inverseCumulativeProbability(1 - 1 / (trials * Math.E));
        return Math.sqrt(variance) * ((1 - EULER_MASCHERONI) * best + EULER_MASCHERONI * next);
    }

    /**
     * How many returns it takes until a ratio like this one is above another with some confidence.
     *
     * @param other      ratio of a period.
     * @param confidence such as 0.95.
     * @return returns; infinite where the ratio is not above the other one.
     */
    public double shortestTrackRecord(final double other, final double confidence) {
        final double quantile = NORMAL.inverseCumulativeProbability(confidence);
        final double ratio = deviation() * quantile / (sharpe - other);
        return sharpe > other ? 1 + ratio * ratio : Double.POSITIVE_INFINITY;
    }
}
