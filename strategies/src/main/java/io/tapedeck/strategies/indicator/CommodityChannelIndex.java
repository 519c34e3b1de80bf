package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * How far the typical price, the mean of high, low and close, is above its simple average, in units of 0.015 mean
 * absolute deviations (Donald Lambert, Commodities, 1980). 0 where the typical price stood still. Ready with the n-th
 * candle. An update costs a pass over the window, which is short. One thread, no allocation after construction.
 */
public final class CommodityChannelIndex implements Indicator {
    private static final double LAMBERT_CONSTANT = 0.015;

    private final ValueWindow values;
    private final WindowMoments moments;
    private double index;

    /**
     * An index that has seen nothing.
     *
     * @param length how many candles it spans; 20 is usual.
     */
    public CommodityChannelIndex(final int length) {
        values = new ValueWindow(length);
        moments = new WindowMoments(length);
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
        final double price = high + low + close;
        values.add(price);
        moments.add(price);
        if (values.isFull()) {
            index = above(price);
        }
    }

    private double above(final double price) {
        final double deviation = values.meanAbsoluteDifference(moments.mean());
        return deviation == 0 ? 0 : moments.above(price) / (LAMBERT_CONSTANT * deviation);
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
        final double factor = SplitFactor.ofPrices(ratio);
        values.scale(factor);
        moments.scale(factor);
    }

    @Override
    public void saveState(final StateWriter writer) {
        values.saveState(writer);
        moments.saveState(writer);
        writer.putDouble(index);
    }

    @Override
    public void loadState(final StateReader reader) {
        values.loadState(reader);
        moments.loadState(reader);
        index = reader.getDouble();
    }
}
