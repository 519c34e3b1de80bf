package io.tapedeck.replay.sample;

/**
 * Draws the size of each trade: many small ones and few large ones, larger in busy minutes and when the price moves.
 *
 * <p>For one thread; allocates nothing after construction. Sizes are in steps of 0.00001, prices in ticks, factors in
 * thousandths per minute and in parts of 2⁻²⁰ per trade, so that a trade costs no division.
 */
final class TradeSizes {
    private static final long MILLION = 1_000_000;
    private static final int PART_BITS = 20;
    private static final long WHOLE_PARTS = 1 << PART_BITS;

    /** The smallest size in an average minute before the move is counted: 0.05. */
    private static final long SMALLEST_STEPS = 5_000;

    /** A trade that moves the price by one part in so many is twice as large as one that does not move it. */
    private static final long DOUBLING_MOVE = 25_000;

    /** No move makes a trade larger than this many times: no quote volume of twelve trades comes near 2⁶³. */
    private static final long LARGEST_GROWTH_PARTS = 100 * WHOLE_PARTS;

    /** A size is doubled with every zero bit that ends a random number, six times at most. */
    private static final long DOUBLING_LIMIT = 1 << 6;

    /** The random bits that spread a size between one doubling and the next, apart from those that count doublings. */
    private static final int SPREAD_BITS = 16;

    private final SplitMix64 random;
    private long smallestSteps;
    private long growthPartsPerTick;

    TradeSizes(final SplitMix64 random) {
        this.random = random;
    }

    void beginMinute(final long dayThousandths, final long regimeThousandths, final long priceTicks) {
        smallestSteps = SMALLEST_STEPS * dayThousandths * regimeThousandths / MILLION;
        growthPartsPerTick = WHOLE_PARTS * DOUBLING_MOVE / priceTicks;
    }

    long draw(final long moveTicks) {
        final long growthParts = WHOLE_PARTS + Math.abs(moveTicks) * growthPartsPerTick;
        return drawUsual() * Math.min(LARGEST_GROWTH_PARTS, growthParts) >> PART_BITS;
    }

    /** Half the chance for twice the size: a power law, as real trade sizes are known for. */
    private long drawUsual() {
        final long bits = random.next();
        final long steps = smallestSteps + (smallestSteps * (bits >>> Long.SIZE - SPREAD_BITS) >> SPREAD_BITS);
        return steps << Long.numberOfTrailingZeros(bits | DOUBLING_LIMIT);
    }
}
