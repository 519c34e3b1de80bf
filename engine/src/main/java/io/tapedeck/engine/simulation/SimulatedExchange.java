package io.tapedeck.engine.simulation;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.InstrumentRegistry;
import io.tapedeck.engine.order.Fill;
import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.NumberSequence;
import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.order.OrderState;
import io.tapedeck.engine.order.Side;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

/**
 * Settles market orders: at most one waits in each instrument, until the next open.
 *
 * <p>An order for an amount buys as much as the amount pays for at the fill price, fee included; one that pays for
 * nothing is rejected. One thread; allocates only when an instrument is defined.
 */
public final class SimulatedExchange implements Stateful {
    private final InstrumentRegistry instruments;
    private final NumberSequence orderNumbers;
    private final ExchangeEvents events;
    private final NumberSequence fillNumbers = new NumberSequence();
    private final Order[] waiting = new Order[InstrumentRegistry.MAXIMUM_INSTRUMENTS];
    private final boolean[] isWaiting = new boolean[InstrumentRegistry.MAXIMUM_INSTRUMENTS];
    private final Order exit = new Order();
    private final Fill fill = new Fill();

    /**
     * An exchange without orders.
     *
     * @param instruments  of the session.
     * @param orderNumbers shared by all that create orders.
     * @param events       told of everything that happens.
     */
    public SimulatedExchange(final InstrumentRegistry instruments, final NumberSequence orderNumbers,
        final ExchangeEvents events) {
        this.instruments = instruments;
        this.orderNumbers = orderNumbers;
        this.events = events;
    }

    /**
     * Makes room for an instrument.
     *
     * @param instrument already in the registry.
     */
    public void onInstrument(final Instrument instrument) {
        waiting[instrument.id()] = new Order();
    }

    /**
     * Takes an order that waits for the next open.
     *
     * @param order in an instrument without a waiting one.
     */
    public void await(final Order order) {
        if (isWaiting[order.instrumentId()]) {
            throw new IllegalStateException("an order already waits in instrument " + order.instrumentId());
        }
        isWaiting[order.instrumentId()] = true;
        waiting[order.instrumentId()].set(order);
        events.onOrderUpdate(order, OrderState.ACCEPTED);
    }

    /**
     * The market opens: fills what waits.
     *
     * @param instrumentId that opens.
     * @param price        scaled.
     * @param timeNs       of the open.
     */
    public void onOpen(final int instrumentId, final long price, final long timeNs) {
        if (isWaiting[instrumentId]) {
            isWaiting[instrumentId] = false;
            execute(waiting[instrumentId], price, timeNs);
        }
    }

    /**
     * Executes an order at once.
     *
     * @param order  of any kind.
     * @param price  scaled.
     * @param timeNs of the fill.
     */
    public void execute(final Order order, final long price, final long timeNs) {
        final Instrument instrument = instruments.byId(order.instrumentId());
        final long quantity = order.quantity() == FixedPoint.UNKNOWN
            ? instrument.quantityFor(order.quoteAmount(), price)
            : order.quantity();
        if (quantity == 0) {
            events.onOrderUpdate(order, OrderState.REJECTED);
            return;
        }
        events.onOrderUpdate(order, OrderState.FILLED);
        events.onFill(fill.of(fillNumbers.next(), order, instrument, quantity, price, timeNs));
    }

    /**
     * Closes a position; a sale that still waits in the instrument is taken back, for there is nothing left to sell.
     *
     * @param instrumentId of the position.
     * @param quantity     all of it.
     * @param price        scaled.
     * @param timeNs       of the fill.
     * @param reason       recorded with the fill.
     */
    public void closePosition(final int instrumentId, final long quantity, final long price, final long timeNs,
        final FillReason reason) {
        if (isWaiting[instrumentId] && waiting[instrumentId].side() == Side.SELL) {
            cancel(instrumentId);
        }
        execute(exit.sell(orderNumbers.next(), instrumentId, quantity, reason).causedBy(0), price, timeNs);
    }

    /**
     * Takes back the order that waits, if one does.
     *
     * @param instrumentId of the order.
     */
    public void cancel(final int instrumentId) {
        if (isWaiting[instrumentId]) {
            isWaiting[instrumentId] = false;
            events.onOrderUpdate(waiting[instrumentId], OrderState.CANCELLED);
        }
    }

    @Override
    public void saveState(final StateWriter writer) {
        fillNumbers.saveState(writer);
        for (int id = 0; id < instruments.count(); id++) {
            writer.putBoolean(isWaiting[id]);
            if (isWaiting[id]) {
                saveOrder(writer, waiting[id]);
            }
        }
    }

    private static void saveOrder(final StateWriter writer, final Order order) {
        writer.putLong(order.orderId());
        writer.putLong(order.signalId());
        writer.putInt(order.side().code());
        writer.putInt(order.reason().code());
        writer.putLong(order.quantity());
        writer.putLong(order.quoteAmount());
        writer.putLong(order.stopPrice());
        writer.putLong(order.targetPrice());
    }

    @Override
    public void loadState(final StateReader reader) {
        fillNumbers.loadState(reader);
        for (int id = 0; id < instruments.count(); id++) {
            isWaiting[id] = reader.getBoolean();
            if (isWaiting[id]) {
                loadOrder(reader, id);
            }
        }
    }

    private void loadOrder(final StateReader reader, final int instrumentId) {
        final long orderId = reader.getLong();
        final long signalId = reader.getLong();
        final Side side = Side.ofCode(reader.getInt());
        final FillReason reason = FillReason.ofCode(reader.getInt());
        final long quantity = reader.getLong();
        final long quoteAmount = reader.getLong();
        if (side == Side.BUY) {
            waiting[instrumentId].buyFor(orderId, instrumentId, quoteAmount);
        } else {
            waiting[instrumentId].sell(orderId, instrumentId, quantity, reason);
        }
        waiting[instrumentId].protect(reader.getLong(), reader.getLong()).causedBy(signalId);
    }
}
