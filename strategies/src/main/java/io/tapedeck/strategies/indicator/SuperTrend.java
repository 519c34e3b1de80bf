package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Olivier Seban's SuperTrend: a band of a multiple of the average true range above and below the middle of the candle.
 * A band moves only towards the price while the closes stay inside it, and the trend turns where a close reaches the
 * band that carries it. Average true range with Wilder's smoothing over n, as in TradingView and Stock Indicators; the
 * first trend is up where the close is not below the middle of its candle. Ready with candle n + 1. One thread, no
 * allocation.
 */
public final class SuperTrend implements Indicator {
    private final AverageTrueRange range;
    private final double multiple;
    private boolean begun;
    private boolean rising;
    private double upper;
    private double lower;
    private double previousClose;

    /**
     * A trend that has seen nothing.
     *
     * @param length   of the average true range.
     * @param multiple of the average true range on either side.
     */
    public SuperTrend(final int length, final double multiple) {
        range = new AverageTrueRange(length);
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
        range.add(high, low, close);
        if (range.isReady()) {
            move((high + low) / 2, close);
        }
        previousClose = close;
    }

    private void move(final double middle, final double close) {
        final double width = multiple * range.value();
        if (!begun || middle + width < upper || previousClose > upper) {
            upper = middle + width;
        }
        if (!begun || middle - width > lower || previousClose < lower) {
            lower = middle - width;
        }
        final boolean carried = begun ? rising : close >= middle;
        rising = close > (carried ? lower : upper);
        begun = true;
    }

    /**
     * Whether the trend is up.
     *
     * @return the line is the lower band then, else the upper one.
     */
    public boolean isRising() {
        return rising;
    }

    @Override
    public int warmUp() {
        return range.warmUp();
    }

    @Override
    public boolean isReady() {
        return begun;
    }

    @Override
    public double value() {
        return rising ? lower : upper;
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        final double factor = SplitFactor.ofPrices(ratio);
        range.onSplit(ratio);
        upper *= factor;
        lower *= factor;
        previousClose *= factor;
    }

    @Override
    public void saveState(final StateWriter writer) {
        range.saveState(writer);
        writer.putBoolean(begun);
        writer.putBoolean(rising);
        writer.putDouble(upper);
        writer.putDouble(lower);
        writer.putDouble(previousClose);
    }

    @Override
    public void loadState(final StateReader reader) {
        range.loadState(reader);
        begun = reader.getBoolean();
        rising = reader.getBoolean();
        upper = reader.getDouble();
        lower = reader.getDouble();
        previousClose = reader.getDouble();
    }
}
