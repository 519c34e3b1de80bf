package io.tapedeck.replay.performance;

import org.apache.commons.statistics.descriptive.LongMean;
import org.apache.commons.statistics.descriptive.LongStandardDeviation;

/**
 * What trades brought, from their results alone. Immutable; defined as in {@link TradeStatistics}. NaN where a figure
 * is not defined.
 *
 * @param wins         with a positive result.
 * @param losses       with a negative result.
 * @param winRate      wins ÷ trades.
 * @param profitFactor sum of gains ÷ sum of losses.
 * @param expectancy   mean result, money.
 * @param payoff       average win ÷ average loss.
 * @param averageWin   money.
 * @param averageLoss  money, negative.
 * @param sqn          system quality number.
 * @param kelly        share of the account.
 */
public record TradeResults(
    int wins,
    int losses,
    double winRate,
    double profitFactor,
    double expectancy,
    double payoff,
    double averageWin,
    double averageLoss,
    double sqn,
    double kelly) {

    /**
     * Of trades.
     *
     * @param results net of fees and funding, money.
     * @return the figures.
     */
    public static TradeResults of(final long... results) {
        int wins = 0;
        int losses = 0;
        long gained = 0;
        long lost = 0;
        for (final long result : results) {
            if (result > 0) {
                wins++;
                gained += result;
            } else if (result < 0) {
                losses++;
                lost += result;
            }
        }
        final double winRate = Ratio.of(wins, results.length);
        final double averageWin = Ratio.of(gained, wins);
        final double averageLoss = Ratio.of(lost, losses);
        final double payoff = Ratio.of(averageWin, -averageLoss);
        return new TradeResults(wins, losses, winRate, Ratio.of(gained, -lost), Ratio.of(gained + lost, results.length),
            payoff, averageWin, averageLoss, sqn(results), winRate - Ratio.of(1 - winRate, payoff));
    }

    private static double sqn(final long[] results) {
        return results.length < 2 ? Double.NaN : Math.sqrt(results.length)
            * Ratio.of(LongMean.of(results).getAsDouble(), LongStandardDeviation.of(results).getAsDouble());
    }
}
