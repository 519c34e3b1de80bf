package io.tapedeck.replay.performance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a run brought while the market was in one regime. Immutable. A return belongs to the regime that was known at
 * its beginning, a trade to the one that was known at its entry.
 *
 * @param regime      of the market.
 * @param share       of the periods.
 * @param totalReturn of the run in those periods, one upon the other.
 * @param benchmark   return of buy and hold in them.
 * @param sharpe      of the run in them, annualised.
 * @param trades      that were entered in it.
 */
public record RegimeFigures(MarketRegime regime, double share, double totalReturn, double benchmark, double sharpe,
    TradeStatistics trades) {

    /**
     * Of a run.
     *
     * @param facts that it left behind.
     * @return one for every regime that there was.
     */
    static List<RegimeFigures> of(final RunFacts facts) {
        final MarketRegimes regimes = MarketRegimes.of(facts.market(), facts.marketReturns(), facts.sampling());
        final ReturnSeries returns = facts.returns();
        final ReturnSeries benchmark = facts.marketReturns();
        final Collected[] collected = Arrays.stream(MarketRegime.values())
            .map(regime -> new Collected(returns.size())).toArray(Collected[]::new);
        for (int index = 0; index < returns.size(); index++) {
            collected[regimes.at(index).ordinal()].add(returns.at(index), benchmark.at(index));
        }
        for (final ClosedTrade trade : facts.trades()) {
            collected[regimeAt(trade.entryTimeNs(), facts.equity(), regimes).ordinal()].trades.add(trade);
        }
        return Arrays.stream(MarketRegime.values()).filter(regime -> collected[regime.ordinal()].isAny())
            .map(regime -> collected[regime.ordinal()].figures(regime, facts)).toList();
    }

    /** An entry at the moment of a sample comes after it. */
    private static MarketRegime regimeAt(final long timeNs, final EquityCurve equity, final MarketRegimes regimes) {
        final int known = equity.samplesUntil(timeNs);
        return known == 0 ? MarketRegime.UNKNOWN : regimes.at(known - 1);
    }

    /** What belongs to one regime, while the run is walked through. */
    private static final class Collected {
        private final List<ClosedTrade> trades = new ArrayList<>();
        private final Compounding run = new Compounding();
        private final Compounding benchmark = new Compounding();
        private double[] returns;

        /** Mostly a regime has about a quarter of the run. */
        Collected(final int all) {
            returns = new double[all / 4 + 1];
        }

        void add(final double value, final double benchmarkValue) {
            if (run.periods() == returns.length) {
                returns = Arrays.copyOf(returns, 2 * returns.length);
            }
            returns[run.periods()] = value;
            run.add(value);
            benchmark.add(benchmarkValue);
        }

        boolean isAny() {
            return run.periods() > 0 || !trades.isEmpty();
        }

        RegimeFigures figures(final MarketRegime regime, final RunFacts facts) {
            final ReturnSeries in = ReturnSeries.over(Arrays.copyOf(returns, run.periods()));
            return new RegimeFigures(regime, Ratio.of(in.size(), facts.returns().size()), run.total(),
                benchmark.total(), in.sharpe(facts.sampling().periodsPerYear()), TradeStatistics.of(trades));
        }
    }
}
