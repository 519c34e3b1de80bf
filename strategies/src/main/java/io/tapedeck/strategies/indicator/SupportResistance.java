package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Levels at which the market turned round, and how much they are worth. Each swing, high or low alike because a broken
 * resistance becomes a support, touches the nearest level within the tolerance, or makes a new one. A touch weighs 1
 * and loses half of that with every half-life; the significance of a level is the sum of the weights of its touches,
 * its price their weighted mean. Where there are as many levels as are kept, a new one replaces the least significant.
 *
 * <p>That levels touched often and lately hold best is what Carol Osler (Support for Resistance, FRBNY Economic Policy
 * Review, 2000) and Edwards and Magee (Technical Analysis of Stock Trends) say; the weights are this project's. Ready
 * with candle 2n + 1, when the first swing can be known. One thread, no allocation after construction.
 */
public final class SupportResistance implements Indicator {
    /** Weight of a new touch at which all weights are reduced, long before a double overflows. */
    private static final double LARGE = 0x1p500;

    private final SwingPoints swings;
    private final double tolerance;
    private final double growth;
    /** In ascending order. */
    private final double[] prices;
    /** In touches of an age that all share: not the old touches lose weight, the new ones weigh more. */
    private final double[] weights;
    private double newWeight = 1;
    private int size;
    private int strongest;
    private double lastClose;

    /**
     * Levels of which none was seen.
     *
     * @param confirmation n, how many candles on either side confirm a swing.
     * @param tolerance    how far from a level a swing touches it, as a share of its price.
     * @param halfLife     candles after which a touch weighs half.
     * @param capacity     how many levels are kept at most.
     */
    public SupportResistance(final int confirmation, final double tolerance, final double halfLife,
                             final int capacity) {
        swings = new SwingPoints(confirmation);
        this.tolerance = tolerance;
        growth = StrictMath.pow(2, 1 / halfLife);
        prices = new double[capacity];
        weights = new double[capacity];
    }

    /**
     * Takes in the next candle.
     *
     * @param high  price.
     * @param low   price.
     * @param close price.
     */
    public void add(final double high, final double low, final double close) {
        age();
        lastClose = close;
        swings.add(high, low);
        if (swings.isHigh()) {
            touch(swings.high());
        }
        if (swings.isLow()) {
            touch(swings.low());
        }
    }

    private void age() {
        newWeight *= growth;
        if (newWeight > LARGE) {
            for (int level = 0; level < size; level++) {
                weights[level] /= newWeight;
            }
            newWeight = 1;
        }
    }

    private void touch(final double price) {
        final int nearest = nearest(price);
        if (nearest >= 0 && Math.abs(price - prices[nearest]) <= tolerance * prices[nearest]) {
            join(nearest, price);
        } else {
            if (size == prices.length) {
                remove(leastSignificant());
            }
            insert(firstAbove(price), price);
        }
        strongest = mostSignificant();
    }

    private int nearest(final double price) {
        final int above = firstAbove(price);
        if (above == size) {
            return size - 1;
        }
        return above > 0 && price - prices[above - 1] <= prices[above] - price ? above - 1 : above;
    }

    private int firstAbove(final double price) {
        int index = 0;
        while (index < size && prices[index] <= price) {
            index++;
        }
        return index;
    }

    private void join(final int level, final double price) {
        weights[level] += newWeight;
        prices[level] += (price - prices[level]) * newWeight / weights[level];
    }

    private void insert(final int level, final double price) {
        move(level, level + 1, size - level);
        size++;
        prices[level] = price;
        weights[level] = newWeight;
    }

    private void remove(final int level) {
        size--;
        move(level + 1, level, size - level);
    }

    private void move(final int from, final int to, final int count) {
        System.arraycopy(prices, from, prices, to, count);
        System.arraycopy(weights, from, weights, to, count);
    }

    private int leastSignificant() {
        int least = 0;
        for (int level = 1; level < size; level++) {
            if (weights[level] < weights[least]) {
                least = level;
            }
        }
        return least;
    }

    private int mostSignificant() {
        int most = 0;
        for (int level = 1; level < size; level++) {
            if (weights[level] > weights[most]) {
                most = level;
            }
        }
        return most;
    }

    /**
     * How many levels there are.
     *
     * @return at most as many as are kept.
     */
    public int levels() {
        return size;
    }

    /**
     * Where a level is.
     *
     * @param level 0 for the lowest.
     * @return price.
     */
    public double price(final int level) {
        return prices[level];
    }

    /**
     * What a level is worth.
     *
     * @param level 0 for the lowest.
     * @return the sum of the weights of its touches, each 1 when it was new.
     */
    public double significance(final int level) {
        return weights[level] / newWeight;
    }

    /**
     * The nearest level at or below the last close.
     *
     * @return price; no number where there is none.
     */
    public double support() {
        final int above = firstAbove(lastClose);
        return above > 0 ? prices[above - 1] : Double.NaN;
    }

    /**
     * The nearest level above the last close.
     *
     * @return price; no number where there is none.
     */
    public double resistance() {
        final int above = firstAbove(lastClose);
        return above < size ? prices[above] : Double.NaN;
    }

    @Override
    public int warmUp() {
        return swings.warmUp();
    }

    @Override
    public boolean isReady() {
        return swings.isReady();
    }

    /**
     * The most significant level. All lose their weight alike, so that only a touch can put another one in its place.
     *
     * @return price; the last close where there is no level.
     */
    @Override
    public double value() {
        return size > 0 ? prices[strongest] : lastClose;
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        final double factor = SplitFactor.ofPrices(ratio);
        swings.scale(factor);
        for (int level = 0; level < size; level++) {
            prices[level] *= factor;
        }
        lastClose *= factor;
    }

    @Override
    public void saveState(final StateWriter writer) {
        swings.saveState(writer);
        writer.putDouble(newWeight);
        writer.putDouble(lastClose);
        writer.putInt(strongest);
        writer.putInt(size);
        for (int level = 0; level < size; level++) {
            writer.putDouble(prices[level]);
            writer.putDouble(weights[level]);
        }
    }

    @Override
    public void loadState(final StateReader reader) {
        swings.loadState(reader);
        newWeight = reader.getDouble();
        lastClose = reader.getDouble();
        strongest = reader.getInt();
        size = reader.getInt();
        for (int level = 0; level < size; level++) {
            prices[level] = reader.getDouble();
            weights[level] = reader.getDouble();
        }
    }
}
