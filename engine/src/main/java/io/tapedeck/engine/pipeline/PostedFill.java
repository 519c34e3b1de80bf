package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.order.Fill;
import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.Side;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;
import io.tapedeck.engine.strategy.FillReport;

/** A fill that waits to be told. One thread, no allocation. */
final class PostedFill implements FillReport, Stateful {
    private long arrivalNs;
    private int instrumentId;
    private long positionId;
    private long signalId;
    private Side side = Side.BUY;
    private FillReason reason = FillReason.ENTRY;
    private long timeNs;
    private long price;
    private long quantity;
    private long fee;

    void set(final Fill fill, final long arrivesNs) {
        arrivalNs = arrivesNs;
        instrumentId = fill.order().instrumentId();
        positionId = fill.positionId();
        signalId = fill.order().signalId();
        side = fill.order().side();
        reason = fill.order().reason();
        timeNs = fill.timeNs();
        price = fill.price();
        quantity = fill.quantity();
        fee = fill.fee();
    }

    long arrivalNs() {
        return arrivalNs;
    }

    @Override
    public int instrumentId() {
        return instrumentId;
    }

    @Override
    public long positionId() {
        return positionId;
    }

    @Override
    public long signalId() {
        return signalId;
    }

    @Override
    public Side side() {
        return side;
    }

    @Override
    public FillReason reason() {
        return reason;
    }

    @Override
    public long timeNs() {
        return timeNs;
    }

    @Override
    public long price() {
        return price;
    }

    @Override
    public long quantity() {
        return quantity;
    }

    @Override
    public long fee() {
        return fee;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putLong(arrivalNs);
        writer.putInt(instrumentId);
        writer.putLong(positionId);
        writer.putLong(signalId);
        writer.putInt(side.code());
        writer.putInt(reason.code());
        writer.putLong(timeNs);
        writer.putLong(price);
        writer.putLong(quantity);
        writer.putLong(fee);
    }

    @Override
    public void loadState(final StateReader reader) {
        arrivalNs = reader.getLong();
        instrumentId = reader.getInt();
        positionId = reader.getLong();
        signalId = reader.getLong();
        side = Side.ofCode(reader.getInt());
        reason = FillReason.ofCode(reader.getInt());
        timeNs = reader.getLong();
        price = reader.getLong();
        quantity = reader.getLong();
        fee = reader.getLong();
    }
}
