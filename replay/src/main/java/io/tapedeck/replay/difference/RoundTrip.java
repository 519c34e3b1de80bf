package io.tapedeck.replay.difference;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.Side;
import io.tapedeck.replay.run.OpenPosition;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.run.TradeRecord;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An entry and what became of it: a trade, or a position that is still open at the end of the data. Immutable.
 *
 * @param tradeId      as in {@code trades.csv}; 0 while it is open.
 * @param instrumentId in its run.
 * @param symbol       in every run.
 * @param side         of the entry.
 * @param entryTimeNs  nanoseconds.
 * @param entryPrice   scaled.
 * @param quantity     scaled; of an open position what is left of it.
 * @param exit         empty while it is open.
 * @param lastPrice    scaled: of the exit, or what an open position is valued at.
 * @param priceResult  what the prices brought, and dividends, money; before fees and funding.
 * @param fees         money that was paid.
 * @param funding      money received less paid.
 */
public record RoundTrip(
    long tradeId,
    int instrumentId,
    String symbol,
    Side side,
    long entryTimeNs,
    long entryPrice,
    long quantity,
    Optional<Exit> exit,
    long lastPrice,
    long priceResult,
    long fees,
    long funding) {

    /**
     * How a trade ended. Immutable.
     *
     * @param timeNs nanoseconds.
     * @param reason of the last fill.
     */
    public record Exit(long timeNs, FillReason reason) {
    }

    /**
     * Everything that was entered in a run.
     *
     * @param result of the run.
     * @return in the order of the entries; what is open stands behind what is not.
     */
    public static List<RoundTrip> of(final ReplayResult result) {
        return Stream.concat(
            result.trades().stream().map(trade -> of(trade, result.instrument(trade.instrumentId()))),
            result.openPositions().stream().map(open -> of(open, result.instrument(open.instrumentId()))))
            .sorted((one, other) -> Long.compare(one.entryTimeNs, other.entryTimeNs)).toList();
    }

    private static RoundTrip of(final TradeRecord trade, final Instrument instrument) {
        return new RoundTrip(trade.id(), instrument.id(), instrument.symbol(), trade.side(), trade.entryTimeNs(),
            trade.entryPrice(), trade.quantity(), Optional.of(new Exit(trade.exitTimeNs(), trade.reason())),
            trade.exitPrice(), trade.pnl() + trade.fees() - trade.funding(), trade.fees(), trade.funding());
    }

    private static RoundTrip of(final OpenPosition position, final Instrument instrument) {
        return new RoundTrip(0, instrument.id(), instrument.symbol(), position.side(), position.entryTimeNs(),
            position.entryPrice(), position.quantity(), Optional.empty(), position.lastPrice(),
            position.unrealisedPnl() + position.flows().realised() + position.flows().dividends(),
            position.flows().fees(), position.flows().funding());
    }

    /**
     * What it came to.
     *
     * @return money, net of fees and funding.
     */
    public long net() {
        return priceResult - fees + funding;
    }

    /** Whether everything but its numbers is the same. */
    boolean isSameAs(final RoundTrip other) {
        return unnumbered().equals(other.unnumbered());
    }

    private RoundTrip unnumbered() {
        return new RoundTrip(0, 0, symbol, side, entryTimeNs, entryPrice, quantity, exit, lastPrice, priceResult,
            fees, funding);
    }
}
