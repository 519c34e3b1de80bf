package io.tapedeck.replay.run;

/**
 * What one symbol brought. Immutable. Of all symbols together, initial balance + net + unrealised + what the insurance
 * paid is the final equity, to the last unit.
 *
 * @param instrumentId in this run.
 * @param trades       closed round trips.
 * @param wins         of them with a positive result.
 * @param flows        of closed and open positions.
 * @param unrealised   of open positions, before fees, money.
 */
public record SymbolResult(int instrumentId, long trades, long wins, MoneyFlows flows, long unrealised) {
    /**
     * Share of trades that won.
     *
     * @return fraction, not a number without a trade.
     */
    public double winRate() {
        return trades == 0 ? Double.NaN : (double) wins / trades;
    }
}
