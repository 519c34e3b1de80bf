package io.tapedeck.engine.twin;

import io.tapedeck.engine.order.FillReason;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The exits of a position in directed prices: prices of a long position, their negatives of a short one. */
final class NaivePlan {
    private final BigDecimal tick;
    private final BigDecimal entry;
    private final boolean inShares;
    private final BigDecimal distance;
    private final BigDecimal activation;
    private final BigDecimal breakEven;
    private final Long deadline;
    private final List<Target> targets = new ArrayList<>();
    private boolean laddersWhole;
    private BigDecimal stop;
    private BigDecimal best;

    /** A level at which a share of all that was entered leaves. */
    record Target(BigDecimal level, BigDecimal share) {
    }

    NaivePlan(final Wish wish, final int direction, final BigDecimal entryPrice, final BigDecimal tick,
        final long entryTime) {
        this.tick = tick;
        entry = entryPrice.multiply(BigDecimal.valueOf(direction));
        best = entry;
        inShares = wish.isInShares();
        stop = down(level(wish.figure("stop"), direction, false));
        distance = wish.figure("trail");
        activation = up(level(wish.figure("trail-from"), direction, true));
        breakEven = up(level(wish.figure("break-even"), direction, true));
        deadline = wish.has("time") ? Long.valueOf(entryTime + wish.number("time") * NaiveMarket.MINUTE) : null;
        BigDecimal whole = BigDecimal.ZERO;
        for (final String target : wish.targets()) {
            final String[] parts = target.split(":");
            targets.add(new Target(up(level(Wish.figureOf(parts[0]), direction, true)), Wish.figureOf(parts[1])));
            whole = whole.add(Wish.figureOf(parts[1]));
        }
        laddersWhole = whole.compareTo(BigDecimal.ONE) >= 0;
    }

    private BigDecimal level(final BigDecimal figure, final int direction, final boolean wins) {
        if (figure == null) {
            return null;
        }
        if (!inShares) {
            return figure.multiply(BigDecimal.valueOf(direction));
        }
        final BigDecimal away = entry.abs().multiply(figure);
        return wins ? entry.add(away) : entry.subtract(away);
    }

    private BigDecimal down(final BigDecimal price) {
        return price == null ? null : price.divide(tick, 0, RoundingMode.FLOOR).multiply(tick);
    }

    private BigDecimal up(final BigDecimal price) {
        return price == null ? null : price.divide(tick, 0, RoundingMode.CEILING).multiply(tick);
    }

    private BigDecimal trailingAt(final BigDecimal peak) {
        if (distance == null || activation != null && peak.compareTo(activation) < 0) {
            return null;
        }
        return down(peak.subtract(inShares ? peak.abs().multiply(distance) : distance));
    }

    private BigDecimal breakEvenAt(final BigDecimal peak) {
        return breakEven != null && peak.compareTo(breakEven) >= 0 ? entry : null;
    }

    /** Where the position is stopped when the best price was a certain one; null for nowhere. */
    BigDecimal stopAt(final BigDecimal peak) {
        return higher(stop, higher(breakEvenAt(peak), trailingAt(peak)));
    }

    /** Of equal levels: stop, break-even, trailing. */
    FillReason reasonAt(final BigDecimal peak) {
        final BigDecimal level = stopAt(peak);
        if (stop != null && stop.compareTo(level) == 0) {
            return FillReason.STOP_LOSS;
        }
        final BigDecimal moved = breakEvenAt(peak);
        return moved != null && moved.compareTo(level) == 0 ? FillReason.BREAK_EVEN : FillReason.TRAILING_STOP;
    }

    private static BigDecimal higher(final BigDecimal one, final BigDecimal other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.max(other);
    }

    void reach(final BigDecimal price) {
        best = best.max(price);
    }

    BigDecimal best() {
        return best;
    }

    BigDecimal standing() {
        return stopAt(best);
    }

    boolean isOver(final long time) {
        return deadline != null && deadline <= time;
    }

    /** What is left of the ladder, nearest first. */
    List<Target> targets() {
        return targets;
    }

    /** Whether the last target takes all that is left. */
    boolean laddersWhole() {
        return laddersWhole;
    }

    void moveStop(final BigDecimal directed) {
        stop = down(directed);
    }

    void moveTarget(final BigDecimal directed) {
        targets.clear();
        targets.add(new Target(up(directed), BigDecimal.ONE));
        laddersWhole = true;
    }
}
