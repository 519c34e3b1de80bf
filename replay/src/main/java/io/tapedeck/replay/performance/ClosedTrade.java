package io.tapedeck.replay.performance;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.Side;

/**
 * What the figures need of a completed round trip. Immutable; in the order of the ends.
 *
 * @param instrumentId  in this run.
 * @param side          of the entry.
 * @param entryTimeNs   nanoseconds.
 * @param exitTimeNs    nanoseconds.
 * @param entryNotional money.
 * @param pnl           money, net of fees and funding.
 * @param fees          money.
 * @param funding       received less paid, money.
 * @param reason        why it ended.
 * @param excursion     how far the price went for and against it.
 * @param entry         why it was entered, and with what risk.
 * @param slippage      of those of its fills that can be measured, money; unknown where none can.
 */
public record ClosedTrade(
    int instrumentId,
    Side side,
    long entryTimeNs,
    long exitTimeNs,
    long entryNotional,
    long pnl,
    long fees,
    long funding,
    FillReason reason,
    Excursion excursion,
    TradeEntry entry,
    long slippage) {

    /**
     * Result as a share of what was put in.
     *
     * @return fraction of the entry notional.
     */
    public double rate() {
        return Ratio.of(pnl, entryNotional);
    }

    /**
     * Result in units of what was put at risk (R multiple: Van Tharp, Trade Your Way to Financial Freedom, 1998).
     *
     * @return ratio; NaN where the risk is unknown.
     */
    public double riskMultiple() {
        return entry.risk() == FixedPoint.UNKNOWN ? Double.NaN : Ratio.of(pnl, entry.risk());
    }

    /**
     * How long it was held.
     *
     * @return nanoseconds.
     */
    public long holdingNs() {
        return exitTimeNs - entryTimeNs;
    }
}
