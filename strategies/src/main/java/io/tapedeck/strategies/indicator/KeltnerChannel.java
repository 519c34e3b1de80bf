package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Chester Keltner's channel as Linda Bradford Raschke draws it: an exponential average of the closes with a multiple of
 * the average true range on either side. Keltner himself (How to Make Money in Commodities, 1960) took simple averages
 * of typical price and range. Ready when both averages are: with candle max(n, m + 1). One thread, no allocation.
 */
public final class KeltnerChannel implements Indicator {
    private final ExponentialMovingAverage middle;
    private final AverageTrueRange range;
    private final double multiple;

    /**
     * A channel that has seen nothing.
     *
     * @param length      n, of the average of the closes.
     * @param rangeLength m, of the average true range.
     * @param multiple    of the average true range on either side.
     */
    public KeltnerChannel(final int length, final int rangeLength, final double multiple) {
        middle = new ExponentialMovingAverage(length);
        range = new AverageTrueRange(rangeLength);
        this.multiple = multiple;
    }

    /**
     * Takes in the next candle.
     *
     * @param high  price.
     * @param low   price.
     * @param close price.
     */
    public void add(final double high, final double low, final double close) {
        middle.add(close);
        range.add(high, low, close);
    }

    /**
     * Upper line.
     *
     * @return price.
     */
    public double upper() {
        return middle.value() + multiple * range.value();
    }

    /**
     * Lower line.
     *
     * @return price.
     */
    public double lower() {
        return middle.value() - multiple * range.value();
    }

    @Override
    public int warmUp() {
        return Math.max(middle.warmUp(), range.warmUp());
    }

    @Override
    public boolean isReady() {
        return middle.isReady() && range.isReady();
    }

    /**
     * The middle line.
     *
     * @return price.
     */
    @Override
    public double value() {
        return middle.value();
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        middle.onSplit(ratio);
        range.onSplit(ratio);
    }

    @Override
    public void saveState(final StateWriter writer) {
        middle.saveState(writer);
        range.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        middle.loadState(reader);
        range.loadState(reader);
    }
}
