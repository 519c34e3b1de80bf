package io.tapedeck.engine.twin;

import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.OrderType;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An order at the venue, or on its way to it. Fields are open: it has no rules of its own. */
final class NaiveOrder {
    /** Number of the wish, 0 for an exit of a plan. */
    int label;
    Wish wish;
    boolean buys;
    boolean opens;
    OrderType type = OrderType.MARKET;
    FillReason reason;
    NaivePosition position;
    int group;
    BigDecimal quantity;
    BigDecimal filled = BigDecimal.ZERO;
    /** Money that is put up, where the quantity is settled at the fill. */
    BigDecimal amount;
    /** Share of the equity at the fill. */
    BigDecimal share;
    BigDecimal reserved = BigDecimal.ZERO;
    BigDecimal limit;
    BigDecimal trigger;
    BigDecimal distance;
    boolean inShares;
    BigDecimal best;
    boolean immediate;
    boolean whole;
    boolean postOnly;
    boolean leaving;
    boolean arrived;
    boolean ended;
    /** It comes after what takes it back. */
    boolean late;
    long arrivesAt;
    Long expiresAt;
    Long cancelledAt;

    BigDecimal remaining() {
        return quantity == null ? null : quantity.subtract(filled);
    }

    boolean hasTrigger() {
        return type == OrderType.STOP_MARKET || type == OrderType.STOP_LIMIT || type == OrderType.TAKE_PROFIT
            || type == OrderType.TRAILING_STOP;
    }

    /** Whether it waits for a price against the trader. */
    boolean isStop() {
        return type == OrderType.STOP_MARKET || type == OrderType.STOP_LIMIT || type == OrderType.TRAILING_STOP;
    }

    /** Prices of which more is farther from the trigger of a trailing stop. */
    private BigDecimal facing(final BigDecimal price) {
        return buys ? price.negate() : price;
    }

    void startTrailing(final BigDecimal price) {
        if (type == OrderType.TRAILING_STOP) {
            best = facing(price);
        }
    }

    void follow(final BigDecimal price) {
        if (arrived && type == OrderType.TRAILING_STOP) {
            best = best.max(facing(price));
        }
    }

    private BigDecimal trailingAt(final BigDecimal peak, final BigDecimal tick) {
        if (trigger != null && peak.compareTo(facing(trigger)) < 0) {
            return null;
        }
        final BigDecimal behind = inShares ? peak.abs().multiply(distance) : distance;
        return peak.subtract(behind).divide(tick, 0, RoundingMode.FLOOR).multiply(tick);
    }

    /** Whether a price makes it executable. */
    boolean isReachedBy(final BigDecimal price, final boolean throughOnly, final BigDecimal tick) {
        switch (type) {
            case LIMIT -> {
                final int beyond = buys ? limit.compareTo(price) : price.compareTo(limit);
                return throughOnly ? beyond > 0 : beyond >= 0;
            }
            case STOP_MARKET, STOP_LIMIT -> {
                return buys ? price.compareTo(trigger) >= 0 : price.compareTo(trigger) <= 0;
            }
            case TAKE_PROFIT -> {
                return buys ? price.compareTo(trigger) <= 0 : price.compareTo(trigger) >= 0;
            }
            case TRAILING_STOP -> {
                final BigDecimal level = trailingAt(best, tick);
                return level != null && facing(price).compareTo(level) <= 0;
            }
            default -> {
                return false;
            }
        }
    }

    /** The price at which a candle meets it, or null. */
    BigDecimal levelIn(final BigDecimal low, final BigDecimal high, final boolean throughOnly, final BigDecimal tick) {
        if (type == OrderType.TRAILING_STOP) {
            return trailingLevelIn(low, high, tick);
        }
        final boolean awaitsRise = type == OrderType.LIMIT || type == OrderType.TAKE_PROFIT ? !buys : buys;
        if (!isReachedBy(awaitsRise ? high : low, throughOnly, tick)) {
            return null;
        }
        return type == OrderType.LIMIT ? limit : trigger;
    }

    /** Where it stands, or else the worst price at which it can be met in the candle. */
    private BigDecimal trailingLevelIn(final BigDecimal low, final BigDecimal high, final BigDecimal tick) {
        final BigDecimal far = buys ? high.negate() : low;
        final BigDecimal top = best.max(buys ? low.negate() : high);
        for (BigDecimal peak = best; peak.compareTo(top) <= 0; peak = peak.add(tick)) {
            final BigDecimal level = trailingAt(peak, tick);
            if (level != null && level.compareTo(far) >= 0) {
                return facing(level);
            }
        }
        return null;
    }

    boolean isMarketable(final BigDecimal price) {
        return buys ? price.compareTo(limit) <= 0 : price.compareTo(limit) >= 0;
    }
}
