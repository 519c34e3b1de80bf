package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Highest high and lowest low of the last n candles, the newest among them (Richard Donchian's channel, as in
 * TradingView and LEAN; Stock Indicators leaves the newest out). Ready with candle n; while it fills, of the candles so
 * far. One thread, no allocation after construction.
 */
public final class DonchianChannel implements Indicator {
    private final RollingExtreme highest;
    private final RollingExtreme lowest;

    /**
     * A channel that has seen nothing.
     *
     * @param length how many candles it spans.
     */
    public DonchianChannel(final int length) {
        highest = RollingExtreme.highest(length);
        lowest = RollingExtreme.lowest(length);
    }

    /**
     * Takes in the next candle.
     *
     * @param high price.
     * @param low  price.
     */
    public void add(final double high, final double low) {
        highest.add(high);
        lowest.add(low);
    }

    /**
     * Upper line.
     *
     * @return price.
     */
    public double upper() {
        return highest.value();
    }

    /**
     * Lower line.
     *
     * @return price.
     */
    public double lower() {
        return lowest.value();
    }

    @Override
    public int warmUp() {
        return highest.length();
    }

    @Override
    public boolean isReady() {
        return highest.isFull();
    }

    /**
     * The middle between the lines.
     *
     * @return price.
     */
    @Override
    public double value() {
        return (upper() + lower()) / 2;
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        final double factor = SplitFactor.ofPrices(ratio);
        highest.scale(factor);
        lowest.scale(factor);
    }

    @Override
    public void saveState(final StateWriter writer) {
        highest.saveState(writer);
        lowest.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        highest.loadState(reader);
        lowest.loadState(reader);
    }
}
