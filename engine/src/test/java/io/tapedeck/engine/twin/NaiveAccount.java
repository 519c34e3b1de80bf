package io.tapedeck.engine.twin;

import io.tapedeck.engine.margin.AccountMode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The money of section 9: every figure is added up from the positions and orders when it is asked for. */
final class NaiveAccount {
    private final Conditions conditions;
    private final List<NaivePosition> positions = new ArrayList<>();
    private final List<NaiveOrder> orders;
    private BigDecimal cash;
    private BigDecimal insurance = BigDecimal.ZERO;
    private BigDecimal realised = BigDecimal.ZERO;
    private BigDecimal fees = BigDecimal.ZERO;
    private BigDecimal funding = BigDecimal.ZERO;

    NaiveAccount(final Conditions conditions, final List<NaiveOrder> orders) {
        this.conditions = conditions;
        this.orders = orders;
        cash = conditions.balance();
    }

    List<NaivePosition> positions() {
        return positions;
    }

    BigDecimal cash() {
        return cash;
    }

    static BigDecimal rounded(final BigDecimal amount) {
        return amount.setScale(8, RoundingMode.HALF_UP);
    }

    BigDecimal margin(final BigDecimal notional) {
        return conditions.isSpot() ? BigDecimal.ZERO
            : notional.divide(conditions.leverageFigure(), 8, RoundingMode.CEILING);
    }

    /** What an entry takes out of the free cash. */
    BigDecimal costOf(final BigDecimal price, final BigDecimal quantity) {
        final BigDecimal notional = price.multiply(quantity);
        final BigDecimal own = conditions.isSpot() ? notional : margin(notional);
        return own.add(rounded(notional.multiply(conditions.takerFee())));
    }

    BigDecimal free(final BigDecimal lastPrice) {
        BigDecimal free = cash;
        for (final NaiveOrder order : orders) {
            free = free.subtract(order.reserved);
        }
        if (!conditions.isSpot()) {
            for (final NaivePosition position : positions) {
                free = free.subtract(position.margin());
            }
        }
        return conditions.mode() == AccountMode.CROSS_MARGIN ? free.add(value(lastPrice).min(BigDecimal.ZERO)) : free;
    }

    /** What is owned, or what contracts have gained. */
    private BigDecimal value(final BigDecimal price) {
        BigDecimal value = BigDecimal.ZERO;
        for (final NaivePosition position : positions) {
            value = value.add(conditions.isSpot() ? price.multiply(position.quantity()) : position.unrealised(price));
        }
        return value;
    }

    BigDecimal equity(final BigDecimal price) {
        return cash.add(value(price));
    }

    void enter(final NaivePosition position, final BigDecimal quantity, final BigDecimal notional,
        final BigDecimal fee) {
        if (!positions.contains(position)) {
            positions.add(position);
        }
        pay(fee);
        cash = conditions.isSpot() ? cash.subtract(notional) : cash;
        position.enter(quantity, notional, margin(notional));
    }

    /** What the part leaves behind it: its margin and its result without the fee. */
    BigDecimal leave(final NaivePosition position, final BigDecimal quantity, final BigDecimal notional,
        final BigDecimal fee) {
        final BigDecimal cost = position.costOf(quantity);
        final BigDecimal result = notional.subtract(cost).multiply(BigDecimal.valueOf(position.direction()));
        final BigDecimal behind = position.marginOf(quantity).add(result).subtract(fee);
        pay(fee);
        realised = realised.add(result);
        cash = cash.add(conditions.isSpot() ? notional : result);
        position.leave(quantity);
        if (!position.isOpen()) {
            positions.remove(position);
        }
        return behind;
    }

    private void pay(final BigDecimal fee) {
        fees = fees.add(fee);
        cash = cash.subtract(fee);
    }

    void fund(final NaivePosition position, final BigDecimal amount) {
        funding = funding.add(amount);
        cash = cash.add(amount);
        if (conditions.mode() == AccountMode.ISOLATED_MARGIN) {
            position.addMargin(amount);
        }
    }

    /** Pays in what is missing; what it was. */
    BigDecimal insure(final BigDecimal missing) {
        final BigDecimal paid = missing.max(BigDecimal.ZERO);
        insurance = insurance.add(paid);
        cash = cash.add(paid);
        return paid;
    }

    /** Whether what stands behind the contracts covers what must be maintained at a price. */
    boolean covers(final BigDecimal price) {
        if (conditions.isSpot() || positions.isEmpty()) {
            return true;
        }
        BigDecimal cost = BigDecimal.ZERO;
        BigDecimal behind = conditions.mode() == AccountMode.CROSS_MARGIN ? cash : BigDecimal.ZERO;
        for (final NaivePosition position : positions) {
            cost = cost.add(position.facing(position.cost()));
            behind = behind.add(position.unrealised(price));
            if (conditions.mode() == AccountMode.ISOLATED_MARGIN) {
                behind = behind.add(position.margin());
            }
        }
        return behind.compareTo(conditions.maintenanceOf(net().abs().multiply(price), cost.abs())) >= 0;
    }

    /** Signed sum of what is held. */
    BigDecimal net() {
        BigDecimal net = BigDecimal.ZERO;
        for (final NaivePosition position : positions) {
            net = net.add(position.facing(position.quantity()));
        }
        return net;
    }

    /** Identity (A). */
    boolean addsUp() {
        BigDecimal owned = BigDecimal.ZERO;
        if (conditions.isSpot()) {
            for (final NaivePosition position : positions) {
                owned = owned.add(position.cost());
            }
        }
        return cash.add(owned).compareTo(conditions.balance().add(realised).subtract(fees).add(funding)
            .add(insurance)) == 0 && cash.signum() >= 0;
    }
}
