package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * How far the typical price, the mean of high, low and close, is above its simple average, in units of 0.015 mean
 * absolute deviations (Donald Lambert, Commodities, 1980). 0 where the typical price stood still. Ready with the n-th
 * candle. An update costs two passes over the window, which is short. One thread, no allocation after construction.
 */
public final class CommodityChannelIndex implements Indicator {
    private static final double LAMBERT_CONSTANT = 0.015;

    private final ValueWindow values;
    private double index;

    /**
     * An index that has seen nothing.
     *
     * @param length how many candles it spans; 20 is usual.
     */
    public CommodityChannelIndex(final int length) {
        values = new ValueWindow(length);
    }

    /**
     * Takes in the next candle.
     *
     * @param high  price.
     * @param low   price.
     * @param close price.
     */
    public void add(final double high, final double low, final double close) {
        // Three times the typical price, for a third may not be exact and the index does not depend on the unit.
        values.add(high + low + close);
        if (values.isFull()) {
            index = computed();
        }
    }

    /** Relative to the newest value, so that equal ones deviate by exactly 0. */
    private double computed() {
        final double newest = values.aged(0);
        final double mean = values.meanDifference(newest);
        final double deviation = values.meanAbsoluteDifference(newest + mean);
        return deviation == 0 ? 0 : -mean / (LAMBERT_CONSTANT * deviation);
    }

    @Override
    public int warmUp() {
        return values.length();
    }

    @Override
    public boolean isReady() {
        return values.isFull();
    }

    @Override
    public double value() {
        return index;
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        values.scale(SplitFactor.ofPrices(ratio));
    }

    @Override
    public void saveState(final StateWriter writer) {
        values.saveState(writer);
        writer.putDouble(index);
    }

    @Override
    public void loadState(final StateReader reader) {
        values.loadState(reader);
        index = reader.getDouble();
    }
}
