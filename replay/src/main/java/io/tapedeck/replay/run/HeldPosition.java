package io.tapedeck.replay.run;

import io.tapedeck.engine.event.codec.FillDecoder;
import io.tapedeck.engine.event.codec.PositionChangedDecoder;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.order.Side;
import io.tapedeck.replay.performance.Excursion;

/** A position as the frames tell of it, and the prices that it saw. One thread. */
final class HeldPosition {
    private final long positionId;
    private final Side side;
    private final long entryTimeNs;
    private long firstPrice;
    private long lowest;
    private long highest;
    private long quantity;
    private boolean isTold;
    private long firstStopPrice = FixedPoint.UNKNOWN;
    private long slippage = FixedPoint.UNKNOWN;
    private String entryReason;
    private long stopPrice = FixedPoint.UNKNOWN;
    private long targetPrice = FixedPoint.UNKNOWN;

    HeldPosition(final FillDecoder entry) {
        positionId = entry.positionId();
        side = Side.ofCode(entry.sideRaw());
        entryTimeNs = entry.timeNs();
        firstPrice = entry.price();
        lowest = firstPrice;
        highest = firstPrice;
    }

    void onChange(final PositionChangedDecoder change) {
        firstStopPrice = isTold ? firstStopPrice : change.stopPrice();
        isTold = true;
        quantity = Math.abs(change.quantity());
        stopPrice = change.stopPrice();
        targetPrice = change.targetPrice();
    }

    void onSplit(final ShareRatio ratio) {
        firstPrice = ratio.price(firstPrice);
        firstStopPrice = ratio.price(firstStopPrice);
        lowest = ratio.price(lowest);
        highest = ratio.price(highest);
    }

    void sawPrice(final long price) {
        lowest = Math.min(lowest, price);
        highest = Math.max(highest, price);
    }

    /** Saw all of a candle, where it was there from its open on. */
    void sawCandle(final long openTimeNs, final long high, final long low) {
        if (openTimeNs >= entryTimeNs) {
            lowest = Math.min(lowest, low);
            highest = Math.max(highest, high);
        }
    }

    Excursion excursion(final long entryPrice) {
        return Excursion.of(side, entryPrice, lowest, highest);
    }

    /** The first one counts. */
    void onEntryReason(final String reason) {
        entryReason = entryReason == null ? reason : entryReason;
    }

    String entryReason() {
        return entryReason;
    }

    void onSlippage(final long amount) {
        slippage = slippage == FixedPoint.UNKNOWN ? amount : slippage + amount;
    }

    /** Of the fills that were measured, money; unknown where none was. */
    long slippage() {
        return slippage;
    }

    /** From a price to the stop that it began with, scaled; unknown where it has none on the side of the loss. */
    long firstStopDistance(final long price) {
        final boolean isReachable = firstStopPrice != FixedPoint.UNKNOWN && firstStopPrice != Long.MAX_VALUE;
        final long distance = isReachable ? side.sign() * (price - firstStopPrice) : 0;
        return distance > 0 ? distance : FixedPoint.UNKNOWN;
    }

    long positionId() {
        return positionId;
    }

    Side side() {
        return side;
    }

    /** Not signed. */
    long quantity() {
        return quantity;
    }

    /** Price of the first fill. */
    long firstPrice() {
        return firstPrice;
    }

    /** The stop as it was told last, or unknown. */
    long stopPrice() {
        return stopPrice;
    }

    /** The next target as it was told last, or unknown. */
    long targetPrice() {
        return targetPrice;
    }
}
