package io.tapedeck.engine.portfolio;

import io.tapedeck.engine.exit.ExitPlan;
import io.tapedeck.engine.exit.ProtectedPosition;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.order.Fill;
import io.tapedeck.engine.order.Side;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;
import io.tapedeck.engine.strategy.PositionView;

/**
 * What the account holds by one entry order, long or short, with its exits. Written by the portfolio only. After its
 * last fill it keeps its figures until it is used again. One thread, no allocation.
 */
public final class Position implements ProtectedPosition, PositionView, Stateful {
    private final Instrument instrument;
    private final ExitPlan exits = new ExitPlan();
    private long positionId;
    private Side side = Side.BUY;
    private long quantity;
    private long leavingQuantity;
    private long enteredQuantity;
    private long entryPrice;
    private long entryTimeNs;
    private long cost;
    private long enteredNotional;
    private long exitPrice;
    private long realised;
    private long fees;
    private long funding;
    private long dividends;
    private long margin;

    Position(final Instrument instrument) {
        this.instrument = instrument;
    }

    void open(final Fill fill, final long marginSetAside) {
        positionId = fill.positionId();
        side = fill.order().side();
        quantity = 0;
        leavingQuantity = 0;
        enteredQuantity = 0;
        entryPrice = 0;
        entryTimeNs = fill.timeNs();
        cost = 0;
        enteredNotional = 0;
        exitPrice = 0;
        realised = 0;
        fees = 0;
        funding = 0;
        dividends = 0;
        margin = 0;
        enter(fill, marginSetAside);
        exits.arm(fill.order().protection(), instrument, side.sign(), fill.price(), fill.timeNs());
    }

    void enter(final Fill fill, final long marginSetAside) {
        entryPrice = FixedPoint.weightedAverage(entryPrice, enteredQuantity, fill.price(), fill.quantity());
        quantity += fill.quantity();
        enteredQuantity += fill.quantity();
        cost = Math.addExact(cost, fill.notional());
        enteredNotional = Math.addExact(enteredNotional, fill.notional());
        fees = Math.addExact(fees, fill.fee());
        margin = Math.addExact(margin, marginSetAside);
    }

    /** Entry notional of a part; the parts of all exits add up to the whole. */
    long costOf(final long part) {
        return part == quantity ? cost : FixedPoint.multiplyDivideFloor(cost, part, quantity);
    }

    /** Margin of a part. */
    long marginOf(final long part) {
        return part == quantity || margin <= 0 ? margin : FixedPoint.multiplyDivideFloor(margin, part, quantity);
    }

    void leave(final Fill fill, final long result) {
        final long partCost = costOf(fill.quantity());
        final long partMargin = marginOf(fill.quantity());
        exitPrice = FixedPoint.weightedAverage(exitPrice, enteredQuantity - quantity, fill.price(), fill.quantity());
        quantity -= fill.quantity();
        leavingQuantity = Math.min(leavingQuantity, quantity);
        cost -= partCost;
        margin -= partMargin;
        realised = Math.addExact(realised, result);
        fees = Math.addExact(fees, fill.fee());
        if (quantity == 0) {
            exits.disarm();
        }
    }

    void fund(final long amount) {
        funding = Math.addExact(funding, amount);
    }

    void receiveDividend(final long amount) {
        dividends = Math.addExact(dividends, amount);
    }

    /** The shares were split; the cost stays what was paid. */
    void split(final ShareRatio ratio) {
        quantity = instrument.roundDownToStep(ratio.quantity(quantity));
        enteredQuantity = ratio.quantity(enteredQuantity);
        leavingQuantity = Math.min(quantity, ratio.quantity(leavingQuantity));
        entryPrice = ratio.price(entryPrice);
        exitPrice = ratio.price(exitPrice);
        exits.split(ratio, instrument);
    }

    void addMargin(final long amount) {
        margin = Math.addExact(margin, amount);
    }

    /**
     * Takes note of exits that are on their way to the market.
     *
     * @param change more or less of them, scaled.
     */
    public void changeLeaving(final long change) {
        leavingQuantity = Math.min(quantity, Math.max(0, leavingQuantity + change));
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    /** Instrument that is held. */
    public int instrumentId() {
        return instrument.id();
    }

    @Override
    public long positionId() {
        return positionId;
    }

    @Override
    public boolean isOpen() {
        return quantity != 0;
    }

    @Override
    public Side side() {
        return side;
    }

    @Override
    public int direction() {
        return side.sign();
    }

    @Override
    public long quantity() {
        return quantity;
    }

    /** Quantity with its sign: negative for a short position. */
    public long signedQuantity() {
        return quantity * side.sign();
    }

    @Override
    public long guardedQuantity() {
        return quantity - leavingQuantity;
    }

    @Override
    public long enteredQuantity() {
        return enteredQuantity;
    }

    @Override
    public ExitPlan exits() {
        return exits;
    }

    @Override
    public long entryPrice() {
        return entryPrice;
    }

    /** When it was opened, nanoseconds. */
    @Override
    public long entryTimeNs() {
        return entryTimeNs;
    }

    /** Entry notional of what is open, money. */
    public long cost() {
        return cost;
    }

    /** Entry notional of all that was ever entered, money. */
    public long enteredNotional() {
        return enteredNotional;
    }

    /** Average price of what has left, scaled. */
    public long exitPrice() {
        return exitPrice;
    }

    /** Result of what has left, before fees and funding, money. */
    public long realised() {
        return realised;
    }

    /** Fees of entries and exits so far, money. */
    public long fees() {
        return fees;
    }

    /** Funding received, negative where it was paid, money. */
    public long funding() {
        return funding;
    }

    /** Dividends received, negative where they were paid, money. */
    public long dividends() {
        return dividends;
    }

    /** Money that is set aside for it; 0 where nothing is margined. */
    public long margin() {
        return margin;
    }

    /**
     * What the position has gained at a price, before fees.
     *
     * @param price scaled.
     * @return money.
     */
    public long unrealised(final long price) {
        return (instrument.notional(price, quantity) - cost) * side.sign();
    }

    @Override
    public long stopPrice() {
        return exits.stopPrice();
    }

    @Override
    public long targetPrice() {
        return exits.targetPrice();
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putLong(positionId);
        writer.putInt(side.code());
        writer.putLong(quantity);
        writer.putLong(leavingQuantity);
        writer.putLong(enteredQuantity);
        writer.putLong(entryPrice);
        writer.putLong(entryTimeNs);
        writer.putLong(cost);
        writer.putLong(enteredNotional);
        writer.putLong(exitPrice);
        writer.putLong(realised);
        writer.putLong(fees);
        writer.putLong(funding);
        writer.putLong(dividends);
        writer.putLong(margin);
        exits.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        positionId = reader.getLong();
        side = Side.ofCode(reader.getInt());
        quantity = reader.getLong();
        leavingQuantity = reader.getLong();
        enteredQuantity = reader.getLong();
        entryPrice = reader.getLong();
        entryTimeNs = reader.getLong();
        cost = reader.getLong();
        enteredNotional = reader.getLong();
        exitPrice = reader.getLong();
        realised = reader.getLong();
        fees = reader.getLong();
        funding = reader.getLong();
        dividends = reader.getLong();
        margin = reader.getLong();
        exits.loadState(reader);
    }
}
