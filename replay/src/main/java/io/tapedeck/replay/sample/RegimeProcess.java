package io.tapedeck.replay.sample;

/**
 * Decides the regime of every minute and where it pushes the price: a semi-Markov chain, in which the next regime
 * depends on the present one alone and each stay has a length of its own.
 *
 * <p>For one thread; allocates nothing after construction. Prices are in ticks, moves in billionths of the price.
 */
final class RegimeProcess {
    private static final long BILLION = 1_000_000_000L;
    private static final long THOUSAND = 1_000;

    /** The price that the market is drawn back to over the years: 40 000.00. */
    private static final long ANCHOR_TICKS = 4_000_000;

    /** The pull for a price at e times the anchor, per minute: 2.1 a year. */
    private static final long ANCHOR_PULL_BILLIONTHS = 4_000;

    /** A trend covers 0.3 % to 1.7 % a day. */
    private static final Interval TREND_BILLIONTHS_PER_MINUTE = new Interval(2_000, 12_000);

    /** A crash takes 13 % to 30 % in all. */
    private static final Interval CRASH_BILLIONTHS = new Interval(130_000_000, 300_000_000);

    /** A recovery brings back three to six tenths of what the crash took. */
    private static final Interval RECOVERY_THOUSANDTHS = new Interval(300, 600);

    /** A range forgets a deviation from its middle in about ten hours. */
    private static final long RANGE_REVERSION_MINUTES = 600;

    private final SplitMix64 random;
    private Regime regime;
    private long remainingMinutes;
    private long startTicks;
    private long driftBillionths;
    private long volatilityBillionths;

    RegimeProcess(final SplitMix64 random, final long firstPriceTicks) {
        this.random = random;
        enter(Regime.RANGE, firstPriceTicks);
    }

    /** Called once at the start of every minute, with the last price. */
    void advance(final long priceTicks) {
        if (remainingMinutes == 0) {
            enter(regime.drawSuccessor(random), priceTicks);
        }
        remainingMinutes--;
    }

    private void enter(final Regime next, final long priceTicks) {
        final long stayMinutes = next.drawStayMinutes(random);
        driftBillionths = drawDriftBillionths(next, stayMinutes, priceTicks) + anchorPullBillionths(priceTicks);
        volatilityBillionths = next.drawVolatilityBillionths(random);
        remainingMinutes = stayMinutes;
        startTicks = priceTicks;
        regime = next;
    }

    private long drawDriftBillionths(final Regime next, final long stayMinutes, final long priceTicks) {
        switch (next) {
            case TREND_UP:
                return TREND_BILLIONTHS_PER_MINUTE.draw(random);
            case TREND_DOWN:
                return -TREND_BILLIONTHS_PER_MINUTE.draw(random);
            case CRASH:
                return -CRASH_BILLIONTHS.draw(random) / stayMinutes;
            case RECOVERY:
                return recoverableBillionths(priceTicks) * RECOVERY_THOUSANDTHS.draw(random) / THOUSAND / stayMinutes;
            default:
                return 0;
        }
    }

    /** What the regime before took away, seen from the price it left behind. */
    private long recoverableBillionths(final long priceTicks) {
        return Math.max(0, startTicks - priceTicks) * BILLION / priceTicks;
    }

    /**
     * Soft mean reversion of the logarithm of the price. The logarithm is the first term of
     * ln x = 2 ((x − 1) / (x + 1) + …), Abramowitz and Stegun 4.1.27, which is exact enough here and needs no floating
     * point. Set anew with every regime: the pull works over months, a stay lasts weeks at most.
     */
    private static long anchorPullBillionths(final long priceTicks) {
        return 2 * ANCHOR_PULL_BILLIONTHS * (ANCHOR_TICKS - priceTicks) / (ANCHOR_TICKS + priceTicks);
    }

    /** The push for one minute that starts at this price. */
    long driftBillionths(final long priceTicks) {
        return regime == Regime.RANGE ? driftBillionths + rangePullBillionths(priceTicks) : driftBillionths;
    }

    private long rangePullBillionths(final long priceTicks) {
        return (startTicks - priceTicks) * BILLION / (startTicks * RANGE_REVERSION_MINUTES);
    }

    /** The level that the volatility of a minute returns to while this regime lasts. */
    long volatilityBillionths() {
        return volatilityBillionths;
    }

    long volumeThousandths() {
        return regime.volumeThousandths();
    }
}
