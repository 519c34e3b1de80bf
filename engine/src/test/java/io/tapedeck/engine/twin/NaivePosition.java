package io.tapedeck.engine.twin;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What was entered by one order and has not left yet. */
final class NaivePosition {
    private final int label;
    private final int direction;
    private final NaivePlan plan;
    private BigDecimal quantity = BigDecimal.ZERO;
    private BigDecimal leaving = BigDecimal.ZERO;
    private BigDecimal entered = BigDecimal.ZERO;
    private BigDecimal cost = BigDecimal.ZERO;
    private BigDecimal margin = BigDecimal.ZERO;

    NaivePosition(final int label, final int direction, final NaivePlan plan) {
        this.label = label;
        this.direction = direction;
        this.plan = plan;
    }

    /** Number of the order that opened it. */
    int label() {
        return label;
    }

    int direction() {
        return direction;
    }

    NaivePlan plan() {
        return plan;
    }

    BigDecimal facing(final BigDecimal price) {
        return direction > 0 ? price : price.negate();
    }

    BigDecimal quantity() {
        return quantity;
    }

    BigDecimal guarded() {
        return quantity.subtract(leaving);
    }

    BigDecimal entered() {
        return entered;
    }

    BigDecimal cost() {
        return cost;
    }

    BigDecimal margin() {
        return margin;
    }

    boolean isOpen() {
        return quantity.signum() > 0;
    }

    void enter(final BigDecimal part, final BigDecimal notional, final BigDecimal setAside) {
        quantity = quantity.add(part);
        entered = entered.add(part);
        cost = cost.add(notional);
        margin = margin.add(setAside);
    }

    /** Entry notional of a part: rounded down, so that the last part takes what is left. */
    BigDecimal costOf(final BigDecimal part) {
        return shareOf(cost, part);
    }

    BigDecimal marginOf(final BigDecimal part) {
        return margin.signum() <= 0 ? margin : shareOf(margin, part);
    }

    private BigDecimal shareOf(final BigDecimal whole, final BigDecimal part) {
        return part.compareTo(quantity) == 0 ? whole
            : whole.multiply(part).divide(quantity, 8, RoundingMode.FLOOR);
    }

    void leave(final BigDecimal part) {
        final BigDecimal partCost = costOf(part);
        final BigDecimal partMargin = marginOf(part);
        cost = cost.subtract(partCost);
        margin = margin.subtract(partMargin);
        quantity = quantity.subtract(part);
        leaving = leaving.min(quantity);
    }

    void addMargin(final BigDecimal amount) {
        margin = margin.add(amount);
    }

    /** An exit that the volume did not allow waits for the next open, or has found it. */
    void changeLeaving(final BigDecimal change) {
        leaving = leaving.add(change).max(BigDecimal.ZERO).min(quantity);
    }

    BigDecimal unrealised(final BigDecimal price) {
        return price.multiply(quantity).subtract(cost).multiply(BigDecimal.valueOf(direction));
    }

    @Override
    public String toString() {
        final NaivePlan.Target next = plan.targets().isEmpty() ? null : plan.targets().get(0);
        return label + (direction > 0 ? " long " : " short ") + Minute.plain(quantity) + " guarded "
            + Minute.plain(guarded()) + " cost " + Minute.plain(cost) + " stop "
            + Minute.plain(plan.standing() == null ? null : facing(plan.standing())) + " target "
            + Minute.plain(next == null ? null : facing(next.level()));
    }
}
