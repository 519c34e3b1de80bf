package io.tapedeck.engine.twin;

import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.OrderType;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The twin's orders and how they are executed: section 3 of docs/trading-rules.md. */
final class NaiveVenue {
    private static final int MOST_ORDERS = 32;
    private static final BigDecimal ZERO = BigDecimal.ZERO;

    private final Conditions conditions;
    private final List<NaiveOrder> orders = new ArrayList<>();
    private final NaiveAccount account;
    private final BigDecimal tick;
    private final boolean throughOnly;
    private final List<String> events = new ArrayList<>();
    private final List<BigDecimal> met = new ArrayList<>();
    private final Set<String> ends = new TreeSet<>();
    private NaiveCandle now;
    private BigDecimal budget;
    private BigDecimal previousClose;
    private BigDecimal liquidationBalance = ZERO;

    /** Which side of a trade a fill takes. */
    enum Charge { MAKER, TAKER, LIQUIDATION }

    NaiveVenue(final Conditions conditions) {
        this.conditions = conditions;
        account = new NaiveAccount(conditions, orders);
        tick = conditions.tick();
        throughOnly = conditions.says("trade-through");
    }

    NaiveAccount account() {
        return account;
    }

    List<NaiveOrder> orders() {
        return orders;
    }

    /** Fills and ambiguities of the present candle. */
    List<String> events() {
        return events;
    }

    /** Orders that ended in the present candle without being filled. */
    Set<String> ends() {
        return ends;
    }

    /** Prices at which something was met inside the present candle. */
    List<BigDecimal> met() {
        return met;
    }

    void begin(final NaiveCandle candle) {
        now = candle;
        events.clear();
        ends.clear();
        budget = conditions.participation().signum() == 0 ? null
            : conditions.stepped(candle.volume().multiply(conditions.participation()));
    }

    /** From now on the close is the last price that is known. */
    void close() {
        previousClose = now.close();
    }

    /** What leaves from now on is liquidated. */
    void beginLiquidation() {
        liquidationBalance = ZERO;
    }

    /** What the losses of the liquidated exceed the margin behind them by. */
    BigDecimal liquidationLoss() {
        return liquidationBalance.negate();
    }

    void expire() {
        for (final NaiveOrder order : List.copyOf(orders)) {
            if (order.cancelledAt != null && order.cancelledAt <= now.opensAt()) {
                end(order, "cancelled");
            } else if (order.expiresAt != null && order.expiresAt <= now.opensAt()) {
                end(order, "expired");
            }
        }
    }

    void arrive(final NaiveOrder order, final BigDecimal price, final long time) {
        order.arrived = true;
        order.startTrailing(price);
        if (order.hasTrigger() && order.isReachedBy(price, throughOnly, tick)) {
            order.type = order.type == OrderType.STOP_LIMIT ? OrderType.LIMIT : OrderType.MARKET;
        }
        if (order.type == OrderType.MARKET) {
            execute(order, price, time, Charge.TAKER);
        } else if (order.type == OrderType.LIMIT && order.isMarketable(price)) {
            if (order.postOnly) {
                refuse(order);
            } else {
                execute(order, price, time, Charge.TAKER);
            }
        }
        if (!order.ended && (order.immediate || order.whole)) {
            end(order, "cancelled");
        }
    }

    void exit(final NaivePosition position, final BigDecimal quantity, final BigDecimal price,
        final long time, final FillReason reason) {
        met.add(price);
        final NaiveOrder order = new NaiveOrder();
        order.buys = position.direction() < 0;
        order.position = position;
        order.quantity = quantity;
        order.reason = reason;
        execute(order, price, time, reason == FillReason.LIQUIDATION ? Charge.LIQUIDATION : Charge.TAKER);
        if (!order.ended && !isFull()) {
            order.arrived = true;
            order.leaving = true;
            position.changeLeaving(order.remaining());
            orders.add(order);
        }
    }

    /** The price comes to a resting order: its own where it is a limit. */
    void meet(final NaiveOrder order, final BigDecimal price, final long time) {
        if (order.type == OrderType.LIMIT) {
            execute(order, order.limit, time, Charge.MAKER);
            return;
        }
        order.type = order.type == OrderType.STOP_LIMIT ? OrderType.LIMIT : OrderType.MARKET;
        if (order.type == OrderType.MARKET || order.isMarketable(price)) {
            execute(order, price, time, Charge.TAKER);
        }
        if (order.type == OrderType.LIMIT) {
            order.arrivesAt = now.closesAt();
        }
    }

    BigDecimal slipped(final NaiveOrder order, final BigDecimal price) {
        final BigDecimal distance = price.multiply(conditions.slippageOfPrice())
            .add(now.high().subtract(now.low()).multiply(conditions.slippageOfRange()));
        return order.buys ? price.add(distance).divide(tick, 0, RoundingMode.CEILING).multiply(tick)
            : price.subtract(distance).divide(tick, 0, RoundingMode.FLOOR).multiply(tick).max(tick);
    }

    void execute(final NaiveOrder order, final BigDecimal found, final long time, final Charge charge) {
        final boolean slips = charge == Charge.TAKER && order.type != OrderType.LIMIT;
        final BigDecimal price = slips ? slipped(order, found) : found;
        settleSize(order, price);
        final BigDecimal allowed = budget == null || charge == Charge.LIQUIDATION ? order.remaining()
            : order.remaining().min(budget);
        if (order.quantity.signum() == 0 || order.opens && !isPayable(order, price, allowed)) {
            refuse(order);
        } else if (allowed.signum() > 0 && (!order.whole || allowed.compareTo(order.remaining()) == 0)) {
            budget = budget == null ? null : budget.subtract(allowed).max(ZERO);
            book(order, allowed, price, time, charge);
        }
    }

    boolean isPayable(final NaiveOrder order, final BigDecimal price, final BigDecimal quantity) {
        return account.costOf(price, quantity).compareTo(account.free(lastPrice()).add(order.reserved)) <= 0;
    }

    /** The last close that is known: that of the candle before until the present one is complete. */
    BigDecimal lastPrice() {
        return previousClose == null ? now.open() : previousClose;
    }

    void settleSize(final NaiveOrder order, final BigDecimal price) {
        if (!order.opens) {
            order.quantity = order.quantity.min(order.filled.add(order.position.quantity()));
        } else if (order.quantity == null) {
            order.quantity = quantityFor(amountOf(order, price), price);
        }
    }

    BigDecimal amountOf(final NaiveOrder order, final BigDecimal price) {
        if (order.amount != null) {
            return order.amount;
        }
        final BigDecimal share = account.equity(price).max(ZERO).multiply(order.share).setScale(8, RoundingMode.FLOOR);
        return share.min(account.free(lastPrice()).add(order.reserved)).max(ZERO);
    }

    void book(final NaiveOrder order, final BigDecimal quantity, final BigDecimal price, final long time,
        final Charge charge) {
        final BigDecimal notional = price.multiply(quantity);
        final BigDecimal fee = NaiveAccount.rounded(notional.multiply(switch (charge) {
            case MAKER -> conditions.makerFee();
            case TAKER -> conditions.takerFee();
            case LIQUIDATION -> conditions.liquidationFee();
        }));
        order.reserved = quantity.compareTo(order.remaining()) == 0 ? ZERO : order.reserved.subtract(
            order.reserved.multiply(quantity).divide(order.remaining(), 8, RoundingMode.FLOOR));
        order.filled = order.filled.add(quantity);
        if (order.opens) {
            enter(order, quantity, price, fee, time);
        } else {
            if (order.leaving) {
                order.position.changeLeaving(quantity.negate());
            }
            liquidationBalance = liquidationBalance.add(account.leave(order.position, quantity, notional, fee));
        }
        events.add("fill " + order.position.label() + " by " + (order.label == 0 ? "plan" : order.label)
            + (order.buys ? " buy " : " sell ") + Minute.plain(quantity) + " @ " + Minute.plain(price) + " "
            + order.reason + " fee " + Minute.plain(fee) + " at " + time);
        liquidationBalance = liquidationBalance.add(account.cash().negate().max(ZERO));
        insure(account.cash().negate());
        if (order.remaining().signum() == 0) {
            order.ended = true;
            orders.remove(order);
        }
        cancelOthers(order);
    }

    void enter(final NaiveOrder order, final BigDecimal quantity, final BigDecimal price, final BigDecimal fee,
        final long time) {
        if (order.position == null) {
            final int direction = order.buys ? 1 : -1;
            order.position = new NaivePosition(order.label, direction,
                new NaivePlan(order.wish, direction, price, tick, time));
        }
        account.enter(order.position, quantity, price.multiply(quantity), fee);
    }

    void cancelOthers(final NaiveOrder filled) {
        for (final NaiveOrder other : List.copyOf(orders)) {
            final boolean grouped = filled.group != 0 && other.group == filled.group && other != filled;
            if (grouped || other.position == filled.position && !filled.position.isOpen()) {
                other.late = true;
                if (other.arrivesAt != Long.MAX_VALUE) {
                    end(other, "cancelled");
                }
            }
        }
    }

    void refuse(final NaiveOrder order) {
        end(order, order.filled.signum() == 0 ? "rejected" : "cancelled");
    }

    void end(final NaiveOrder order, final String how) {
        order.ended = true;
        order.reserved = ZERO;
        orders.remove(order);
        if (order.label != 0) {
            ends.add(how + " " + order.label);
        }
    }

    void insure(final BigDecimal missing) {
        final BigDecimal paid = account.insure(missing);
        if (paid.signum() > 0) {
            events.add("insured " + Minute.plain(paid));
        }
    }

    /** The greatest quantity whose margin, or price, and fee an amount pays for. */
    BigDecimal quantityFor(final BigDecimal amount, final BigDecimal price) {
        final BigDecimal withFee = conditions.takerFee().multiply(conditions.leverageFigure()).add(BigDecimal.ONE);
        BigDecimal quantity = conditions.stepped(amount.multiply(conditions.leverageFigure())
            .divide(price.multiply(withFee), 8, RoundingMode.FLOOR)).add(conditions.step());
        while (quantity.signum() > 0 && account.costOf(price, quantity).compareTo(amount) > 0) {
            quantity = quantity.subtract(conditions.step());
        }
        return quantity;
    }

    /** What is wished, but not handed over yet, takes no room. */
    boolean isFull() {
        return orders.stream().filter(order -> order.arrivesAt != Long.MAX_VALUE).count() >= MOST_ORDERS;
    }
}
