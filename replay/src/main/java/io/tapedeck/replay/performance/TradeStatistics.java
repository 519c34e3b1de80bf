package io.tapedeck.replay.performance;

import io.tapedeck.engine.order.FillReason;
import java.util.Arrays;
import java.util.List;

/**
 * What closed trades brought. Immutable. Results are net of fees and funding; sums are made in whole units of money,
 * and only ratios are floating. NaN where a figure is not defined: without a trade, a win or a loss that it needs.
 *
 * @param trades       how many.
 * @param wins         with a positive result.
 * @param losses       with a negative result.
 * @param net          sum of the results, money.
 * @param fees         of them, money.
 * @param funding      received less paid, money.
 * @param winRate      wins ÷ trades.
 * @param profitFactor sum of gains ÷ sum of losses.
 * @param expectancy   mean result, money.
 * @param expectancyRate mean of result ÷ entry notional.
 * @param payoff       average win ÷ average loss.
 * @param averageWin   money.
 * @param averageLoss  money, negative.
 * @param best         greatest result, money.
 * @param worst        least result, money.
 * @param sqn          system quality number: √trades × mean ÷ sample deviation of the results (Van Tharp, The
 *                     Definitive Guide to Position Sizing, 2008; results for R multiples and no ceiling at 100
 *                     trades, as backtesting.py does).
 * @param kelly        win rate − (1 − win rate) ÷ payoff (Kelly, 1956).
 * @param streaks      longest ones.
 * @param holding      times.
 * @param excursions   of prices.
 * @param liquidations how many of them the venue ended.
 * @param liquidationLosses sum of their results, money.
 */
public record TradeStatistics(
    int trades,
    int wins,
    int losses,
    long net,
    long fees,
    long funding,
    double winRate,
    double profitFactor,
    double expectancy,
    double expectancyRate,
    double payoff,
    double averageWin,
    double averageLoss,
    double best,
    double worst,
    double sqn,
    double kelly,
    Streaks streaks,
    HoldingTimes holding,
    Excursions excursions,
    int liquidations,
    long liquidationLosses) {

    /**
     * Of trades.
     *
     * @param trades in the order of their ends.
     * @return the figures.
     */
    public static TradeStatistics of(final List<ClosedTrade> trades) {
        final long[] results = trades.stream().mapToLong(ClosedTrade::pnl).toArray();
        final TradeResults figures = TradeResults.of(results);
        final List<ClosedTrade> liquidated = trades.stream()
            .filter(trade -> trade.reason() == FillReason.LIQUIDATION).toList();
        return new TradeStatistics(
            results.length,
            figures.wins(),
            figures.losses(),
            Arrays.stream(results).sum(),
            trades.stream().mapToLong(ClosedTrade::fees).sum(),
            trades.stream().mapToLong(ClosedTrade::funding).sum(),
            figures.winRate(),
            figures.profitFactor(),
            figures.expectancy(),
            trades.stream().mapToDouble(ClosedTrade::rate).average().orElse(Double.NaN),
            figures.payoff(),
            figures.averageWin(),
            figures.averageLoss(),
            Arrays.stream(results).mapToDouble(result -> result).max().orElse(Double.NaN),
            Arrays.stream(results).mapToDouble(result -> result).min().orElse(Double.NaN),
            figures.sqn(),
            figures.kelly(),
            Streaks.of(trades),
            HoldingTimes.of(trades),
            Excursions.of(trades),
            liquidated.size(),
            liquidated.stream().mapToLong(ClosedTrade::pnl).sum());
    }
}
