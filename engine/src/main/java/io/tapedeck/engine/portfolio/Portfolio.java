package io.tapedeck.engine.portfolio;

import io.tapedeck.engine.margin.AccountMode;
import io.tapedeck.engine.margin.BracketTable;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.InstrumentRegistry;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.order.Fill;
import io.tapedeck.engine.order.NumberSequence;
import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.order.PositionEffect;
import io.tapedeck.engine.risk.AccountView;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

/**
 * The account of a session: one currency, positions long and short in many instruments, what is reserved, what was won.
 *
 * <p>The books add up after every frame to the last unit (see {@link #verify}). What working orders may cost is
 * reserved and cannot be spent twice; what positions stand on is set aside. The balance is never below zero without an
 * entry of the insurance. One thread; allocates only when an instrument is defined. Rules: docs/trading-rules.md,
 * section 9.
 */
public final class Portfolio implements AccountView, Stateful {
    private final InstrumentRegistry instruments;
    private final AccountEvents events;
    private final Ledger ledger = new Ledger();
    private final PositionBook[] books = new PositionBook[InstrumentRegistry.MAXIMUM_INSTRUMENTS];
    private final BracketTable[] brackets = new BracketTable[InstrumentRegistry.MAXIMUM_INSTRUMENTS];
    private final ValuationPrices prices = new ValuationPrices();
    private final NumberSequence positionNumbers = new NumberSequence();
    private final NumberSequence tradeNumbers = new NumberSequence();
    private final Trade trade = new Trade();
    private final MarginCover cover;
    private final CorporateActions actions;
    private AccountMode mode = AccountMode.CASH;
    private int leverage = 1;
    private long totalReserved;
    private long sampledEquity;
    private long liquidationBalance;

    /**
     * An account without money.
     *
     * @param instruments of the session.
     * @param events      told of every change.
     */
    public Portfolio(final InstrumentRegistry instruments, final AccountEvents events) {
        this.instruments = instruments;
        this.events = events;
        cover = new MarginCover(instruments, this);
        actions = new CorporateActions(instruments, this, events);
    }

    /**
     * Pays in the balance to start with.
     *
     * @param initialBalance money.
     */
    public void deposit(final long initialBalance) {
        ledger.deposit(initialBalance);
        sampledEquity = ledger.cash();
    }

    /**
     * Says what the account may owe; before the first order.
     *
     * @param accountMode  of the account.
     * @param leverageUsed of new positions in margined instruments, 1 and up.
     */
    public void setMode(final AccountMode accountMode, final int leverageUsed) {
        mode = accountMode;
        leverage = leverageUsed;
    }

    /**
     * Makes room for an instrument.
     *
     * @param instrument already in the registry.
     */
    public void onInstrument(final Instrument instrument) {
        books[instrument.id()] = new PositionBook(instrument);
        brackets[instrument.id()] = new BracketTable();
        prices.onInstrument(instrument.id());
    }

    /**
     * Takes note of the last price.
     *
     * @param instrumentId of the price.
     * @param price        scaled.
     */
    public void mark(final int instrumentId, final long price) {
        prices.trade(instrumentId, price);
    }

    /**
     * Sets aside what an accepted order may cost.
     *
     * @param order on its way to the exchange.
     */
    public void onOrderAccepted(final Order order) {
        totalReserved = Math.addExact(totalReserved, order.reservedAmount());
    }

    /**
     * Frees what was set aside for an order that ended.
     *
     * @param order that will not be filled any more.
     */
    public void onOrderEnded(final Order order) {
        release(order, order.reservedAmount());
    }

    private void release(final Order order, final long amount) {
        totalReserved -= amount;
        order.reserve(order.reservedAmount() - amount);
    }

    /**
     * Books a fill, which its order has counted already.
     *
     * @param fill of an order that opens or reduces a position.
     */
    public void onFill(final Fill fill) {
        final Order order = fill.order();
        final long left = order.remainingQuantity();
        release(order, left == 0 ? order.reservedAmount()
            : FixedPoint.multiplyDivideFloor(order.reservedAmount(), fill.quantity(), fill.quantity() + left));
        ledger.payFee(fill.fee());
        if (order.effect() == PositionEffect.OPEN) {
            enter(fill);
        } else {
            leave(fill);
        }
        insure(-ledger.cash());
    }

    private void enter(final Fill fill) {
        final Order order = fill.order();
        final Instrument instrument = fill.instrument();
        if (!instrument.isMargined()) {
            ledger.buy(fill.notional());
        }
        final long margin = instrument.isMargined() ? initialMargin(fill.notional()) : 0;
        final PositionBook book = books[instrument.id()];
        final boolean isNew = order.positionId() == 0;
        final Position position = isNew ? book.append() : book.find(order.positionId());
        if (isNew) {
            order.opened(positionNumbers.next());
            position.open(fill.inPosition(order.positionId()), margin);
        } else {
            position.enter(fill, margin);
        }
        events.onFillBooked(fill);
        events.onPositionChanged(position);
    }

    private void leave(final Fill fill) {
        final Instrument instrument = fill.instrument();
        final PositionBook book = books[instrument.id()];
        final Position position = book.find(fill.positionId());
        final long cost = position.costOf(fill.quantity());
        final long result = (fill.notional() - cost) * position.direction();
        if (instrument.isMargined()) {
            ledger.settle(result);
        } else {
            ledger.sell(cost, fill.notional());
        }
        liquidationBalance += position.marginOf(fill.quantity()) + result - fill.fee();
        position.leave(fill, result);
        events.onFillBooked(fill);
        if (!position.isOpen()) {
            events.onTradeClosed(trade.of(tradeNumbers.next(), position, fill));
            book.remove(position);
        }
        events.onPositionChanged(position);
    }

    /** What is paid with a fill is not paid again when the liquidation is done that it belongs to. */
    private void insure(final long amount) {
        if (amount > 0) {
            liquidationBalance += amount;
            ledger.insure(amount);
            events.onInsurance(amount);
        }
    }

    /** A liquidation begins: its losses and the margin behind them are counted. */
    public void beginLiquidation() {
        liquidationBalance = 0;
    }

    /** A liquidation is done: an isolated loss beyond its margin is the insurance's. */
    public void endLiquidation() {
        if (mode == AccountMode.ISOLATED_MARGIN) {
            insure(-liquidationBalance);
        }
    }

    /**
     * The longs pay the shorts, or the other way round.
     *
     * @param instrumentId of the contracts.
     * @param rate         share of the notional, positive where the longs pay.
     * @param markPrice    scaled, or unknown for the last mark price.
     */
    public void onFunding(final int instrumentId, final long rate, final long markPrice) {
        final Instrument instrument = instruments.byId(instrumentId);
        final long price = markPrice == FixedPoint.UNKNOWN ? valuationPrice(instrumentId) : markPrice;
        final PositionBook book = books[instrumentId];
        for (int index = 0; index < book.count(); index++) {
            final Position position = book.at(index);
            final long size = FixedPoint.multiplyDivideHalfUp(instrument.notional(price, position.quantity()),
                Math.abs(rate), FixedPoint.ONE);
            fund(position, rate > 0 ? -size * position.direction() : size * position.direction());
        }
    }

    private void fund(final Position position, final long amount) {
        ledger.fund(amount);
        position.fund(amount);
        if (mode == AccountMode.ISOLATED_MARGIN) {
            position.addMargin(amount);
        }
        events.onFunding(position, amount);
        insure(-ledger.cash());
    }

    void payDividend(final Position position, final long amount) {
        ledger.receiveDividend(amount);
        position.receiveDividend(amount);
        events.onDividend(position, amount);
        insure(-ledger.cash());
    }

    void split(final int instrumentId, final ShareRatio ratio) {
        prices.split(instrumentId, ratio);
    }

    /**
     * Tells of the equity where it is another than at the last sample.
     *
     * @return the equity, money.
     */
    public long sampleEquity() {
        final long equity = equity();
        if (equity != sampledEquity) {
            sampledEquity = equity;
            events.onEquityChanged(equity, ledger.cash());
        }
        return equity;
    }

    /**
     * Puts stop and target of a position elsewhere.
     *
     * @param instrumentId of the position.
     * @param positionId   of the position; nothing happens where it is not open.
     * @param stop         scaled price, or unknown for the present one.
     * @param target       scaled price, or unknown for the present ladder.
     */
    public void protect(final int instrumentId, final long positionId, final long stop, final long target) {
        final Position position = books[instrumentId].find(positionId);
        if (position == null) {
            return;
        }
        if (stop != FixedPoint.UNKNOWN) {
            position.exits().moveStop(stop, position.instrument());
        }
        if (target != FixedPoint.UNKNOWN) {
            position.exits().moveTarget(target, position.instrument());
        }
        events.onPositionChanged(position);
    }

    /**
     * Holds the books against the identity of docs/trading-rules.md, section 9.
     *
     * @throws IllegalStateException where they do not add up to the last unit.
     */
    public void verify() {
        ledger.verify();
    }

    @Override
    public long equity() {
        long equity = ledger.cash();
        for (int id = 0; id < instruments.count(); id++) {
            if (books[id].count() > 0) {
                equity = Math.addExact(equity, valueOf(id, valuationPrice(id)));
            }
        }
        return equity;
    }

    @Override
    public long equityAt(final int instrumentId, final long price) {
        final long present = books[instrumentId].count() == 0 ? 0 : valueOf(instrumentId,
            valuationPrice(instrumentId)) - valueOf(instrumentId, price);
        return equity() - present;
    }

    /** What is owned at its worth, or what contracts have gained. */
    long valueOf(final int instrumentId, final long price) {
        final PositionBook book = books[instrumentId];
        final Instrument instrument = instruments.byId(instrumentId);
        long value = 0;
        for (int index = 0; index < book.count(); index++) {
            final Position position = book.at(index);
            value = Math.addExact(value, instrument.isMargined()
                ? position.unrealised(price) : instrument.notional(price, position.quantity()));
        }
        return value;
    }

    /**
     * The price that positions are valued at.
     *
     * @param instrumentId of the positions.
     * @return the mark price of contracts where there is one, else the last price; scaled.
     */
    public long valuationPrice(final int instrumentId) {
        return prices.valuation(instrumentId);
    }

    @Override
    public long availableCash() {
        long available = ledger.cash() - totalReserved;
        if (mode != AccountMode.CASH) {
            for (int id = 0; id < instruments.count(); id++) {
                available -= books[id].count() > 0 ? setAside(id) : 0;
            }
        }
        return available;
    }

    /** Margin of an instrument's positions; in cross mode its losses too, for they use up what is free. */
    private long setAside(final int instrumentId) {
        final long loss = mode == AccountMode.CROSS_MARGIN && instruments.byId(instrumentId).isMargined()
            ? Math.min(0, valueOf(instrumentId, valuationPrice(instrumentId))) : 0;
        return books[instrumentId].margin() - loss;
    }

    @Override
    public long initialMargin(final long notional) {
        return FixedPoint.multiplyDivideCeiling(notional, 1, leverage);
    }

    /** What happens to shares. */
    public CorporateActions actions() {
        return actions;
    }

    /** Whether the margins of contracts cover what must be maintained. */
    public MarginCover cover() {
        return cover;
    }

    /** What positions are valued at. */
    public ValuationPrices prices() {
        return prices;
    }

    @Override
    public AccountMode mode() {
        return mode;
    }

    @Override
    public int leverage() {
        return leverage;
    }

    @Override
    public BracketTable brackets(final int instrumentId) {
        return brackets[instrumentId];
    }

    @Override
    public long lastPrice(final int instrumentId) {
        return prices.last(instrumentId);
    }

    @Override
    public PositionBook positions(final int instrumentId) {
        return books[instrumentId];
    }

    /**
     * The first open position of an instrument; where none is open, the one that was closed last.
     *
     * @param instrumentId of the position.
     * @return a live view.
     */
    public Position position(final int instrumentId) {
        return books[instrumentId].at(0);
    }

    /** Money that is not in things that are owned, reserved or not. */
    public long cash() {
        return ledger.cash();
    }

    /** What working orders may cost, money. */
    public long reservedCash() {
        return totalReserved;
    }

    /** All fees so far, money. */
    public long feesPaid() {
        return ledger.fees();
    }

    /** Funding received less funding paid, money. */
    public long funding() {
        return ledger.funding();
    }

    /** Dividends received less dividends paid, money. */
    public long dividends() {
        return ledger.dividends();
    }

    /** What the venue's insurance paid, money. */
    public long insurance() {
        return ledger.insurance();
    }

    /** What was won by what has left, before fees and funding, money. */
    public long realisedResult() {
        return ledger.realised();
    }

    @Override
    public void saveState(final StateWriter writer) {
        ledger.saveState(writer);
        writer.putInt(mode.code());
        writer.putInt(leverage);
        writer.putLong(totalReserved);
        writer.putLong(sampledEquity);
        positionNumbers.saveState(writer);
        tradeNumbers.saveState(writer);
        for (int id = 0; id < instruments.count(); id++) {
            prices.saveState(id, writer);
            books[id].saveState(writer);
        }
    }

    @Override
    public void loadState(final StateReader reader) {
        ledger.loadState(reader);
        mode = AccountMode.ofCode(reader.getInt());
        leverage = reader.getInt();
        totalReserved = reader.getLong();
        sampledEquity = reader.getLong();
        positionNumbers.loadState(reader);
        tradeNumbers.loadState(reader);
        for (int id = 0; id < instruments.count(); id++) {
            prices.loadState(id, reader);
            books[id].loadState(reader);
        }
    }
}
