package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;

import java.util.SplittableRandom;

/** A candle for tests: any prices, in fractions where the market has them. */
record Bar(double open, double high, double low, double close, double volume) {
    /** A random walk whose prices and volumes are whole numbers, as scaled prices are; some minutes stand still. */
    static Bar[] whole(final long seed, final int count) {
        final SplittableRandom random = new SplittableRandom(seed);
        final Bar[] bars = new Bar[count];
        long close = 50_000;
        for (int index = 0; index < count; index++) {
            final long open = close;
            close = Math.max(1_000, open + random.nextLong(-300, 301) * random.nextInt(2));
            final long high = Math.max(open, close) + random.nextInt(100);
            final long low = Math.min(open, close) - random.nextInt(100);
            bars[index] = new Bar(open, high, low, close, random.nextLong(1, 100_000));
        }
        return bars;
    }

    /** A random walk in fractions, in which no two values are equal. */
    static Bar[] fractional(final long seed, final int count) {
        final SplittableRandom random = new SplittableRandom(seed);
        final Bar[] bars = new Bar[count];
        double close = 100;
        for (int index = 0; index < count; index++) {
            final double open = close * (1 + random.nextDouble(-0.002, 0.002));
            close = open * (1 + random.nextDouble(-0.02, 0.02));
            final double high = Math.max(open, close) * (1 + random.nextDouble(0.01));
            final double low = Math.min(open, close) * (1 - random.nextDouble(0.01));
            bars[index] = new Bar(open, high, low, close, random.nextDouble(1, 1_000));
        }
        return bars;
    }

    /** The same candle, counted in the shares after a split. */
    Bar split(final ShareRatio ratio) {
        return new Bar(price(open, ratio), price(high, ratio), price(low, ratio), price(close, ratio),
            volume * ratio.newShares() / ratio.oldShares());
    }

    private static double price(final double price, final ShareRatio ratio) {
        return price * ratio.oldShares() / ratio.newShares();
    }
}
