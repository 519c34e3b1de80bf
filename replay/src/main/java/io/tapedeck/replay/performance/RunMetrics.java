package io.tapedeck.replay.performance;

import io.tapedeck.engine.order.Side;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The figures of a run beyond those of {@link Performance}: a pure function of its facts. Immutable. What is not
 * defined is NaN.
 *
 * @param omega          of the returns at a threshold of 0.
 * @param tailRatio      of the returns.
 * @param stability      of the growth.
 * @param drawdowns      of the equity.
 * @param leverage       of the account.
 * @param turnover       worth of all fills ÷ mean equity.
 * @param annualTurnover turnover ÷ years.
 * @param slippage       of the fills.
 * @param all            trades.
 * @param longs          trades that bought first.
 * @param shorts         trades that sold first.
 * @param symbols        trades of each, by the numbers of the symbols.
 * @param months         returns by month.
 * @param years          returns by year.
 * @param regimes        by regime of the market.
 * @param benchmark      buy and hold of the traded symbols in equal parts.
 */
public record RunMetrics(
    double omega,
    double tailRatio,
    double stability,
    Drawdowns drawdowns,
    Leverage leverage,
    double turnover,
    double annualTurnover,
    Slippage slippage,
    TradeStatistics all,
    TradeStatistics longs,
    TradeStatistics shorts,
    List<TradeStatistics> symbols,
    List<PeriodReturn> months,
    List<PeriodReturn> years,
    List<RegimeFigures> regimes,
    BenchmarkFigures benchmark) {

    /** Keeps copies. */
    public RunMetrics {
        symbols = List.copyOf(symbols);
        months = List.copyOf(months);
        years = List.copyOf(years);
        regimes = List.copyOf(regimes);
    }

    /**
     * Computes all figures.
     *
     * @param facts of the run.
     * @return the figures.
     */
    static RunMetrics of(final RunFacts facts) {
        final ReturnSeries returns = facts.returns();
        final double periods = facts.sampling().periodsPerYear();
        final double turnover = Ratio.of(facts.tradedNotional(), meanEquity(facts.equity()));
        return new RunMetrics(
            returns.omega(),
            returns.tailRatio(),
            returns.stability(),
            Drawdowns.of(facts.equity()),
            Leverage.of(facts.equity(), facts.market()),
            turnover,
            turnover * periods / facts.equity().size(),
            facts.slippage(),
            TradeStatistics.of(facts.trades()),
            side(facts.trades(), Side.BUY),
            side(facts.trades(), Side.SELL),
            symbols(facts.trades(), facts.instruments()),
            PeriodReturns.of(facts.equity(), PeriodReturns.MONTHS),
            PeriodReturns.of(facts.equity(), PeriodReturns.YEARS),
            RegimeFigures.of(facts),
            BenchmarkFigures.of(returns, facts.marketReturns(), periods));
    }

    private static double meanEquity(final EquityCurve equity) {
        final Summary all = new Summary();
        for (int index = 0; index < equity.size(); index++) {
            all.add(equity.equity(index));
        }
        return all.average();
    }

    private static TradeStatistics side(final List<ClosedTrade> trades, final Side side) {
        return TradeStatistics.of(trades.stream().filter(trade -> trade.side() == side).toList());
    }

    private static List<TradeStatistics> symbols(final List<ClosedTrade> trades, final int instruments) {
        return IntStream.range(0, instruments).mapToObj(id -> TradeStatistics.of(
            trades.stream().filter(trade -> trade.instrumentId() == id).toList())).toList();
    }
}
