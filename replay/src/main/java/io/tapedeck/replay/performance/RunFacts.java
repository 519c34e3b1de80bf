package io.tapedeck.replay.performance;

import java.util.List;

/**
 * What the figures of a run are made from: the same for a backtest, a paper session and a live one, for all of it
 * stands in the frames. Figures are computed when they are first asked for. One thread.
 */
public final class RunFacts {
    private final Sampling sampling;
    private final int instruments;
    private final EquityCurve equity;
    private final MarketCurve market;
    private final List<ClosedTrade> trades;
    private final long tradedNotional;
    private final Slippage slippage;
    private final EquityLevels levels;
    private ReturnSeries marketReturns;
    private RunMetrics metrics;

    /**
     * Facts of a run.
     *
     * @param sampling       of the curves.
     * @param instruments    how many were traded.
     * @param equity         sampled.
     * @param market         sampled with it.
     * @param trades         in the order of their ends.
     * @param tradedNotional of all fills, money.
     * @param slippage       of all fills.
     */
    public RunFacts(final Sampling sampling, final int instruments, final EquityCurve equity,
        final MarketCurve market, final List<ClosedTrade> trades, final long tradedNotional, final Slippage slippage) {
        this.sampling = sampling;
        this.instruments = instruments;
        this.equity = equity;
        this.market = market;
        this.trades = List.copyOf(trades);
        this.tradedNotional = tradedNotional;
        this.slippage = slippage;
        levels = equity.levels();
    }

    /**
     * The figures.
     *
     * @return computed once.
     */
    public RunMetrics metrics() {
        if (metrics == null) {
            metrics = RunMetrics.of(this);
        }
        return metrics;
    }

    /** How often equity was sampled. */
    public Sampling sampling() {
        return sampling;
    }

    /** How many instruments were traded. */
    public int instruments() {
        return instruments;
    }

    /** Equity at the samples. */
    public EquityCurve equity() {
        return equity;
    }

    /** What of the equity the figures rest on. */
    public EquityLevels levels() {
        return levels;
    }

    /** Returns of the equity between the samples. */
    public ReturnSeries returns() {
        return levels.returns();
    }

    /** Market and exposure at the samples. */
    public MarketCurve market() {
        return market;
    }

    /** Returns of buy and hold between the samples. */
    ReturnSeries marketReturns() {
        if (marketReturns == null) {
            marketReturns = market.returns();
        }
        return marketReturns;
    }

    /** Round trips in the order of their ends. */
    public List<ClosedTrade> trades() {
        return trades;
    }

    /** Worth of all fills, money. */
    public long tradedNotional() {
        return tradedNotional;
    }

    /** Cost of the fills beyond the price that was reckoned with. */
    public Slippage slippage() {
        return slippage;
    }
}
