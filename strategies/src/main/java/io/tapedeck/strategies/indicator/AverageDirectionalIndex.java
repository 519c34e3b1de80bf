package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Directional movement (J. Welles Wilder, New Concepts in Technical Trading Systems, 1978): the directional indicators
 * +DI and −DI, each 100 times the smoothed movement over the smoothed true range, and their index ADX, the smoothed
 * {@code 100 × |+DI − −DI| ÷ (+DI + −DI)}. Every smoothing is Wilder's over n, started with the mean of its first n
 * values. The indicators are ready with candle n + 1, the index with candle 2n. A market that stands still has no
 * direction: 0. One thread, no allocation.
 */
public final class AverageDirectionalIndex implements Indicator {
    private final int length;
    private final TrueRange range = new TrueRange();
    private final WilderAverage ranges;
    private final WilderAverage rises;
    private final WilderAverage falls;
    private final WilderAverage index;
    private double previousHigh;
    private double previousLow;

    /**
     * An index that has seen nothing.
     *
     * @param length how many values each smoothing spans.
     */
    public AverageDirectionalIndex(final int length) {
        this.length = length;
        ranges = new WilderAverage(length);
        rises = new WilderAverage(length);
        falls = new WilderAverage(length);
        index = new WilderAverage(length);
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
            move(high - previousHigh, previousLow - low);
        }
        previousHigh = high;
        previousLow = low;
    }

    private void move(final double rise, final double fall) {
        ranges.add(range.value());
        rises.add(rise > fall && rise > 0 ? rise : 0);
        falls.add(fall > rise && fall > 0 ? fall : 0);
        if (ranges.isReady()) {
            index.add(directionalIndex());
        }
    }

    private double directionalIndex() {
        final double both = rises.value() + falls.value();
        return both > 0 ? 100 * Math.abs(rises.value() - falls.value()) / both : 0;
    }

    /**
     * Positive directional indicator, +DI.
     *
     * @return 0 to 100; of use from candle n + 1.
     */
    public double plus() {
        return share(rises.value());
    }

    /**
     * Negative directional indicator, −DI.
     *
     * @return 0 to 100; of use from candle n + 1.
     */
    public double minus() {
        return share(falls.value());
    }

    private double share(final double movement) {
        return ranges.value() > 0 ? 100 * movement / ranges.value() : 0;
    }

    @Override
    public int warmUp() {
        return 2 * length;
    }

    @Override
    public boolean isReady() {
        return index.isReady();
    }

    @Override
    public double value() {
        return index.value();
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        final double factor = SplitFactor.ofPrices(ratio);
        range.onSplit(ratio);
        ranges.scale(factor);
        rises.scale(factor);
        falls.scale(factor);
        previousHigh *= factor;
        previousLow *= factor;
    }

    @Override
    public void saveState(final StateWriter writer) {
        range.saveState(writer);
        ranges.saveState(writer);
        rises.saveState(writer);
        falls.saveState(writer);
        index.saveState(writer);
        writer.putDouble(previousHigh);
        writer.putDouble(previousLow);
    }

    @Override
    public void loadState(final StateReader reader) {
        range.loadState(reader);
        ranges.loadState(reader);
        rises.loadState(reader);
        falls.loadState(reader);
        index.loadState(reader);
        previousHigh = reader.getDouble();
        previousLow = reader.getDouble();
    }
}
