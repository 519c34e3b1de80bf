package io.tapedeck.engine.exit;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.LevelBasis;
import io.tapedeck.engine.order.Protection;
import io.tapedeck.engine.order.TrailingLevel;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The exits of an open position: stop, ladder of targets, trailing stop, move to break-even, time.
 *
 * <p>All prices in here are <b>directed</b>: the price itself for a long position, its negative for a short one, so
 * that more is always better for the position and one set of rules serves both. A level that does not exist is {@link
 * FixedPoint#UNKNOWN}, which as the smallest number is a stop that is never met. The plan guards whatever is left of
 * the position; it knows no quantities. One thread, no allocation.
 */
public final class ExitPlan implements Stateful {
    private static final long NEVER = Long.MAX_VALUE;

    private final TrailingLevel trailing = new TrailingLevel();
    private final long[] targets = new long[Protection.MAXIMUM_TARGETS];
    private final long[] targetShares = new long[Protection.MAXIMUM_TARGETS];
    private int targetCount;
    private int nextTarget;
    private int direction = 1;
    private long entry;
    private long stop = FixedPoint.UNKNOWN;
    private long breakEvenTrigger = NEVER;
    private long deadlineNs = NEVER;
    private long best;

    /**
     * Arms the exits of a position that has just been opened.
     *
     * @param wish       what its order carries.
     * @param instrument of the position.
     * @param sign       1 for long, -1 for short.
     * @param entryPrice scaled, not directed.
     * @param timeNs     of the entry.
     */
    public void arm(final Protection wish, final Instrument instrument, final int sign, final long entryPrice,
        final long timeNs) {
        direction = sign;
        entry = direct(entryPrice);
        best = entry;
        nextTarget = 0;
        targetCount = wish.targetCount();
        for (int index = 0; index < targetCount; index++) {
            targets[index] = instrument.ceilToTick(level(wish, wish.target(index), 1));
            targetShares[index] = wish.targetShare(index);
        }
        stop = known(wish.stop()) ? instrument.floorToTick(level(wish, wish.stop(), -1)) : FixedPoint.UNKNOWN;
        breakEvenTrigger = known(wish.breakEvenTrigger())
            ? instrument.ceilToTick(level(wish, wish.breakEvenTrigger(), 1)) : NEVER;
        deadlineNs = known(wish.maximumHoldingNs()) ? Math.addExact(timeNs, wish.maximumHoldingNs()) : NEVER;
        final long activation = known(wish.trailingActivation())
            ? instrument.ceilToTick(level(wish, wish.trailingActivation(), 1)) : FixedPoint.UNKNOWN;
        trailing.follow(wish.trailingDistance(), wish.basis(), activation, instrument.tickSize());
    }

    /** A level of a wish as a directed price; shares lie on the winning side of the entry (1) or on the losing (-1). */
    private long level(final Protection wish, final long value, final int side) {
        if (wish.basis() == LevelBasis.PRICE) {
            return direct(value);
        }
        final long distance = side > 0
            ? FixedPoint.multiplyDivideCeiling(Math.abs(entry), value, FixedPoint.ONE)
            : -FixedPoint.multiplyDivideCeiling(Math.abs(entry), value, FixedPoint.ONE);
        return Math.addExact(entry, distance);
    }

    private static boolean known(final long value) {
        return value != FixedPoint.UNKNOWN;
    }

    /** Whether any price or moment could end the position. */
    public boolean isArmed() {
        return known(stop) || nextTarget < targetCount || trailing.isSet() || breakEvenTrigger != NEVER
            || deadlineNs != NEVER;
    }

    /** Takes off everything: the position is closed. */
    public void disarm() {
        stop = FixedPoint.UNKNOWN;
        breakEvenTrigger = NEVER;
        deadlineNs = NEVER;
        targetCount = 0;
        nextTarget = 0;
        trailing.follow(FixedPoint.UNKNOWN, LevelBasis.PRICE, FixedPoint.UNKNOWN, 1);
    }

    /**
     * Puts the stop elsewhere.
     *
     * @param price      scaled, not directed.
     * @param instrument of the position, for its grid.
     */
    public void moveStop(final long price, final Instrument instrument) {
        stop = instrument.floorToTick(direct(price));
    }

    /**
     * Replaces what is left of the ladder by one target for all.
     *
     * @param price      scaled, not directed.
     * @param instrument of the position, for its grid.
     */
    public void moveTarget(final long price, final Instrument instrument) {
        nextTarget = 0;
        targetCount = 1;
        targets[0] = instrument.ceilToTick(direct(price));
        targetShares[0] = FixedPoint.ONE;
    }

    /**
     * The shares were split: all levels move with the price, on the grid as if they were new.
     *
     * @param ratio      of new shares to old ones.
     * @param instrument of the position, for its grid.
     */
    public void split(final ShareRatio ratio, final Instrument instrument) {
        entry = ratio.price(entry);
        best = ratio.price(best);
        stop = ratio.priceDown(stop, instrument);
        breakEvenTrigger = ratio.priceUp(breakEvenTrigger, instrument);
        for (int index = 0; index < targetCount; index++) {
            targets[index] = ratio.priceUp(targets[index], instrument);
        }
        trailing.split(ratio);
    }

    /**
     * Makes a price directed, and a directed price a price again.
     *
     * @param price scaled.
     * @return the price for a long position, its negative for a short one.
     */
    public long direct(final long price) {
        return price * direction;
    }

    /**
     * Where the position would be stopped when the best price so far was a certain one.
     *
     * @param peak directed price.
     * @return directed price; unknown where nothing stops it.
     */
    public long stopAt(final long peak) {
        final long level = Math.max(stop, trailing.at(peak));
        return peak >= breakEvenTrigger ? Math.max(level, entry) : level;
    }

    /** Where the position is stopped now: directed price, or unknown. */
    public long standingStop() {
        return stopAt(best);
    }

    /**
     * Why the position is stopped where {@link #stopAt} says; of equal levels: stop, break-even, trailing.
     *
     * @param peak directed price.
     * @return never null.
     */
    public FillReason reasonAt(final long peak) {
        final long level = stopAt(peak);
        if (level == stop) {
            return FillReason.STOP_LOSS;
        }
        return level == entry && peak >= breakEvenTrigger ? FillReason.BREAK_EVEN : FillReason.TRAILING_STOP;
    }

    /** Whether a stop can move with the price. */
    public boolean follows() {
        return trailing.isSet() || breakEvenTrigger != NEVER;
    }

    /**
     * Takes note of a price that was certainly reached.
     *
     * @param directedPrice any; only a better one changes something.
     */
    public void reach(final long directedPrice) {
        best = Math.max(best, directedPrice);
    }

    /** The best directed price that was certainly reached since the entry. */
    public long best() {
        return best;
    }

    /**
     * The next target of the ladder.
     *
     * @return directed price; {@link Long#MAX_VALUE} where there is none.
     */
    public long nextTarget() {
        return nextTarget < targetCount ? targets[nextTarget] : NEVER;
    }

    /** The target after the ones that are done, counted from the present one; Long.MAX_VALUE beyond the last. */
    long targetAhead(final int steps) {
        return nextTarget + steps < targetCount ? targets[nextTarget + steps] : NEVER;
    }

    /** Share of the whole position that leaves at a target ahead, rate. */
    long shareAhead(final int steps) {
        return targetShares[nextTarget + steps];
    }

    /** Whether the target ahead is the last one and all targets together are the whole position. */
    boolean isWholeAt(final int steps) {
        long sum = 0;
        for (int index = 0; index < targetCount; index++) {
            sum += targetShares[index];
        }
        return nextTarget + steps == targetCount - 1 && sum >= FixedPoint.ONE;
    }

    /** The next target was met. */
    public void passTarget() {
        nextTarget++;
    }

    /** When the position has to be left, nanoseconds; {@link Long#MAX_VALUE} for never. */
    public long deadlineNs() {
        return deadlineNs;
    }

    /** Stop itself as a price, not directed, or unknown: what a person sees. */
    public long stopPrice() {
        final long standing = standingStop();
        return known(standing) ? direct(standing) : FixedPoint.UNKNOWN;
    }

    /** Next target as a price, not directed, or unknown. */
    public long targetPrice() {
        return nextTarget() == NEVER ? FixedPoint.UNKNOWN : direct(nextTarget());
    }

    /**
     * The exits as they stand. Allocates; for those who look at a position, never on the hot path.
     *
     * @return a copy.
     */
    public ExitLevels levels() {
        return new ExitLevels(stopPrice(), reasonAt(best), targetsLeft(), trailing.distance(), trailing.basis(),
            undirected(trailing.activation()), undirected(breakEvenTrigger),
            deadlineNs == NEVER ? FixedPoint.UNKNOWN : deadlineNs, direct(best));
    }

    private List<ExitLevels.Target> targetsLeft() {
        return IntStream.range(nextTarget, targetCount)
            .mapToObj(index -> new ExitLevels.Target(direct(targets[index]), targetShares[index])).toList();
    }

    private long undirected(final long level) {
        return known(level) && level != NEVER ? direct(level) : FixedPoint.UNKNOWN;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putInt(direction);
        writer.putLong(entry);
        writer.putLong(stop);
        writer.putLong(breakEvenTrigger);
        writer.putLong(deadlineNs);
        writer.putLong(best);
        writer.putInt(targetCount);
        writer.putInt(nextTarget);
        for (int index = 0; index < targetCount; index++) {
            writer.putLong(targets[index]);
            writer.putLong(targetShares[index]);
        }
        trailing.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        direction = reader.getInt();
        entry = reader.getLong();
        stop = reader.getLong();
        breakEvenTrigger = reader.getLong();
        deadlineNs = reader.getLong();
        best = reader.getLong();
        targetCount = reader.getInt();
        nextTarget = reader.getInt();
        for (int index = 0; index < targetCount; index++) {
            targets[index] = reader.getLong();
            targetShares[index] = reader.getLong();
        }
        trailing.loadState(reader);
    }
}
