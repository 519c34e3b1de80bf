package io.tapedeck.replay.performance;

import io.tapedeck.engine.order.FillReason;

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
        final long[] results = new long[trades.size()];
        final Summary amounts = new Summary();
        final Summary rates = new Summary();
        long net = 0;
        long fees = 0;
        long funding = 0;
        int liquidations = 0;
        long liquidationLosses = 0;
        for (int index = 0; index < results.length; index++) {
            final ClosedTrade trade = trades.get(index);
            results[index] = trade.pnl();
            amounts.add(trade.pnl());
            rates.add(trade.rate());
            net += trade.pnl();
            fees += trade.fees();
            funding += trade.funding();
            if (trade.reason() == FillReason.LIQUIDATION) {
                liquidations++;
                liquidationLosses += trade.pnl();
            }
        }
        final TradeResults figures = TradeResults.of(results);
        return new TradeStatistics(results.length, figures.wins(), figures.losses(), net, fees, funding,
            figures.winRate(), figures.profitFactor(), figures.expectancy(), rates.average(), figures.payoff(),
            figures.averageWin(), figures.averageLoss(), amounts.greatest(), amounts.least(), figures.sqn(),
            figures.kelly(), Streaks.of(trades), HoldingTimes.of(trades), Excursions.of(trades), liquidations,
            liquidationLosses);
    }
}
