package io.tapedeck.engine.twin;

import io.tapedeck.engine.order.FillReason;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a candle does to one position: sections 5 and 7 of docs/trading-rules.md, one method a rule, by trying prices
 * one tick after the other. All prices are directed.
 */
final class NaiveExits {
    private final NaivePosition position;
    private final NaivePlan plan;
    private final BigDecimal tick;
    private final BigDecimal step;
    private List<Leg> legs = new ArrayList<>();
    private int met;
    private BigDecimal left;

    /** A part that leaves. */
    record Leg(BigDecimal quantity, BigDecimal price, FillReason reason) {
    }

    /**
     * What is still to come of a candle.
     *
     * @param start         where the price is.
     * @param low           the lowest price of the candle.
     * @param high          the highest price of the candle.
     * @param close         the last price.
     * @param certainHigh   the highest price that comes for certain.
     * @param lowIsToCome   whether the low comes for certain.
     */
    record Rest(BigDecimal start, BigDecimal low, BigDecimal high, BigDecimal close, BigDecimal certainHigh,
        boolean lowIsToCome) {
    }

    NaiveExits(final NaivePosition position, final BigDecimal tick, final BigDecimal step) {
        this.position = position;
        this.tick = tick;
        this.step = step;
        plan = position.plan();
        left = position.guarded();
    }

    List<Leg> legs() {
        return legs;
    }

    /** Targets that were met are done with, whether or not a part left there. */
    void passTargets() {
        for (int index = 0; index < met; index++) {
            plan.targets().remove(0);
        }
    }

    /** The price is here: stop and targets that it has reached or passed act here. */
    void at(final BigDecimal price) {
        final BigDecimal standing = plan.standing();
        if (standing != null && price.compareTo(standing) <= 0) {
            leave(price, plan.reasonAt(plan.best()));
        } else {
            meetTargets(price, price);
        }
    }

    void leave(final BigDecimal price, final FillReason reason) {
        add(left, price, reason);
    }

    private void add(final BigDecimal quantity, final BigDecimal price, final FillReason reason) {
        if (quantity.signum() > 0) {
            legs.add(new Leg(quantity, price, reason));
            left = left.subtract(quantity);
        }
    }

    /** Targets up to a price, at their own or all at one price. */
    void meetTargets(final BigDecimal upTo, final BigDecimal one) {
        while (left.signum() > 0 && met < plan.targets().size()
            && plan.targets().get(met).level().compareTo(upTo) <= 0) {
            final BigDecimal level = plan.targets().get(met).level();
            add(partAt(met, left), one == null ? level : one, FillReason.TAKE_PROFIT);
            met++;
        }
    }

    private BigDecimal partAt(final int target, final BigDecimal open) {
        if (target == plan.targets().size() - 1 && plan.laddersWhole()) {
            return open;
        }
        final BigDecimal part = position.entered().multiply(plan.targets().get(target).share())
            .divide(step, 0, RoundingMode.FLOOR).multiply(step);
        return part.min(open);
    }

    /** Whether the candle can stop the position, at the stop that stands or at one that it pulls up. */
    boolean isStoppable(final Rest rest) {
        return isAtOrAbove(plan.stopAt(plan.best().max(rest.high)), rest.low);
    }

    private static boolean isAtOrAbove(final BigDecimal level, final BigDecimal price) {
        return level != null && level.compareTo(price) >= 0;
    }

    /** Judges the rest of a candle; what another path would have been worth more, at most, is returned. */
    BigDecimal judge(final Rest rest) {
        at(rest.start);
        final BigDecimal best = bestWorth(rest);
        if (left.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if (isAtOrAbove(plan.standing(), rest.low)) {
            leave(plan.standing(), plan.reasonAt(plan.best()));
        } else if (isStoppable(rest)) {
            retreatOrStay(rest);
        } else {
            meetTargets(rest.certainHigh, null);
        }
        return best.subtract(worth(rest.close));
    }

    private void retreatOrStay(final Rest rest) {
        final NaiveExits stay = copy();
        stay.meetTargets(rest.certainHigh, null);
        final BigDecimal peak = retreatPeak(rest);
        meetTargets(peak, null);
        leave(plan.stopAt(peak), plan.reasonAt(peak));
        final boolean mustLeave = isAtOrAbove(plan.stopAt(plan.best().max(rest.certainHigh)), rest.close);
        if (!mustLeave && stay.worth(rest.close).compareTo(worth(rest.close)) < 0) {
            legs = stay.legs;
            met = stay.met;
            left = stay.left;
        }
    }

    private NaiveExits copy() {
        final NaiveExits copy = new NaiveExits(position, tick, step);
        copy.legs = new ArrayList<>(legs);
        copy.met = met;
        copy.left = left;
        return copy;
    }

    /** The lowest price from which a stop can be met on the way back. */
    private BigDecimal retreatPeak(final Rest rest) {
        BigDecimal peak = plan.best().add(tick);
        while (peak.compareTo(rest.high) < 0 && !isAtOrAbove(plan.stopAt(peak), rest.low)) {
            peak = peak.add(tick);
        }
        return peak.min(rest.high);
    }

    /** Directed worth at the close of what has left and of what stays. */
    private BigDecimal worth(final BigDecimal close) {
        BigDecimal worth = close.multiply(left);
        for (final Leg leg : legs) {
            worth = worth.add(leg.price.multiply(leg.quantity));
        }
        return worth;
    }

    /** The better of: to the high and then to the low, where that must come, and the low before the high. */
    private BigDecimal bestWorth(final Rest rest) {
        final BigDecimal highFirst = worthOfPath(rest.lowIsToCome
            ? List.of(rest.start, rest.high, rest.low, rest.close) : List.of(rest.start, rest.high, rest.close));
        final BigDecimal lowFirst = worthOfPath(List.of(rest.start, rest.low, rest.high, rest.close));
        return highFirst.max(lowFirst);
    }

    private BigDecimal worthOfPath(final List<BigDecimal> prices) {
        final NaiveExits path = copy();
        BigDecimal peak = plan.best();
        for (int index = 1; index < prices.size(); index++) {
            final BigDecimal price = prices.get(index);
            if (price.compareTo(prices.get(index - 1)) >= 0) {
                path.meetTargets(price, null);
                peak = peak.max(price);
            } else if (isAtOrAbove(plan.stopAt(peak), price)) {
                path.leave(plan.stopAt(peak), plan.reasonAt(peak));
            }
        }
        return path.worth(prices.get(prices.size() - 1));
    }
}
