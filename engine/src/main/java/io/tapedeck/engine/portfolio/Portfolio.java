package io.tapedeck.engine.portfolio;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.InstrumentRegistry;
import io.tapedeck.engine.order.Fill;
import io.tapedeck.engine.order.NumberSequence;
import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.order.Side;
import io.tapedeck.engine.risk.AccountView;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

/**
 * The account of a session: one currency, at most one long position in each instrument.
 *
 * <p>At every moment {@code equity = initial balance + realised result − fees + unrealised result}, to the last unit;
 * what waiting purchases may cost is reserved and cannot be spent twice. One thread; allocates only when an instrument
 * is defined.
 */
public final class Portfolio implements AccountView, Stateful {
    private static final long NOTHING_PENDING = -1;

    private final InstrumentRegistry instruments;
    private final AccountEvents events;
    private final Position[] positions = new Position[InstrumentRegistry.MAXIMUM_INSTRUMENTS];
    private final long[] lastPrices = new long[InstrumentRegistry.MAXIMUM_INSTRUMENTS];
    private final long[] reserved = new long[InstrumentRegistry.MAXIMUM_INSTRUMENTS];
    private final NumberSequence positionNumbers = new NumberSequence();
    private final NumberSequence tradeNumbers = new NumberSequence();
    private final Trade trade = new Trade();
    private long cash;
    private long totalReserved;
    private long feesPaid;
    private long realisedResult;
    private long sampledEquity;

    /**
     * An account without money.
     *
     * @param instruments of the session.
     * @param events      told of every change.
     */
    public Portfolio(final InstrumentRegistry instruments, final AccountEvents events) {
        this.instruments = instruments;
        this.events = events;
    }

    /**
     * Pays in the balance to start with.
     *
     * @param initialBalance money.
     */
    public void deposit(final long initialBalance) {
        cash = Math.addExact(cash, initialBalance);
        sampledEquity = cash;
    }

    /**
     * Makes room for an instrument.
     *
     * @param instrument already in the registry.
     */
    public void onInstrument(final Instrument instrument) {
        positions[instrument.id()] = new Position(instrument.id());
        lastPrices[instrument.id()] = FixedPoint.UNKNOWN;
        reserved[instrument.id()] = NOTHING_PENDING;
    }

    /**
     * Takes note of the last price.
     *
     * @param instrumentId of the price.
     * @param price        scaled.
     */
    public void mark(final int instrumentId, final long price) {
        lastPrices[instrumentId] = price;
    }

    /**
     * Sets aside what an accepted order may cost.
     *
     * @param order on its way to the exchange.
     */
    public void onOrderAccepted(final Order order) {
        final long amount = order.side() == Side.BUY ? order.quoteAmount() : 0;
        reserved[order.instrumentId()] = amount;
        totalReserved = Math.addExact(totalReserved, amount);
    }

    /**
     * Frees what was set aside for an order that ended without a fill.
     *
     * @param order that was refused or taken back.
     */
    public void onOrderEnded(final Order order) {
        final int id = order.instrumentId();
        if (reserved[id] != NOTHING_PENDING) {
            totalReserved -= reserved[id];
            reserved[id] = NOTHING_PENDING;
        }
    }

    /**
     * Books a fill.
     *
     * @param fill a purchase into a flat position, or the sale of a whole one.
     */
    public void onFill(final Fill fill) {
        final Position position = positions[fill.order().instrumentId()];
        onOrderEnded(fill.order());
        feesPaid = Math.addExact(feesPaid, fill.fee());
        if (fill.order().side() == Side.BUY) {
            buy(fill, position);
        } else {
            sell(fill, position);
        }
    }

    private void buy(final Fill fill, final Position position) {
        requireQuantity(position, 0);
        cash = Math.subtractExact(cash, Math.addExact(fill.notional(), fill.fee()));
        position.open(fill.inPosition(positionNumbers.next()));
        events.onFillBooked(fill);
        events.onPositionChanged(position);
    }

    private void sell(final Fill fill, final Position position) {
        requireQuantity(position, fill.quantity());
        cash = Math.addExact(cash, fill.notional() - fill.fee());
        realisedResult = Math.addExact(realisedResult, fill.notional() - position.entryNotional());
        events.onFillBooked(fill.inPosition(position.positionId()));
        events.onTradeClosed(trade.of(tradeNumbers.next(), position, fill));
        position.close();
        events.onPositionChanged(position);
    }

    private static void requireQuantity(final Position position, final long quantity) {
        if (position.quantity() != quantity) {
            throw new IllegalStateException("position " + position.positionId() + " holds " + position.quantity()
                + ", the fill needs " + quantity);
        }
    }

    /** Tells of the equity where it is another than at the last sample. */
    public void sampleEquity() {
        final long equity = equity();
        if (equity != sampledEquity) {
            sampledEquity = equity;
            events.onEquityChanged(equity, cash);
        }
    }

    @Override
    public long equity() {
        long equity = cash;
        for (int id = 0; id < instruments.count(); id++) {
            if (positions[id].isOpen()) {
                equity = Math.addExact(equity, valueOf(id));
            }
        }
        return equity;
    }

    private long valueOf(final int instrumentId) {
        return instruments.byId(instrumentId).notional(lastPrices[instrumentId], positions[instrumentId].quantity());
    }

    @Override
    public long availableCash() {
        return cash - totalReserved;
    }

    @Override
    public boolean isOrderPending(final int instrumentId) {
        return reserved[instrumentId] != NOTHING_PENDING;
    }

    @Override
    public long lastPrice(final int instrumentId) {
        return lastPrices[instrumentId];
    }

    @Override
    public Position position(final int instrumentId) {
        return positions[instrumentId];
    }

    /**
     * Money that is not in positions, reserved or not.
     *
     * @return money.
     */
    public long cash() {
        return cash;
    }

    /**
     * What waiting purchases may cost.
     *
     * @return money.
     */
    public long reservedCash() {
        return totalReserved;
    }

    /**
     * All fees so far.
     *
     * @return money.
     */
    public long feesPaid() {
        return feesPaid;
    }

    /**
     * What closed positions won, before fees.
     *
     * @return money.
     */
    public long realisedResult() {
        return realisedResult;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putLong(cash);
        writer.putLong(totalReserved);
        writer.putLong(feesPaid);
        writer.putLong(realisedResult);
        writer.putLong(sampledEquity);
        positionNumbers.saveState(writer);
        tradeNumbers.saveState(writer);
        for (int id = 0; id < instruments.count(); id++) {
            writer.putLong(lastPrices[id]);
            writer.putLong(reserved[id]);
            positions[id].saveState(writer);
        }
    }

    @Override
    public void loadState(final StateReader reader) {
        cash = reader.getLong();
        totalReserved = reader.getLong();
        feesPaid = reader.getLong();
        realisedResult = reader.getLong();
        sampledEquity = reader.getLong();
        positionNumbers.loadState(reader);
        tradeNumbers.loadState(reader);
        for (int id = 0; id < instruments.count(); id++) {
            lastPrices[id] = reader.getLong();
            reserved[id] = reader.getLong();
            positions[id].loadState(reader);
        }
    }
}
