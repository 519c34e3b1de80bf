package io.tapedeck.engine.order;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

/**
 * An order, reused: whoever wants to keep it copies it. Prices that it does not have are {@link FixedPoint#UNKNOWN}.
 *
 * <p>The size of an entry is a quantity, an amount of quote currency that is settled at the fill price, or a share of
 * the equity at the moment of the fill; the others are unknown. A reducing order has a quantity and names its position.
 * One thread, no allocation after construction.
 */
public final class Order implements Stateful {
    private final Protection protection = new Protection();
    private final TrailingLevel trailing = new TrailingLevel();
    private long orderId;
    private long signalId;
    private int instrumentId;
    private Side side = Side.BUY;
    private OrderType type = OrderType.MARKET;
    private TimeInForce timeInForce = TimeInForce.GTC;
    private Liquidity liquidity = Liquidity.ANY;
    private PositionEffect effect = PositionEffect.OPEN;
    private FillReason reason = FillReason.ENTRY;
    private OrderState state = OrderState.SUBMITTED;
    private long positionId;
    private long groupId;
    private long quantity;
    private long quoteAmount;
    private long equityFraction;
    private long limitPrice;
    private long triggerPrice;
    private long trailingDistance;
    private LevelBasis trailingBasis = LevelBasis.PRICE;
    private long trailingBest;
    private long expireTimeNs;
    private long arrivalTimeNs;
    private long cancelTimeNs;
    private long filledQuantity;
    private long reservedAmount;
    private boolean arrived;
    private boolean leaving;

    /** Begins a market order that opens a position, without a size. */
    public Order open(final long id, final int instrument, final Side direction) {
        begin(id, instrument, direction);
        effect = PositionEffect.OPEN;
        reason = FillReason.ENTRY;
        return this;
    }

    /** Begins a market order that reduces a position, with the reason of its fills. */
    public Order reduce(final long id, final int instrument, final Side direction, final long position,
        final FillReason why) {
        begin(id, instrument, direction);
        effect = PositionEffect.REDUCE;
        positionId = position;
        reason = why;
        return this;
    }

    private void begin(final long id, final int instrument, final Side direction) {
        orderId = id;
        instrumentId = instrument;
        side = direction;
        type = OrderType.MARKET;
        timeInForce = TimeInForce.GTC;
        liquidity = Liquidity.ANY;
        state = OrderState.SUBMITTED;
        signalId = 0;
        positionId = 0;
        groupId = 0;
        quantity = FixedPoint.UNKNOWN;
        quoteAmount = FixedPoint.UNKNOWN;
        equityFraction = FixedPoint.UNKNOWN;
        limitPrice = FixedPoint.UNKNOWN;
        triggerPrice = FixedPoint.UNKNOWN;
        trailingDistance = FixedPoint.UNKNOWN;
        trailingBasis = LevelBasis.PRICE;
        expireTimeNs = FixedPoint.UNKNOWN;
        cancelTimeNs = FixedPoint.UNKNOWN;
        arrivalTimeNs = FixedPoint.UNKNOWN;
        filledQuantity = 0;
        reservedAmount = 0;
        arrived = false;
        leaving = false;
        protection.clear();
    }

    /** Size in the base currency, scaled. */
    public Order quantity(final long amount) {
        quantity = amount;
        return this;
    }

    /** Size in the quote currency, fee included, money; settled at the fill price. */
    public Order quoteAmount(final long amount) {
        quoteAmount = amount;
        return this;
    }

    /** Size as a share of the equity at the moment of the fill, put up as margin; rate. */
    public Order equityFraction(final long fraction) {
        equityFraction = fraction;
        return this;
    }

    /** Kind of the order and the prices that it needs; unknown for those that it does not. */
    public Order priced(final OrderType kind, final long limit, final long trigger) {
        type = kind;
        limitPrice = limit;
        triggerPrice = trigger;
        return this;
    }

    /** Distance by which the trigger of a trailing stop follows; its activation is the trigger price, or unknown. */
    public Order trailing(final long distance, final LevelBasis basis) {
        trailingDistance = distance;
        trailingBasis = basis;
        return this;
    }

    /** How long it stays, and until when where that is a moment. */
    public Order lasting(final TimeInForce duration, final long untilNs) {
        timeInForce = duration;
        expireTimeNs = untilNs;
        return this;
    }

    /** Which side of a trade it may take. */
    public Order liquidity(final Liquidity allowed) {
        liquidity = allowed;
        return this;
    }

    /** Group of orders of which one fill cancels the others; 0 for none. */
    public Order group(final long id) {
        groupId = id;
        return this;
    }

    /** Signal that caused it; 0 for none. */
    public Order causedBy(final long id) {
        signalId = id;
        return this;
    }

    /** Takes over another order's values. */
    public void set(final Order other) {
        protection.set(other.protection);
        orderId = other.orderId;
        signalId = other.signalId;
        instrumentId = other.instrumentId;
        side = other.side;
        type = other.type;
        timeInForce = other.timeInForce;
        liquidity = other.liquidity;
        effect = other.effect;
        reason = other.reason;
        state = other.state;
        positionId = other.positionId;
        groupId = other.groupId;
        quantity = other.quantity;
        quoteAmount = other.quoteAmount;
        equityFraction = other.equityFraction;
        limitPrice = other.limitPrice;
        triggerPrice = other.triggerPrice;
        trailingDistance = other.trailingDistance;
        trailingBasis = other.trailingBasis;
        trailingBest = other.trailingBest;
        expireTimeNs = other.expireTimeNs;
        arrivalTimeNs = other.arrivalTimeNs;
        cancelTimeNs = other.cancelTimeNs;
        filledQuantity = other.filledQuantity;
        reservedAmount = other.reservedAmount;
        arrived = other.arrived;
        leaving = other.leaving;
    }

    /**
     * Moves to another state.
     *
     * @param next state.
     * @throws IllegalStateException where {@link OrderState#mayBecome} forbids it.
     */
    public void become(final OrderState next) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException("order " + orderId + " is " + state + " and cannot become " + next);
        }
        state = next;
    }

    /** Adds to what was executed, at most what is left. */
    public void addFilled(final long amount) {
        if (amount > quantity - filledQuantity) {
            throw new IllegalStateException("order " + orderId + " of " + quantity + " has " + filledQuantity
                + " filled, not " + amount + " more");
        }
        filledQuantity += amount;
    }

    /** It reaches the venue at this moment. */
    public void travel(final long arrivesNs) {
        arrivalTimeNs = arrivesNs;
    }

    /** Its cancellation reaches the venue at this moment. */
    public void cancelAt(final long timeNs) {
        cancelTimeNs = timeNs;
    }

    /** It stands at the venue from now on, where the market is at this price: a trailing trigger starts there. */
    public void arrive(final long price, final long tickSize) {
        arrived = true;
        startTrailing(price, tickSize);
    }

    /** It is what the market's volume left of an exit, and goes on with the next one. */
    public void arriveLeaving() {
        arrived = true;
        leaving = true;
    }

    /** Whether it is the rest of an exit, whose quantity the exits of the position no longer guard. */
    public boolean isLeaving() {
        return leaving;
    }

    private void startTrailing(final long price, final long tickSize) {
        if (type == OrderType.TRAILING_STOP) {
            trailingBest = price * -side.sign();
            trailing.follow(trailingDistance, trailingBasis,
                triggerPrice == FixedPoint.UNKNOWN ? FixedPoint.UNKNOWN : triggerPrice * -side.sign(), tickSize);
        }
    }

    /** Its trigger was reached: from now on it is a market or a limit order. */
    public void trigger() {
        type = type == OrderType.STOP_LIMIT ? OrderType.LIMIT : OrderType.MARKET;
    }

    /** Changes a working order, which then has to arrive again; unknown leaves a value as it is. */
    public void amend(final long newQuantity, final long newLimit, final long newTrigger) {
        arrived = false;
        quantity = newQuantity == FixedPoint.UNKNOWN ? quantity : newQuantity;
        limitPrice = newLimit == FixedPoint.UNKNOWN ? limitPrice : newLimit;
        triggerPrice = newTrigger == FixedPoint.UNKNOWN ? triggerPrice : newTrigger;
    }

    /** The shares were split: its size and its prices move with them, so that it is filled no sooner than before. */
    public void split(final ShareRatio ratio, final Instrument instrument) {
        final long unfilled = quantity == FixedPoint.UNKNOWN ? FixedPoint.UNKNOWN
            : instrument.roundDownToStep(ratio.quantity(quantity - filledQuantity));
        filledQuantity = ratio.quantity(filledQuantity);
        quantity = unfilled == FixedPoint.UNKNOWN ? unfilled : filledQuantity + unfilled;
        final boolean awaitsRise = side == Side.BUY == (type != OrderType.TAKE_PROFIT);
        limitPrice = side == Side.SELL ? ratio.priceUp(limitPrice, instrument)
            : ratio.priceDown(limitPrice, instrument);
        triggerPrice = awaitsRise ? ratio.priceUp(triggerPrice, instrument)
            : ratio.priceDown(triggerPrice, instrument);
        trailingDistance = trailingBasis == LevelBasis.PRICE ? ratio.price(trailingDistance) : trailingDistance;
        trailingBest = ratio.price(trailingBest);
        trailing.split(ratio);
        protection.split(ratio);
    }

    /** Exits of the position that it opens. */
    public Protection protection() {
        return protection;
    }

    /** Level of a trailing stop order, in prices directed against the order's side: more is away from the trigger. */
    public TrailingLevel trailing() {
        return trailing;
    }

    /** Best price for the holder since a trailing stop order arrived, directed. */
    public long trailingBest() {
        return trailingBest;
    }

    /** Takes note of a price for a trailing stop order; directed. */
    public void reach(final long directedPrice) {
        trailingBest = Math.max(trailingBest, directedPrice);
    }

    /** Number of the order in this session, from 1. */
    public long orderId() {
        return orderId;
    }

    /** Signal that caused it; 0 for none. */
    public long signalId() {
        return signalId;
    }

    /** What is traded. */
    public int instrumentId() {
        return instrumentId;
    }

    /** Direction. */
    public Side side() {
        return side;
    }

    /** What makes it executable now. */
    public OrderType type() {
        return type;
    }

    /** How long it stays. */
    public TimeInForce timeInForce() {
        return timeInForce;
    }

    /** Which side of a trade it may take. */
    public Liquidity liquidity() {
        return liquidity;
    }

    /** What it does to positions. */
    public PositionEffect effect() {
        return effect;
    }

    /** What its fills are recorded as. */
    public FillReason reason() {
        return reason;
    }

    /** Where it is in its life. */
    public OrderState state() {
        return state;
    }

    /** Position that it reduces, or that its fills belong to; 0 before the first. */
    public long positionId() {
        return positionId;
    }

    /** Its first fill opened this position. */
    public void opened(final long position) {
        positionId = position;
    }

    /** Group of which one fill cancels the others; 0 for none. */
    public long groupId() {
        return groupId;
    }

    /** Size in the base currency, scaled, or unknown before it is settled. */
    public long quantity() {
        return quantity;
    }

    /** Size in the quote currency, money, or unknown. */
    public long quoteAmount() {
        return quoteAmount;
    }

    /** Size as a share of the equity at the fill, rate, or unknown. */
    public long equityFraction() {
        return equityFraction;
    }

    /** Price that it is never filled beyond, scaled, or unknown. */
    public long limitPrice() {
        return limitPrice;
    }

    /** Price that makes it executable, scaled, or unknown. */
    public long triggerPrice() {
        return triggerPrice;
    }

    /** Distance of a trailing stop order, or unknown. */
    public long trailingDistance() {
        return trailingDistance;
    }

    /** What the trailing distance is given in. */
    public LevelBasis trailingBasis() {
        return trailingBasis;
    }

    /** When it expires, nanoseconds, or unknown. */
    public long expireTimeNs() {
        return expireTimeNs;
    }

    /** When it reaches the venue, nanoseconds. */
    public long arrivalTimeNs() {
        return arrivalTimeNs;
    }

    /** When its cancellation reaches the venue, nanoseconds, or unknown. */
    public long cancelTimeNs() {
        return cancelTimeNs;
    }

    /** What was executed so far, scaled. */
    public long filledQuantity() {
        return filledQuantity;
    }

    /** What is still to be executed, scaled. */
    public long remainingQuantity() {
        return quantity - filledQuantity;
    }

    /** Money that is set aside for it. */
    public long reservedAmount() {
        return reservedAmount;
    }

    /** Sets money aside for it, or frees it with 0. */
    public void reserve(final long amount) {
        reservedAmount = amount;
    }

    /** Whether it stands at the venue. */
    public boolean hasArrived() {
        return arrived;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putLong(orderId);
        writer.putLong(signalId);
        writer.putInt(instrumentId);
        writer.putInt(side.code());
        writer.putInt(type.code());
        writer.putInt(timeInForce.code());
        writer.putInt(liquidity.code());
        writer.putInt(effect.code());
        writer.putInt(reason.code());
        writer.putInt(state.code());
        writer.putLong(positionId);
        writer.putLong(groupId);
        writer.putLong(quantity);
        writer.putLong(quoteAmount);
        writer.putLong(equityFraction);
        writer.putLong(limitPrice);
        writer.putLong(triggerPrice);
        writer.putLong(trailingDistance);
        writer.putInt(trailingBasis.code());
        writer.putLong(trailingBest);
        writer.putLong(expireTimeNs);
        writer.putLong(arrivalTimeNs);
        writer.putLong(cancelTimeNs);
        writer.putLong(filledQuantity);
        writer.putLong(reservedAmount);
        writer.putBoolean(arrived);
        writer.putBoolean(leaving);
        protection.saveState(writer);
        trailing.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        orderId = reader.getLong();
        signalId = reader.getLong();
        instrumentId = reader.getInt();
        side = Side.ofCode(reader.getInt());
        type = OrderType.ofCode(reader.getInt());
        timeInForce = TimeInForce.ofCode(reader.getInt());
        liquidity = Liquidity.ofCode(reader.getInt());
        effect = PositionEffect.ofCode(reader.getInt());
        reason = FillReason.ofCode(reader.getInt());
        state = OrderState.ofCode(reader.getInt());
        positionId = reader.getLong();
        groupId = reader.getLong();
        quantity = reader.getLong();
        quoteAmount = reader.getLong();
        equityFraction = reader.getLong();
        limitPrice = reader.getLong();
        triggerPrice = reader.getLong();
        trailingDistance = reader.getLong();
        trailingBasis = LevelBasis.ofCode(reader.getInt());
        trailingBest = reader.getLong();
        expireTimeNs = reader.getLong();
        arrivalTimeNs = reader.getLong();
        cancelTimeNs = reader.getLong();
        filledQuantity = reader.getLong();
        reservedAmount = reader.getLong();
        arrived = reader.getBoolean();
        leaving = reader.getBoolean();
        protection.loadState(reader);
        trailing.loadState(reader);
    }
}
