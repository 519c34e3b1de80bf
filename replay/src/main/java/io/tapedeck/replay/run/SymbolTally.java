package io.tapedeck.replay.run;

import java.util.List;

/** Adds up what one symbol brought, as it leaves the pipeline. One thread, no allocation before the end. */
final class SymbolTally {
    private long trades;
    private long wins;
    private long closedResult;
    private long closedFees;
    private long closedFunding;
    private long fees;
    private long funding;
    private long dividends;

    void onTrade(final TradeRecord trade) {
        trades++;
        wins += trade.pnl() > 0 ? 1 : 0;
        closedResult += trade.pnl();
        closedFees += trade.fees();
        closedFunding += trade.funding();
    }

    void onFee(final long amount) {
        fees += amount;
    }

    void onFunding(final long amount) {
        funding += amount;
    }

    void onDividend(final long amount) {
        dividends += amount;
    }

    /**
     * The sum.
     *
     * @param instrumentId of the symbol.
     * @param open         its positions that are still open.
     */
    SymbolResult result(final int instrumentId, final List<OpenPosition> open) {
        final long openDividends = open.stream().mapToLong(position -> position.flows().dividends()).sum();
        final long closedRealised = closedResult + closedFees - closedFunding - (dividends - openDividends);
        final long realised = closedRealised + open.stream().mapToLong(position -> position.flows().realised()).sum();
        return new SymbolResult(instrumentId, trades, wins, new MoneyFlows(realised, fees, funding, dividends),
            open.stream().mapToLong(OpenPosition::unrealisedPnl).sum());
    }
}
