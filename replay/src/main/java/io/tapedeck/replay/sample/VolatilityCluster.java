package io.tapedeck.replay.sample;

/**
 * Lets a restless minute follow a restless minute, and a calm one a calm one.
 *
 * <p>The model is the absolute-value GARCH of Taylor ("Modelling Financial Time Series", 1986) and Schwert ("Why Does
 * Stock Market Volatility Change Over Time?", 1989): next = (1 − a√(2/π) − b) × level + a × |move| + b × present. It
 * works on the deviation itself, not on its square, so it needs no root. Here a = 0.1 and b = 0.9, in 1024ths: half of
 * a shock is forgotten after about 35 minutes.
 *
 * <p>For one thread; allocates nothing. Everything is in billionths of the price for one minute.
 */
final class VolatilityCluster {
    private static final long MOVE_WEIGHT = 102;
    private static final long PRESENT_WEIGHT = 922;
    private static final long LEVEL_WEIGHT = 21;
    private static final int WEIGHT_BITS = 10;

    /** A minute never expects more than 2 %, whatever a crash piles up: bounds every later product. */
    private static final long HIGHEST_BILLIONTHS = 20_000_000;

    private long billionths;

    VolatilityCluster(final long firstBillionths) {
        billionths = firstBillionths;
    }

    long billionths() {
        return billionths;
    }

    void update(final long moveBillionths, final long levelBillionths) {
        final long weighted = LEVEL_WEIGHT * levelBillionths
                + MOVE_WEIGHT * Math.abs(moveBillionths)
                + PRESENT_WEIGHT * billionths;
        billionths = Math.min(HIGHEST_BILLIONTHS, weighted >> WEIGHT_BITS);
    }
}
