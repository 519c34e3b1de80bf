package io.tapedeck.replay.sample;

/**
 * The last price, and how it goes from trade to trade.
 *
 * <p>For one thread; allocates nothing after construction. Prices are in ticks, relative moves in billionths,
 * and what a single step needs in parts of 2⁻¹⁶ tick, so that a step costs no division.
 */
final class PriceWalk {
    private static final long BILLION = 1_000_000_000L;
    private static final int PART_BITS = 16;
    private static final long HALF_TICK_PARTS = 1 << PART_BITS - 1;

    /** The band that is never left, 3 000.00 to 400 000.00; the anchor of the regimes keeps the price well inside. */
    private static final long LOWEST_TICKS = 300_000;
    private static final long HIGHEST_TICKS = 40_000_000;

    /** How far an ordinary minute opens from the last close. */
    private static final Interval OPENING_TICKS = new Interval(-2, 2);

    /** One minute in about so many opens with a gap, whose deviation is that of eight steps taken at once. */
    private static final long MINUTES_PER_GAP = 2_000;
    private static final long GAP_STEPS = 8;

    private final SplitMix64 random;
    private long ticks;
    private long driftParts;
    private long noiseParts;

    PriceWalk(final SplitMix64 random, final long firstTicks) {
        this.random = random;
        ticks = firstTicks;
    }

    long ticks() {
        return ticks;
    }

    /** Sets what each step of this minute is made of: a steady push, and the deviation of the noise around it. */
    void beginMinute(final long stepDriftBillionths, final long stepDeviationBillionths) {
        driftParts = (ticks * stepDriftBillionths << PART_BITS) / BILLION;
        noiseParts = (ticks * stepDeviationBillionths / SplitMix64.BELL_DEVIATION << PART_BITS) / BILLION;
    }

    /** Moves from the close of a minute to the open of the next. */
    void open() {
        if (random.nextBelow(MINUTES_PER_GAP) == 0) {
            moveBy(GAP_STEPS * noiseParts * random.nextBell());
        } else {
            moveBy(OPENING_TICKS.draw(random) << PART_BITS);
        }
    }

    /** Moves to the next trade. */
    void step() {
        moveBy(driftParts + noiseParts * random.nextBell());
    }

    private void moveBy(final long parts) {
        final long nextTicks = ticks + (parts + HALF_TICK_PARTS >> PART_BITS);
        ticks = Math.min(HIGHEST_TICKS, Math.max(LOWEST_TICKS, nextTicks));
    }

    /** How far the price has come since it stood at an earlier one. */
    long moveBillionthsSince(final long earlierTicks) {
        return (ticks - earlierTicks) * BILLION / earlierTicks;
    }
}
