package io.tapedeck.engine.risk;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.order.LevelBasis;
import io.tapedeck.engine.order.Protection;

/** Whether the exits that are wished for a position can be. Stateless; no allocation. */
final class ExitValidity {
    private ExitValidity() {
    }

    /** Stop below, targets above, ascending, shares up to the whole; in directed prices, so for long and short. */
    static Verdict check(final Protection wish, final ProposedOrder proposed, final int direction) {
        final Verdict stop = checkStop(wish, proposed, direction);
        final Verdict targets = stop == Verdict.ACCEPTED ? checkTargets(wish, proposed, direction) : stop;
        return targets == Verdict.ACCEPTED ? checkFollowing(wish, proposed, direction) : targets;
    }

    /** A stop on its side of the price, a target that is a price. */
    static Verdict checkMoved(final Protection wish, final ProposedOrder proposed, final int direction) {
        final long target = wish.target(0);
        return target != FixedPoint.UNKNOWN && target <= 0
            ? proposed.refuse(Verdict.INVALID_EXIT, target, 1) : checkStop(wish, proposed, direction);
    }

    private static Verdict checkStop(final Protection wish, final ProposedOrder proposed, final int direction) {
        if (wish.stop() == FixedPoint.UNKNOWN) {
            return Verdict.ACCEPTED;
        }
        if (wish.basis() == LevelBasis.ENTRY_RATE) {
            return wish.stop() > 0 && (direction < 0 || wish.stop() < FixedPoint.ONE)
                ? Verdict.ACCEPTED : proposed.refuse(Verdict.STOP_ON_WRONG_SIDE, wish.stop(), FixedPoint.ONE);
        }
        final long stop = away(proposed.instrument(), wish.stop(), direction, -1);
        return stop > 0 && (proposed.price() - stop) * direction > 0
            ? Verdict.ACCEPTED : proposed.refuse(Verdict.STOP_ON_WRONG_SIDE, stop, proposed.price());
    }

    private static Verdict checkTargets(final Protection wish, final ProposedOrder proposed, final int direction) {
        long before = wish.basis() == LevelBasis.PRICE ? proposed.price() * direction : 0;
        long shares = 0;
        for (int index = 0; index < wish.targetCount(); index++) {
            final long target = directedTarget(wish, index, proposed.instrument(), direction);
            if (target <= before) {
                return proposed.refuse(Verdict.TARGET_ON_WRONG_SIDE, Math.abs(target), Math.abs(before));
            }
            shares = Math.addExact(shares, wish.targetShare(index));
            if (wish.targetShare(index) <= 0 || shares > FixedPoint.ONE) {
                return proposed.refuse(Verdict.INVALID_EXIT, shares, FixedPoint.ONE);
            }
            before = target;
        }
        return Verdict.ACCEPTED;
    }

    private static long directedTarget(final Protection wish, final int index, final Instrument instrument,
        final int direction) {
        return wish.basis() == LevelBasis.PRICE
            ? away(instrument, wish.target(index), direction, 1) * direction : wish.target(index);
    }

    private static Verdict checkFollowing(final Protection wish, final ProposedOrder proposed, final int direction) {
        if (wish.trailingDistance() != FixedPoint.UNKNOWN && wish.trailingDistance() <= 0) {
            return proposed.refuse(Verdict.INVALID_EXIT, wish.trailingDistance(), 1);
        }
        if (wish.maximumHoldingNs() != FixedPoint.UNKNOWN && wish.maximumHoldingNs() <= 0) {
            return proposed.refuse(Verdict.INVALID_EXIT, wish.maximumHoldingNs(), 1);
        }
        final long trigger = wish.breakEvenTrigger();
        final boolean wins = trigger == FixedPoint.UNKNOWN || (wish.basis() == LevelBasis.ENTRY_RATE
            ? trigger > 0 : (trigger - proposed.price()) * direction > 0);
        return wins ? Verdict.ACCEPTED : proposed.refuse(Verdict.INVALID_EXIT, trigger, proposed.price());
    }

    /** A level on the grid, moved away from the price: to the losing side (-1) or the winning side (1). */
    private static long away(final Instrument instrument, final long price, final int direction, final int side) {
        return direction * side < 0 ? instrument.floorToTick(price) : instrument.ceilToTick(price);
    }
}
