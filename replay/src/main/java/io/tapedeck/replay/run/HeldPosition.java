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
        quantity = Math.abs(change.quantity());
        stopPrice = change.stopPrice();
        targetPrice = change.targetPrice();
    }

    void onSplit(final ShareRatio ratio) {
        firstPrice = ratio.price(firstPrice);
        lowest = ratio.price(lowest);
        highest = ratio.price(highest);
    }

    void sawPrice(final long price) {
        lowest = Math.min(lowest, price);
        highest = Math.max(highest, price);
    }

    /** Saw all of a candle, where it was there from its open on. */
    void sawCandle(final MarketWatch market) {
        if (market.openTimeNs() >= entryTimeNs) {
            lowest = Math.min(lowest, market.low());
            highest = Math.max(highest, market.high());
        }
    }

    Excursion excursion(final long entryPrice) {
        return Excursion.of(side, entryPrice, lowest, highest);
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
