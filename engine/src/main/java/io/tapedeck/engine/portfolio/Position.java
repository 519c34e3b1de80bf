package io.tapedeck.engine.portfolio;

import io.tapedeck.engine.exit.ProtectedPosition;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.order.Fill;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;
import io.tapedeck.engine.strategy.PositionView;

/** What the account holds of one instrument. Written by the portfolio only. One thread, no allocation. */
public final class Position implements ProtectedPosition, PositionView, Stateful {
    private final int instrumentId;
    private long positionId;
    private long quantity;
    private long entryPrice;
    private long entryTimeNs;
    private long entryNotional;
    private long entryFee;
    private long stopPrice = FixedPoint.UNKNOWN;
    private long targetPrice = FixedPoint.UNKNOWN;

    Position(final int instrumentId) {
        this.instrumentId = instrumentId;
    }

    void open(final Fill fill) {
        positionId = fill.positionId();
        quantity = fill.quantity();
        entryPrice = fill.price();
        entryTimeNs = fill.timeNs();
        entryNotional = fill.notional();
        entryFee = fill.fee();
        stopPrice = fill.order().stopPrice();
        targetPrice = fill.order().targetPrice();
    }

    void close() {
        quantity = 0;
        stopPrice = FixedPoint.UNKNOWN;
        targetPrice = FixedPoint.UNKNOWN;
    }

    /**
     * What is held.
     *
     * @return instrument id.
     */
    public int instrumentId() {
        return instrumentId;
    }

    /**
     * Number of the position in this session.
     *
     * @return that of the last one when flat, 0 before the first.
     */
    public long positionId() {
        return positionId;
    }

    @Override
    public boolean isOpen() {
        return quantity != 0;
    }

    @Override
    public long quantity() {
        return quantity;
    }

    @Override
    public long entryPrice() {
        return entryPrice;
    }

    /**
     * When it was opened.
     *
     * @return nanoseconds.
     */
    public long entryTimeNs() {
        return entryTimeNs;
    }

    /**
     * What it cost, without the fee.
     *
     * @return money.
     */
    public long entryNotional() {
        return entryNotional;
    }

    /**
     * Fee of the entry.
     *
     * @return money.
     */
    public long entryFee() {
        return entryFee;
    }

    @Override
    public long stopPrice() {
        return stopPrice;
    }

    @Override
    public long targetPrice() {
        return targetPrice;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putLong(positionId);
        writer.putLong(quantity);
        writer.putLong(entryPrice);
        writer.putLong(entryTimeNs);
        writer.putLong(entryNotional);
        writer.putLong(entryFee);
        writer.putLong(stopPrice);
        writer.putLong(targetPrice);
    }

    @Override
    public void loadState(final StateReader reader) {
        positionId = reader.getLong();
        quantity = reader.getLong();
        entryPrice = reader.getLong();
        entryTimeNs = reader.getLong();
        entryNotional = reader.getLong();
        entryFee = reader.getLong();
        stopPrice = reader.getLong();
        targetPrice = reader.getLong();
    }
}
