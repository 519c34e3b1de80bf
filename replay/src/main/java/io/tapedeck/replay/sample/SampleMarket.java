package io.tapedeck.replay.sample;

/**
 * An invented market, minute by minute without end: what a newcomer replays before there is data of one's own.
 *
 * <p>A seed stands for one course of prices, the same on every Java release and machine. The first open time decides
 * only which minutes fall into the busy hours of the day. The price starts near 40 000.00 and stays between 3 000.00
 * and 400 000.00.
 *
 * <p>For one thread; {@link #next} allocates nothing and takes some 300 ns. Units are those of
 * {@link SampleMinute}.
 */
public final class SampleMarket {
    /** Decimals of every price. */
    public static final int PRICE_SCALE = 2;

    /** Decimals of every quantity. */
    public static final int QUANTITY_SCALE = 5;

    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long FIRST_PRICE_TICKS = 4_000_000;

    /** Trades in a minute; the first one opens it, so that the price takes one step less. */
    private static final Interval TRADES = new Interval(6, 12);

    /** 1024 / √steps, rounded: n equal steps of deviation s have the deviation s√n together. */
    private static final long[] INVERSE_ROOT = {0, 1_024, 724, 591, 512, 458, 418, 387, 362, 341, 324, 309};
    private static final int INVERSE_ROOT_BITS = 10;

    private final SplitMix64 random;
    private final RegimeProcess regimes;
    private final VolatilityCluster volatility;
    private final PriceWalk price;
    private final TradeSizes sizes;
    private long openTimeNs;

    /** All bits set after a buy, none after a sale: a coin toss, which a processor cannot foresee in a branch. */
    private long buyMask;

    /**
     * Prepares the minute that opens at the given time.
     *
     * @throws IllegalArgumentException if the time is not a full minute
     */
    public SampleMarket(final long seed, final long firstOpenTimeNs) {
        if (firstOpenTimeNs % MINUTE_NS != 0) {
            throw new IllegalArgumentException("The first open time must be a full minute: " + firstOpenTimeNs + " ns");
        }
        random = new SplitMix64(seed);
        regimes = new RegimeProcess(random, FIRST_PRICE_TICKS);
        volatility = new VolatilityCluster(regimes.volatilityBillionths());
        price = new PriceWalk(random, FIRST_PRICE_TICKS);
        sizes = new TradeSizes(random);
        openTimeNs = firstOpenTimeNs;
    }

    /** Fills the carrier with the minute that follows the last one. */
    public void next(final SampleMinute minute) {
        final long lastCloseTicks = price.ticks();
        final int steps = (int) TRADES.draw(random) - 1;
        regimes.advance(lastCloseTicks);
        price.beginMinute(regimes.driftBillionths(lastCloseTicks) / steps, stepDeviationBillionths(steps));
        final long dayThousandths = DayPattern.thousandthsAt(openTimeNs / MINUTE_NS);
        sizes.beginMinute(dayThousandths, regimes.volumeThousandths(), lastCloseTicks);
        minute.begin(openTimeNs);
        walk(minute, steps);
        volatility.update(price.moveBillionthsSince(lastCloseTicks), regimes.volatilityBillionths());
        openTimeNs += MINUTE_NS;
    }

    private long stepDeviationBillionths(final int steps) {
        return volatility.billionths() * INVERSE_ROOT[steps] >> INVERSE_ROOT_BITS;
    }

    private void walk(final SampleMinute minute, final int steps) {
        long earlierTicks = price.ticks();
        price.open();
        trade(minute, earlierTicks);
        for (int step = 0; step < steps; step++) {
            earlierTicks = price.ticks();
            price.step();
            trade(minute, earlierTicks);
        }
    }

    /**
     * Books a trade at the price just reached. Its side follows the tick test (Lee and Ready, "Inferring Trade
     * Direction from Intraday Data", 1991): up is a buy, down a sale, unchanged the same as the trade before.
     */
    private void trade(final SampleMinute minute, final long earlierTicks) {
        final long moveTicks = price.ticks() - earlierTicks;
        final long size = sizes.draw(moveTicks);
        buyMask = moveTicks == 0 ? buyMask : -moveTicks >> Long.SIZE - 1;
        minute.add(price.ticks(), size, size & buyMask);
    }
}
