package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Choppiness index (E. W. Dreiss): {@code 100 × log(sum of the last n true ranges ÷ (highest − lowest)) ÷ log n}, near
 * 100 where the market goes to and fro, near 0 where it goes one way. Highest and lowest take in the close before a
 * candle as its true range does (Stock Indicators); TradingView takes high and low alone. A market that stands still
 * goes no way: 100. Ready with candle n + 1. One thread, no allocation after construction.
 */
public final class ChoppinessIndex implements Indicator {
    private final WindowSum ranges;
    private final RollingExtreme highest;
    private final RollingExtreme lowest;
    private final double scale;
    private boolean begun;
    private double previousClose;

    /**
     * An index that has seen nothing.
     *
     * @param length how many true ranges it spans, at least 2.
     */
    public ChoppinessIndex(final int length) {
        ranges = new WindowSum(length);
        highest = RollingExtreme.highest(length);
        lowest = RollingExtreme.lowest(length);
        scale = 100 / StrictMath.log(length);
    }

    /**
     * Takes in the next candle.
     *
     * @param high  price.
     * @param low   price.
     * @param close price.
     */
    public void add(final double high, final double low, final double close) {
        if (begun) {
            span(Math.max(high, previousClose), Math.min(low, previousClose));
        }
        previousClose = close;
        begun = true;
    }

    private void span(final double trueHigh, final double trueLow) {
        ranges.add(trueHigh - trueLow);
        highest.add(trueHigh);
        lowest.add(trueLow);
    }

    @Override
    public int warmUp() {
        return ranges.length() + 1;
    }

    @Override
    public boolean isReady() {
        return ranges.isFull();
    }

    @Override
    public double value() {
        final double range = highest.value() - lowest.value();
        return range > 0 ? scale * StrictMath.log(ranges.value() / range) : 100;
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        final double factor = SplitFactor.ofPrices(ratio);
        ranges.scale(factor);
        highest.scale(factor);
        lowest.scale(factor);
        previousClose *= factor;
    }

    @Override
    public void saveState(final StateWriter writer) {
        ranges.saveState(writer);
        highest.saveState(writer);
        lowest.saveState(writer);
        writer.putBoolean(begun);
        writer.putDouble(previousClose);
    }

    @Override
    public void loadState(final StateReader reader) {
        ranges.loadState(reader);
        highest.loadState(reader);
        lowest.loadState(reader);
        begun = reader.getBoolean();
        previousClose = reader.getDouble();
    }
}
