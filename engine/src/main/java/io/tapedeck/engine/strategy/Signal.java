package io.tapedeck.engine.strategy;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.order.LevelBasis;
import io.tapedeck.engine.order.Liquidity;
import io.tapedeck.engine.order.OrderType;
import io.tapedeck.engine.order.Protection;
import io.tapedeck.engine.order.Sizing;
import io.tapedeck.engine.order.TimeInForce;

/**
 * What a strategy asks for, reused. What is not said is a market order without size and protection; prices that are not
 * given are {@link FixedPoint#UNKNOWN}. One thread, no allocation.
 */
public final class Signal {
    private final Protection protection = new Protection();
    private long signalId;
    private int instrumentId;
    private SignalKind kind = SignalKind.CLOSE;
    private Sizing sizing = Sizing.EQUITY_FRACTION;
    private long size;
    private long volatility;
    private long positionId;
    private long orderSignalId;
    private long groupId;
    private OrderType type = OrderType.MARKET;
    private TimeInForce timeInForce = TimeInForce.GTC;
    private Liquidity liquidity = Liquidity.ANY;
    private long limitPrice;
    private long triggerPrice;
    private long trailingDistance;
    private LevelBasis trailingBasis = LevelBasis.PRICE;
    private long expireTimeNs;
    private boolean vetoed;

    /**
     * Begins a new signal.
     *
     * @param id         of the signal.
     * @param instrument that it is about.
     * @param what       it asks for.
     * @return this.
     */
    public Signal begin(final long id, final int instrument, final SignalKind what) {
        signalId = id;
        instrumentId = instrument;
        kind = what;
        sizing = Sizing.EQUITY_FRACTION;
        size = 0;
        volatility = FixedPoint.UNKNOWN;
        positionId = 0;
        orderSignalId = 0;
        groupId = 0;
        vetoed = false;
        protection.clear();
        return priced(OrderType.MARKET, FixedPoint.UNKNOWN, FixedPoint.UNKNOWN)
            .trailing(FixedPoint.UNKNOWN, LevelBasis.PRICE)
            .lasting(TimeInForce.GTC, FixedPoint.UNKNOWN)
            .liquidity(Liquidity.ANY);
    }

    /** How the size is found, and the quantity, the money or the rate that it needs. */
    public Signal sized(final Sizing how, final long value) {
        sizing = how;
        size = value;
        return this;
    }

    /** Yearly volatility of the market, rate, for {@link Sizing#VOLATILITY_TARGET}. */
    public Signal volatility(final long rate) {
        volatility = rate;
        return this;
    }

    /** Kind of the order and the prices that it needs; unknown for those that it does not. */
    public Signal priced(final OrderType orderType, final long limit, final long trigger) {
        type = orderType;
        limitPrice = limit;
        triggerPrice = trigger;
        return this;
    }

    /** Distance by which the trigger of a trailing stop order follows; its trigger price is the activation. */
    public Signal trailing(final long distance, final LevelBasis basis) {
        trailingDistance = distance;
        trailingBasis = basis;
        return this;
    }

    /** How long the order stays, and until when where that is a moment. */
    public Signal lasting(final TimeInForce duration, final long untilNs) {
        timeInForce = duration;
        expireTimeNs = untilNs;
        return this;
    }

    /** Which side of a trade the order may take. */
    public Signal liquidity(final Liquidity allowed) {
        liquidity = allowed;
        return this;
    }

    /** Whether a filter forbids it; the risk gate says so. */
    public Signal veto(final boolean forbidden) {
        vetoed = forbidden;
        return this;
    }

    /** Group of orders of which one fill cancels the others; 0 for none. */
    public Signal group(final long id) {
        groupId = id;
        return this;
    }

    /** Position that is meant; 0 for all of the instrument. */
    public Signal position(final long id) {
        positionId = id;
        return this;
    }

    /** Signal whose order is meant by a cancellation or an amendment. */
    public Signal orderOf(final long id) {
        orderSignalId = id;
        return this;
    }

    /** Exits of the position that it opens, or new ones for {@link SignalKind#PROTECT}; to be filled in. */
    public Protection protection() {
        return protection;
    }

    /** Whether a filter forbids it. */
    public boolean isVetoed() {
        return vetoed;
    }

    /** Number of the signal in this session, from 1. */
    public long signalId() {
        return signalId;
    }

    /** What it is about. */
    public int instrumentId() {
        return instrumentId;
    }

    /** What it asks for. */
    public SignalKind kind() {
        return kind;
    }

    /** How the size is found. */
    public Sizing sizing() {
        return sizing;
    }

    /** Quantity, money or rate, as {@link #sizing} says. */
    public long size() {
        return size;
    }

    /** Yearly volatility of the market, rate, or unknown. */
    public long volatility() {
        return volatility;
    }

    /** Position that is meant; 0 for all of the instrument. */
    public long positionId() {
        return positionId;
    }

    /** Signal whose order is meant; 0 for none. */
    public long orderSignalId() {
        return orderSignalId;
    }

    /** Group of the order; 0 for none. */
    public long groupId() {
        return groupId;
    }

    /** Kind of the order. */
    public OrderType type() {
        return type;
    }

    /** How long the order stays. */
    public TimeInForce timeInForce() {
        return timeInForce;
    }

    /** Which side of a trade the order may take. */
    public Liquidity liquidity() {
        return liquidity;
    }

    /** Limit price, scaled, or unknown. */
    public long limitPrice() {
        return limitPrice;
    }

    /** Trigger price, scaled, or unknown. */
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

    /** When the order expires, nanoseconds, or unknown. */
    public long expireTimeNs() {
        return expireTimeNs;
    }
}
