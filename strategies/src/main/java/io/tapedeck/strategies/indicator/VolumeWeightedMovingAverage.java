package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Average of the last n prices, each counted as often as its volume says. Where nothing was traded it is the last
 * price. Ready with the n-th value. One thread, no allocation after construction.
 */
public final class VolumeWeightedMovingAverage implements Indicator {
    private final WindowSum turnover;
    private final WindowSum traded;
    private double last;

    /**
     * An average that has seen nothing.
     *
     * @param length how many values it spans.
     */
    public VolumeWeightedMovingAverage(final int length) {
        turnover = new WindowSum(length);
        traded = new WindowSum(length);
    }

    /**
     * Takes in the next value.
     *
     * @param price  of the step.
     * @param volume quantity; not negative.
     */
    public void add(final double price, final double volume) {
        turnover.add(price * volume);
        traded.add(volume);
        last = price;
    }

    @Override
    public int warmUp() {
        return traded.length();
    }

    @Override
    public boolean isReady() {
        return traded.isFull();
    }

    @Override
    public double value() {
        final double volume = traded.value();
        return volume == 0 ? last : turnover.value() / volume;
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        traded.scale(SplitFactor.ofQuantities(ratio));
        last *= SplitFactor.ofPrices(ratio);
    }

    @Override
    public void saveState(final StateWriter writer) {
        turnover.saveState(writer);
        traded.saveState(writer);
        writer.putDouble(last);
    }

    @Override
    public void loadState(final StateReader reader) {
        turnover.loadState(reader);
        traded.loadState(reader);
        last = reader.getDouble();
    }
}
