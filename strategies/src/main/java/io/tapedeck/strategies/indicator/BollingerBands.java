package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Simple average of the last n values, and bands that lie some standard deviations of the population above and below it
 * (John Bollinger, Bollinger on Bollinger Bands, 2001). In bands of no width a value is at 0.5. Ready with the n-th
 * value. One thread, no allocation after construction.
 */
public final class BollingerBands implements Indicator {
    private final double deviations;
    private final WindowMoments moments;
    private double last;

    /**
     * Bands that have seen nothing.
     *
     * @param length     how many values they span; 20 is usual.
     * @param deviations how many of them a band is from the middle; 2 is usual.
     */
    public BollingerBands(final int length, final double deviations) {
        this.deviations = deviations;
        moments = new WindowMoments(length);
    }

    /**
     * Takes in the next value.
     *
     * @param value price.
     */
    public void add(final double value) {
        moments.add(value);
        last = value;
    }

    @Override
    public int warmUp() {
        return moments.length();
    }

    @Override
    public boolean isReady() {
        return moments.isFull();
    }

    @Override
    public double value() {
        return moments.mean();
    }

    /**
     * The band above the average.
     *
     * @return in units of the values.
     */
    public double upper() {
        return moments.mean() + reach();
    }

    /**
     * The band below the average.
     *
     * @return in units of the values.
     */
    public double lower() {
        return moments.mean() - reach();
    }

    /**
     * Where the last value lies between the bands.
     *
     * @return 0 on the lower, 1 on the upper band.
     */
    public double percent() {
        final double reach = reach();
        return reach == 0 ? 0.5 : 0.5 + moments.above(last) / (2 * reach);
    }

    /**
     * How far the bands are apart.
     *
     * @return as a share of the average.
     */
    public double width() {
        return 2 * reach() / moments.mean();
    }

    private double reach() {
        return deviations * moments.deviation();
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        final double factor = SplitFactor.ofPrices(ratio);
        moments.scale(factor);
        last *= factor;
    }

    @Override
    public void saveState(final StateWriter writer) {
        moments.saveState(writer);
        writer.putDouble(last);
    }

    @Override
    public void loadState(final StateReader reader) {
        moments.loadState(reader);
        last = reader.getDouble();
    }
}
