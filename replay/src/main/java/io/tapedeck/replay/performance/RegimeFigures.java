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
        final MarketRegimes regimes = MarketRegimes.of(facts.market(), facts.sampling());
        final ReturnSeries returns = facts.returns();
        final ReturnSeries benchmark = facts.marketReturns();
        final long[] timesNs = facts.equity().timesNs();
        final List<RegimeFigures> figures = new ArrayList<>();
        for (final MarketRegime regime : MarketRegime.values()) {
            final ReturnSeries in = returns.where(index -> regimes.at(index) == regime);
            final List<ClosedTrade> trades = facts.trades().stream()
                .filter(trade -> regimeAt(trade.entryTimeNs(), timesNs, regimes) == regime).toList();
            if (in.size() > 0 || !trades.isEmpty()) {
                figures.add(new RegimeFigures(regime, Ratio.of(in.size(), returns.size()), in.total(),
                    benchmark.where(index -> regimes.at(index) == regime).total(),
                    in.sharpe(facts.sampling().periodsPerYear()), TradeStatistics.of(trades)));
            }
        }
        return figures;
    }

    /** An entry at the moment of a sample comes after it. */
    private static MarketRegime regimeAt(final long timeNs, final long[] timesNs, final MarketRegimes regimes) {
        final int found = Arrays.binarySearch(timesNs, timeNs);
        final int index = found >= 0 ? found : -found - 2;
        return index < 0 ? MarketRegime.UNKNOWN : regimes.at(index);
    }
}
