package io.tapedeck.engine.order;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

/**
 * The exits that are wished for a position before it is opened: what a strategy asks for, what an entry order carries.
 *
 * <p>Levels are {@link FixedPoint#UNKNOWN} where there is none. They are prices or shares of the entry price, as the
 * {@link #basis} says; the exit plan of a position turns them into levels of a position. Reused; one thread, no
 * allocation.
 */
public final class Protection implements Stateful {
    /** Most targets of a ladder; as many as the tape's message has room for. */
    public static final int MAXIMUM_TARGETS = 5;

    private LevelBasis basis = LevelBasis.PRICE;
    private long stop = FixedPoint.UNKNOWN;
    private long trailingDistance = FixedPoint.UNKNOWN;
    private long trailingActivation = FixedPoint.UNKNOWN;
    private long breakEvenTrigger = FixedPoint.UNKNOWN;
    private long maximumHoldingNs = FixedPoint.UNKNOWN;
    private final long[] targets = new long[MAXIMUM_TARGETS];
    private final long[] targetShares = new long[MAXIMUM_TARGETS];
    private int targetCount;

    /**
     * The shares were split; shares of the entry stay what they are.
     *
     * @param ratio of new shares to old ones.
     */
    public void split(final ShareRatio ratio) {
        if (basis == LevelBasis.PRICE) {
            stop = ratio.price(stop);
            trailingDistance = ratio.price(trailingDistance);
            trailingActivation = ratio.price(trailingActivation);
            breakEvenTrigger = ratio.price(breakEvenTrigger);
            for (int index = 0; index < targetCount; index++) {
                targets[index] = ratio.price(targets[index]);
            }
        }
    }

    /**
     * Takes off all levels.
     *
     * @return this, in prices.
     */
    public Protection clear() {
        basis = LevelBasis.PRICE;
        stop = FixedPoint.UNKNOWN;
        trailingDistance = FixedPoint.UNKNOWN;
        trailingActivation = FixedPoint.UNKNOWN;
        breakEvenTrigger = FixedPoint.UNKNOWN;
        maximumHoldingNs = FixedPoint.UNKNOWN;
        targetCount = 0;
        return this;
    }

    /**
     * Says what the levels are given in.
     *
     * @param levelBasis of all levels of this protection.
     * @return this.
     */
    public Protection in(final LevelBasis levelBasis) {
        basis = levelBasis;
        return this;
    }

    /**
     * Sets the stop.
     *
     * @param level a price or a share of the entry, or unknown.
     * @return this.
     */
    public Protection stop(final long level) {
        stop = level;
        return this;
    }

    /**
     * Adds the next target of the ladder.
     *
     * @param level a price or a share of the entry, farther than the one before.
     * @param share of the position that leaves there, rate.
     * @return this.
     */
    public Protection target(final long level, final long share) {
        if (targetCount == MAXIMUM_TARGETS) {
            throw new IllegalArgumentException("a position has at most " + MAXIMUM_TARGETS + " targets");
        }
        targets[targetCount] = level;
        targetShares[targetCount] = share;
        targetCount++;
        return this;
    }

    /**
     * Sets a stop that follows the best price.
     *
     * @param distance   a difference of prices or a share of the best price, or unknown.
     * @param activation price or share from which on it follows; unknown for at once.
     * @return this.
     */
    public Protection trail(final long distance, final long activation) {
        trailingDistance = distance;
        trailingActivation = activation;
        return this;
    }

    /**
     * Moves the stop to the entry once a level is reached.
     *
     * @param trigger a price or a share of the entry, or unknown.
     * @return this.
     */
    public Protection breakEvenAt(final long trigger) {
        breakEvenTrigger = trigger;
        return this;
    }

    /**
     * Ends the position after a time.
     *
     * @param nanos of holding, or unknown.
     * @return this.
     */
    public Protection holdAtMost(final long nanos) {
        maximumHoldingNs = nanos;
        return this;
    }

    /**
     * Takes over another one's values.
     *
     * @param other to copy.
     */
    public void set(final Protection other) {
        basis = other.basis;
        stop = other.stop;
        trailingDistance = other.trailingDistance;
        trailingActivation = other.trailingActivation;
        breakEvenTrigger = other.breakEvenTrigger;
        maximumHoldingNs = other.maximumHoldingNs;
        targetCount = other.targetCount;
        System.arraycopy(other.targets, 0, targets, 0, targetCount);
        System.arraycopy(other.targetShares, 0, targetShares, 0, targetCount);
    }

    /** Whether it is no more than a stop and one target for all: what fits into the short form on the tape. */
    public boolean isShort() {
        return basis == LevelBasis.PRICE
            && trailingDistance == FixedPoint.UNKNOWN
            && breakEvenTrigger == FixedPoint.UNKNOWN
            && maximumHoldingNs == FixedPoint.UNKNOWN
            && (targetCount == 0 || targetCount == 1 && targetShares[0] == FixedPoint.ONE);
    }

    /** What the levels are given in. */
    public LevelBasis basis() {
        return basis;
    }

    /** Stop level, or unknown. */
    public long stop() {
        return stop;
    }

    /** Distance of the trailing stop, or unknown. */
    public long trailingDistance() {
        return trailingDistance;
    }

    /** Level from which on the trailing stop follows, or unknown. */
    public long trailingActivation() {
        return trailingActivation;
    }

    /** Level at which the stop moves to the entry, or unknown. */
    public long breakEvenTrigger() {
        return breakEvenTrigger;
    }

    /** Longest time to hold the position in nanoseconds, or unknown. */
    public long maximumHoldingNs() {
        return maximumHoldingNs;
    }

    /** How many targets there are. */
    public int targetCount() {
        return targetCount;
    }

    /**
     * A target of the ladder.
     *
     * @param index from 0, nearest first.
     * @return its level, unknown beyond the last.
     */
    public long target(final int index) {
        return index < targetCount ? targets[index] : FixedPoint.UNKNOWN;
    }

    /**
     * Share of a target.
     *
     * @param index from 0.
     * @return rate, 0 beyond the last.
     */
    public long targetShare(final int index) {
        return index < targetCount ? targetShares[index] : 0;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putInt(basis.code());
        writer.putLong(stop);
        writer.putLong(trailingDistance);
        writer.putLong(trailingActivation);
        writer.putLong(breakEvenTrigger);
        writer.putLong(maximumHoldingNs);
        writer.putInt(targetCount);
        for (int index = 0; index < targetCount; index++) {
            writer.putLong(targets[index]);
            writer.putLong(targetShares[index]);
        }
    }

    @Override
    public void loadState(final StateReader reader) {
        basis = LevelBasis.ofCode(reader.getInt());
        stop = reader.getLong();
        trailingDistance = reader.getLong();
        trailingActivation = reader.getLong();
        breakEvenTrigger = reader.getLong();
        maximumHoldingNs = reader.getLong();
        targetCount = reader.getInt();
        for (int index = 0; index < targetCount; index++) {
            targets[index] = reader.getLong();
            targetShares[index] = reader.getLong();
        }
    }
}
