package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * True range of a candle (J. Welles Wilder, New Concepts in Technical Trading Systems, 1978): from the lower of its low
 * and the close before it to the higher of its high and that close. Ready with the second candle: the first has no
 * close before it (StockCharts takes high − low for it; Wilder and TA-Lib do not). One thread, no allocation.
 */
public final class TrueRange implements Indicator {
    private int count;
    private double previousClose;
    private double range;

    /**
     * Takes in the next candle.
     *
     * @param high  price.
     * @param low   price.
     * @param close price.
     */
    public void add(final double high, final double low, final double close) {
        if (count > 0) {
            range = Math.max(high, previousClose) - Math.min(low, previousClose);
        }
        previousClose = close;
        count = Math.min(count + 1, warmUp());
    }

    @Override
    public int warmUp() {
        return 2;
    }

    @Override
    public boolean isReady() {
        return count == warmUp();
    }

    @Override
    public double value() {
        return range;
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        final double factor = SplitFactor.ofPrices(ratio);
        previousClose *= factor;
        range *= factor;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putInt(count);
        writer.putDouble(previousClose);
        writer.putDouble(range);
    }

    @Override
    public void loadState(final StateReader reader) {
        count = reader.getInt();
        previousClose = reader.getDouble();
        range = reader.getDouble();
    }
}
