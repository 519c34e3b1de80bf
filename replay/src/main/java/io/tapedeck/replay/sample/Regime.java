package io.tapedeck.replay.sample;

/**
 * The moods of the sample market: how long each stays, how restless and how busy it is, and what tends to follow.
 *
 * <p>Immutable; drawing allocates nothing. A stay is in minutes, a volatility in billionths of the price for one
 * minute, a volume factor in thousandths of the usual volume.
 */
enum Regime {
    TREND_UP(Interval.ofHours(6, 432), new Interval(450_000, 850_000), 1_000, 130, 250, 540, 80, 0),
    TREND_DOWN(Interval.ofHours(6, 432), new Interval(550_000, 1_000_000), 1_150, 340, 90, 490, 80, 0),
    RANGE(Interval.ofHours(12, 504), new Interval(250_000, 650_000), 700, 560, 340, 40, 60, 0),
    CRASH(Interval.ofHours(1, 6), new Interval(2_200_000, 3_600_000), 3_000, 0, 0, 0, 0, 1_000),
    RECOVERY(Interval.ofHours(4, 24), new Interval(1_000_000, 1_800_000), 1_800, 400, 200, 400, 0, 0);

    private static final Regime[] ALL = values();
    private static final int THOUSAND = 1_000;

    private final Interval stayMinutes;
    private final Interval volatilityBillionths;
    private final long volumeThousandths;
    private final int[] successorThousandths;

    /** The chances of each successor follow in the order of the constants and add up to a thousand. */
    Regime(final Interval stayMinutes, final Interval volatilityBillionths, final long volumeThousandths,
            final int... successorThousandths) {
        this.stayMinutes = stayMinutes;
        this.volatilityBillionths = volatilityBillionths;
        this.volumeThousandths = volumeThousandths;
        this.successorThousandths = successorThousandths;
    }

    long drawStayMinutes(final SplitMix64 random) {
        return stayMinutes.drawLow(random);
    }

    long drawVolatilityBillionths(final SplitMix64 random) {
        return volatilityBillionths.draw(random);
    }

    Regime drawSuccessor(final SplitMix64 random) {
        long remaining = random.nextBelow(THOUSAND);
        int candidate = 0;
        while (remaining >= successorThousandths[candidate]) {
            remaining -= successorThousandths[candidate];
            candidate++;
        }
        return ALL[candidate];
    }

    long volumeThousandths() {
        return volumeThousandths;
    }
}
