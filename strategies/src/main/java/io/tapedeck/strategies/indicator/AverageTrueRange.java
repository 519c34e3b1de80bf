package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Average true range with Wilder's smoothing (J. Welles Wilder, New Concepts in Technical Trading Systems, 1978): the
 * mean of the first n true ranges, then {@code (previous × (n − 1) + range) ÷ n}. Ready with candle n + 1, for the
 * first has no true range (StockCharts takes high − low for it). One thread, no allocation.
 */
public final class AverageTrueRange implements Indicator {
    private final int length;
    private final TrueRange range = new TrueRange();
    private final WilderAverage average;

    /**
     * An average that has seen nothing.
     *
     * @param length how many ranges it smooths over.
     */
    public AverageTrueRange(final int length) {
        this.length = length;
        average = new WilderAverage(length);
    }

    /**
     * Takes in the next candle.
     *
     * @param high  price.
     * @param low   price.
     * @param close price.
     */
    public void add(final double high, final double low, final double close) {
        range.add(high, low, close);
        if (range.isReady()) {
            average.add(range.value());
        }
    }

    @Override
    public int warmUp() {
        return length + 1;
    }

    @Override
    public boolean isReady() {
        return average.isReady();
    }

    @Override
    public double value() {
        return average.value();
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        range.onSplit(ratio);
        average.scale(SplitFactor.ofPrices(ratio));
    }

    @Override
    public void saveState(final StateWriter writer) {
        range.saveState(writer);
        average.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        range.loadState(reader);
        average.loadState(reader);
    }
}
