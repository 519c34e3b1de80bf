package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * How far the close is below the highest high of the last candles, as a share of their range: 0 at the top, −100 at the
 * bottom (Larry Williams, 1973). A close in a range of no height is at −50. Ready with the n-th candle. One thread, no
 * allocation after construction.
 */
public final class WilliamsPercentRange implements Indicator {
    private final RollingExtreme highest;
    private final RollingExtreme lowest;
    private double close;

    /**
     * A range that has seen nothing.
     *
     * @param length how many candles it spans; 14 is usual.
     */
    public WilliamsPercentRange(final int length) {
        highest = RollingExtreme.highest(length);
        lowest = RollingExtreme.lowest(length);
    }

    /**
     * Takes in the next candle.
     *
     * @param high  price.
     * @param low   price.
     * @param close price.
     */
    public void add(final double high, final double low, final double close) {
        highest.add(high);
        lowest.add(low);
        this.close = close;
    }

    @Override
    public int warmUp() {
        return highest.length();
    }

    @Override
    public boolean isReady() {
        return highest.isFull();
    }

    @Override
    public double value() {
        final double range = highest.value() - lowest.value();
        return range == 0 ? -50 : -100 * (highest.value() - close) / range;
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        final double factor = SplitFactor.ofPrices(ratio);
        highest.scale(factor);
        lowest.scale(factor);
        close *= factor;
    }

    @Override
    public void saveState(final StateWriter writer) {
        highest.saveState(writer);
        lowest.saveState(writer);
        writer.putDouble(close);
    }

    @Override
    public void loadState(final StateReader reader) {
        highest.loadState(reader);
        lowest.loadState(reader);
        close = reader.getDouble();
    }
}
