package io.tapedeck.engine.simulation;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.InstrumentRegistry;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.order.FeeKind;
import io.tapedeck.engine.order.Fill;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.order.Liquidity;
import io.tapedeck.engine.order.NumberSequence;
import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.order.OrderState;
import io.tapedeck.engine.order.OrderType;
import io.tapedeck.engine.order.PositionEffect;
import io.tapedeck.engine.order.TimeInForce;
import io.tapedeck.engine.portfolio.Portfolio;
import io.tapedeck.engine.portfolio.Position;
import io.tapedeck.engine.risk.OpenOrders;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

/**
 * Keeps the working orders of all instruments and executes them: section 3 of docs/trading-rules.md. Which of them a
 * candle reaches, and in which order, is decided by {@link CandleMatching}.
 *
 * <p>An order that the account cannot pay for at the fill price is rejected. One thread; allocates only when an
 * instrument is defined.
 */
public final class SimulatedExchange implements OpenOrders, Stateful {
    private final InstrumentRegistry instruments;
    private final Portfolio account;
    private final ExchangeEvents events;
    private final NumberSequence fillNumbers = new NumberSequence();
    private final WorkingOrders[] books = new WorkingOrders[InstrumentRegistry.MAXIMUM_INSTRUMENTS];
    private final VolumeBudget[] budgets = new VolumeBudget[InstrumentRegistry.MAXIMUM_INSTRUMENTS];
    private final long[] ranges = new long[InstrumentRegistry.MAXIMUM_INSTRUMENTS];
    private final SpentGroups spentGroups = new SpentGroups();
    private final Fill fill = new Fill();
    private final FillSizing sizing;
    private MarketAssumptions assumptions = MarketAssumptions.plain(FillModel.NEXT);

    /**
     * An exchange without orders.
     *
     * @param instruments of the session.
     * @param account     whose orders they are.
     * @param events      told of everything that happens.
     */
    public SimulatedExchange(final InstrumentRegistry instruments, final Portfolio account,
        final ExchangeEvents events) {
        this.instruments = instruments;
        this.account = account;
        this.events = events;
        sizing = new FillSizing(account);
    }

    /**
     * Says what to assume; before the first order.
     *
     * @param market the assumptions.
     */
    public void assume(final MarketAssumptions market) {
        assumptions = market;
    }

    /**
     * Makes room for an instrument.
     *
     * @param instrument already in the registry.
     */
    public void onInstrument(final Instrument instrument) {
        books[instrument.id()] = new WorkingOrders();
        budgets[instrument.id()] = new VolumeBudget();
    }

    /**
     * The working orders of an instrument.
     *
     * @param instrumentId of the orders.
     * @return a live view.
     */
    public WorkingOrders orders(final int instrumentId) {
        return books[instrumentId];
    }

    long tickSize(final int instrumentId) {
        return instruments.byId(instrumentId).tickSize();
    }

    LimitFillModel limitFill() {
        return assumptions.limitFill();
    }

    /** Whether market orders wait for the quotes of a book instead of the open of a candle. */
    boolean isFilledByQuotes() {
        return assumptions.fill() == FillModel.BOOK;
    }

    /** What a book offers can be taken from until it shows something else; of it all where no share is set. */
    void onQuantityOffered(final int instrumentId, final long quantity) {
        budgets[instrumentId].renew(instruments.byId(instrumentId), quantity,
            assumptions.participationRate() == 0 ? FixedPoint.ONE : assumptions.participationRate());
    }

    /** A new base candle: its volume can be taken from, its range moves what slips. */
    void onBaseCandle(final int instrumentId, final long volume, final long range) {
        ranges[instrumentId] = range;
        if (assumptions.participationRate() == 0) {
            budgets[instrumentId].lift();
        } else {
            budgets[instrumentId].renew(instruments.byId(instrumentId), volume, assumptions.participationRate());
        }
    }

    /** The orders of a frame are about to be handed over. */
    public void beginFrame() {
        spentGroups.clear();
    }

    /**
     * Takes an order.
     *
     * @param accepted order that risk let pass.
     * @param timeNs   of the decision.
     */
    public void submit(final Order accepted, final long timeNs) {
        final WorkingOrders book = books[accepted.instrumentId()];
        if (book.isFull()) {
            end(accepted, OrderState.REJECTED);
            return;
        }
        if (isTooLate(accepted)) {
            end(accepted, OrderState.CANCELLED);
            return;
        }
        final Order order = book.add(accepted);
        order.travel(timeNs + assumptions.latency().toSubmit(order.orderId()));
        if (order.arrivalTimeNs() == timeNs) {
            move(order, OrderState.ACCEPTED);
            tryAtOnce(order, timeNs);
        } else {
            events.onOrderUpdate(order, OrderState.SUBMITTED);
        }
    }

    /** What it reduces is closed, or another of its group filled, by an order of the same frame. */
    private boolean isTooLate(final Order order) {
        return order.effect() == PositionEffect.REDUCE
            && account.positions(order.instrumentId()).find(order.positionId()) == null
            || spentGroups.contains(order.instrumentId(), order.groupId());
    }

    /** Under fill model close an order meets the last price in the frame of its decision. */
    private void tryAtOnce(final Order order, final long timeNs) {
        if (assumptions.fill() == FillModel.CLOSE) {
            arrive(order, account.lastPrice(order.instrumentId()), timeNs);
        }
    }

    /** An order reaches the market where it stands at a price. */
    void arrive(final Order order, final long price, final long timeNs) {
        if (order.state() == OrderState.SUBMITTED) {
            move(order, OrderState.ACCEPTED);
        }
        order.arrive(price, instruments.byId(order.instrumentId()).tickSize());
        if (order.type().hasTrigger() && reachesTrigger(order, price)) {
            trigger(order);
        }
        if (order.type() == OrderType.MARKET) {
            execute(order, price, timeNs, FeeKind.TAKER);
        } else if (order.type() == OrderType.LIMIT && isMarketable(order, price)) {
            takeLiquidity(order, price, timeNs);
        }
        if (!order.state().isTerminal() && isImmediate(order)) {
            close(order, OrderState.CANCELLED);
        }
    }

    private void takeLiquidity(final Order order, final long price, final long timeNs) {
        if (order.liquidity() == Liquidity.MAKER_ONLY) {
            refuse(order);
        } else {
            execute(order, price, timeNs, FeeKind.TAKER);
        }
    }

    private static boolean isImmediate(final Order order) {
        return order.timeInForce() == TimeInForce.IOC || order.timeInForce() == TimeInForce.FOK;
    }

    static boolean isMarketable(final Order order, final long price) {
        return (order.limitPrice() - price) * order.side().sign() >= 0;
    }

    /** Whether a price makes a waiting order executable; a trailing stop compares with where it stands now. */
    static boolean reachesTrigger(final Order order, final long price) {
        final long beyond = (price - order.triggerPrice()) * order.side().sign();
        return switch (order.type()) {
            case STOP_MARKET, STOP_LIMIT -> beyond >= 0;
            case TAKE_PROFIT -> beyond <= 0;
            case TRAILING_STOP -> price * -order.side().sign() <= order.trailing().at(order.trailingBest());
            default -> false;
        };
    }

    void trigger(final Order order) {
        order.trigger();
        move(order, OrderState.TRIGGERED);
    }

    /**
     * Executes what the volume allows of an order.
     *
     * @param order   that is executable.
     * @param found   price that it finds, scaled.
     * @param timeNs  of the fill.
     * @param feeKind that it pays.
     */
    void execute(final Order order, final long found, final long timeNs, final FeeKind feeKind) {
        final Instrument instrument = instruments.byId(order.instrumentId());
        final boolean slips = feeKind == FeeKind.TAKER && order.type() != OrderType.LIMIT;
        final long price = slips ? assumptions.slippage().slip(instrument, order.side(), found,
            ranges[instrument.id()], assumptions.slippageRate()) : found;
        sizing.settle(order, instrument, price);
        final long quantity = feeKind == FeeKind.LIQUIDATION ? order.remainingQuantity()
            : budgets[instrument.id()].allow(order.remainingQuantity());
        if (order.quantity() == 0 || !sizing.isPayable(order, instrument, price, quantity)) {
            refuse(order);
        } else if (quantity > 0 && (order.timeInForce() != TimeInForce.FOK || quantity == order.remainingQuantity())) {
            budgets[instrument.id()].take(quantity);
            book(order, fill.of(fillNumbers.next(), order, instrument, quantity, price).charged(timeNs, feeKind));
        }
    }

    private void book(final Order order, final Fill executed) {
        order.addFilled(executed.quantity());
        move(order, order.remainingQuantity() == 0 ? OrderState.FILLED : OrderState.PARTIALLY_FILLED);
        if (order.isLeaving()) {
            account.positions(order.instrumentId()).find(order.positionId()).changeLeaving(-executed.quantity());
        }
        events.onFill(executed);
        if (order.state().isTerminal()) {
            remove(order);
        }
        cancelGroup(order);
        cancelOrdersOfClosed(order);
    }

    private void cancelGroup(final Order filled) {
        if (filled.groupId() != 0) {
            spentGroups.add(filled.instrumentId(), filled.groupId());
            final WorkingOrders book = books[filled.instrumentId()];
            for (int index = book.count() - 1; index >= 0; index--) {
                final Order other = book.at(index);
                if (other.groupId() == filled.groupId() && other != filled) {
                    close(other, OrderState.CANCELLED);
                }
            }
        }
    }

    /** Nothing is left to reduce, and what is left of the entry would come unprotected. */
    private void cancelOrdersOfClosed(final Order filled) {
        final long positionId = filled.positionId();
        if (account.positions(filled.instrumentId()).find(positionId) == null) {
            final WorkingOrders book = books[filled.instrumentId()];
            for (int index = book.count() - 1; index >= 0; index--) {
                if (book.at(index).positionId() == positionId) {
                    close(book.at(index), OrderState.CANCELLED);
                }
            }
        }
    }

    /**
     * Leaves a position now, in part or as a whole; what the volume does not allow follows at the next open.
     *
     * @param exit    order that reduces it, not in the books.
     * @param price   that it finds, scaled.
     * @param timeNs  of the fill.
     * @param feeKind that it pays.
     */
    void leave(final Order exit, final long price, final long timeNs, final FeeKind feeKind) {
        execute(exit, price, timeNs, feeKind);
        if (!exit.state().isTerminal() && !books[exit.instrumentId()].isFull()) {
            final Position position = account.positions(exit.instrumentId()).find(exit.positionId());
            position.changeLeaving(exit.remainingQuantity());
            books[exit.instrumentId()].add(exit).arriveLeaving();
        }
    }

    /**
     * Takes an order back.
     *
     * @param instrumentId of the order.
     * @param orderId      of the order.
     * @param timeNs       of the decision.
     */
    public void cancel(final int instrumentId, final long orderId, final long timeNs) {
        final Order order = books[instrumentId].find(orderId);
        if (order == null) {
            return;
        }
        final Latency latency = assumptions.latency();
        if (latency.model() == LatencyModel.NONE) {
            close(order, OrderState.CANCELLED);
        } else if (order.state() != OrderState.CANCEL_PENDING) {
            final long knownNs = order.arrivalTimeNs() + latency.toAcknowledge(orderId);
            order.cancelAt(Math.max(timeNs, knownNs) + latency.toCancel(orderId));
            move(order, OrderState.CANCEL_PENDING);
        }
    }

    /**
     * Changes a working order; it keeps its number, and meets the next open as if it came anew.
     *
     * @param instrumentId of the order.
     * @param orderId      of the order.
     * @param quantity     new size, scaled, or unknown.
     * @param limitPrice   new limit, scaled, or unknown.
     * @param triggerPrice new trigger, scaled, or unknown.
     * @param timeNs       of the decision.
     */
    public void amend(final int instrumentId, final long orderId, final long quantity, final long limitPrice,
        final long triggerPrice, final long timeNs) {
        final Order order = books[instrumentId].find(orderId);
        if (order != null) {
            order.amend(quantity, limitPrice, triggerPrice);
            order.travel(timeNs + assumptions.latency().toCancel(orderId));
            events.onOrderUpdate(order, order.state());
        }
    }

    /** Shares are split: working orders move with them; one of which nothing is left is taken back. */
    void onSplit(final int instrumentId, final ShareRatio ratio) {
        final WorkingOrders book = books[instrumentId];
        for (int index = book.count() - 1; index >= 0; index--) {
            final Order order = book.at(index);
            order.split(ratio, instruments.byId(instrumentId));
            if (order.quantity() != FixedPoint.UNKNOWN && order.remainingQuantity() == 0) {
                close(order, OrderState.CANCELLED);
            }
        }
        ranges[instrumentId] = ratio.price(ranges[instrumentId]);
    }

    /** How many fills there were so far. */
    public long fills() {
        return fillNumbers.last();
    }

    @Override
    public int count(final int instrumentId) {
        return books[instrumentId].count();
    }

    @Override
    public Order at(final int instrumentId, final int index) {
        return books[instrumentId].at(index);
    }

    /**
     * Takes all orders of an instrument back at once, whatever the latency: the operator's or the end's last word.
     *
     * @param instrumentId of the orders.
     */
    public void cancelAll(final int instrumentId) {
        final WorkingOrders book = books[instrumentId];
        while (book.count() > 0) {
            close(book.at(book.count() - 1), OrderState.CANCELLED);
        }
    }

    /** Orders whose time has come at an open: cancellations that arrive, moments that pass. */
    void expire(final int instrumentId, final long openTimeNs) {
        final WorkingOrders book = books[instrumentId];
        for (int index = book.count() - 1; index >= 0; index--) {
            final Order order = book.at(index);
            if (order.cancelTimeNs() != FixedPoint.UNKNOWN && order.cancelTimeNs() <= openTimeNs) {
                close(order, OrderState.CANCELLED);
            } else if (order.expireTimeNs() != FixedPoint.UNKNOWN && order.expireTimeNs() <= openTimeNs) {
                close(order, OrderState.EXPIRED);
            }
        }
    }

    private void move(final Order order, final OrderState next) {
        if (order.state() == OrderState.CANCEL_PENDING && !next.isTerminal()) {
            return;
        }
        order.become(next);
        events.onOrderUpdate(order, next);
    }

    /** What was filled stands; only an order without fills can be rejected. */
    private void refuse(final Order order) {
        close(order, order.filledQuantity() == 0 ? OrderState.REJECTED : OrderState.CANCELLED);
    }

    private void close(final Order order, final OrderState last) {
        end(order, last);
        remove(order);
    }

    private void end(final Order order, final OrderState last) {
        order.become(last);
        events.onOrderUpdate(order, last);
    }

    private void remove(final Order order) {
        if (books[order.instrumentId()].find(order.orderId()) == order) {
            books[order.instrumentId()].remove(order);
        }
    }

    @Override
    public void saveState(final StateWriter writer) {
        fillNumbers.saveState(writer);
        for (int id = 0; id < instruments.count(); id++) {
            writer.putLong(ranges[id]);
            books[id].saveState(writer);
            budgets[id].saveState(writer);
        }
    }

    @Override
    public void loadState(final StateReader reader) {
        fillNumbers.loadState(reader);
        for (int id = 0; id < instruments.count(); id++) {
            ranges[id] = reader.getLong();
            books[id].loadState(reader);
            budgets[id].loadState(reader);
        }
    }
}
