package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Aroon (Tushar Chande, Time Price Oscillator, Stocks & Commodities 1995): how lately the highest high and the lowest
 * low of the last n + 1 candles were, {@code 100 × (n − candles since) ÷ n}, and the difference of the two. Of equal
 * extremes the newest counts, as in TA-Lib; Stock Indicators takes the oldest. Ready with candle n + 1. One thread, no
 * allocation after construction.
 */
public final class Aroon implements Indicator {
    private final int length;
    private final RollingExtreme highest;
    private final RollingExtreme lowest;

    /**
     * An indicator that has seen nothing.
     *
     * @param length how many candles back an extreme may lie.
     */
    public Aroon(final int length) {
        this.length = length;
        highest = RollingExtreme.highest(length + 1);
        lowest = RollingExtreme.lowest(length + 1);
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
     * How lately the highest high was.
     *
     * @return 100 with this candle, 0 n candles ago.
     */
    public double up() {
        return recency(highest);
    }

    /**
     * How lately the lowest low was.
     *
     * @return 100 with this candle, 0 n candles ago.
     */
    public double down() {
        return recency(lowest);
    }

    private double recency(final RollingExtreme extreme) {
        return 100.0 * (length - extreme.age()) / length;
    }

    @Override
    public int warmUp() {
        return length + 1;
    }

    @Override
    public boolean isReady() {
        return highest.isFull();
    }

    /**
     * The oscillator: up less down.
     *
     * @return −100 to 100.
     */
    @Override
    public double value() {
        return up() - down();
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
