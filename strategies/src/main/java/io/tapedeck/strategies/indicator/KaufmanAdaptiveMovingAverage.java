package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Exponential average whose weight follows how straight the way of the price is (Perry Kaufman, Smarter Trading, 1995):
 * the distance of n steps over the sum of their lengths moves it between the weights of a slow and a fast average, and
 * the result is squared. It starts from the value before the first full window, as LEAN and ta do (StockCharts: from a
 * simple average), and stands still where the price does. Ready with value n + 1. One thread, no allocation after
 * construction.
 */
public final class KaufmanAdaptiveMovingAverage implements Indicator {
    private final ValueWindow values;
    private final WindowSum steps;
    private final double slowest;
    private final double range;
    private double last;
    private boolean begun;
    private double average;

    /**
     * An average that has seen nothing.
     *
     * @param length how many steps the way has.
     * @param fast   length of the exponential average along a straight way; 2 is usual.
     * @param slow   length of the one along a way that leads nowhere; 30 is usual.
     */
    public KaufmanAdaptiveMovingAverage(final int length, final int fast, final int slow) {
        values = new ValueWindow(length);
        steps = new WindowSum(length);
        slowest = 2.0 / (slow + 1);
        range = 2.0 / (fast + 1) - slowest;
    }

    /**
     * Takes in the next value.
     *
     * @param value price.
     */
    public void add(final double value) {
        if (begun) {
            steps.add(Math.abs(value - last));
        }
        final double start = values.add(value);
        average = steps.isFull() ? average + weight(value - start) * (value - average) : value;
        last = value;
        begun = true;
    }

    private double weight(final double distance) {
        final double way = steps.value();
        final double efficiency = way == 0 ? 0 : Math.abs(distance) / way;
        final double weight = efficiency * range + slowest;
        return weight * weight;
    }

    @Override
    public int warmUp() {
        return values.length() + 1;
    }

    @Override
    public boolean isReady() {
        return steps.isFull();
    }

    @Override
    public double value() {
        return average;
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        final double factor = SplitFactor.ofPrices(ratio);
        values.scale(factor);
        steps.scale(factor);
        last *= factor;
        average *= factor;
    }

    @Override
    public void saveState(final StateWriter writer) {
        values.saveState(writer);
        steps.saveState(writer);
        writer.putDouble(last);
        writer.putBoolean(begun);
        writer.putDouble(average);
    }

    @Override
    public void loadState(final StateReader reader) {
        values.loadState(reader);
        steps.loadState(reader);
        last = reader.getDouble();
        begun = reader.getBoolean();
        average = reader.getDouble();
    }
}
