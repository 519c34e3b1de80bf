package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Share of the gains in all movement, 0 to 100 (J. Welles Wilder, New Concepts in Technical Trading Systems, 1978):
 * gains and losses start from the mean of the first n changes and go on with Wilder's smoothing,
 * {@code (previous × (n − 1) + change) ÷ n}. A price that never moved is at 50; TA-Lib says 0 there and TradingView
 * 100. Ready with value n + 1. One thread, no allocation after construction.
 */
public final class RelativeStrengthIndex implements Indicator {
    private final int length;
    private final double weight;
    private int count;
    private double last;
    private double gain;
    private double loss;

    /**
     * An index that has seen nothing.
     *
     * @param length how many changes it smooths over; 14 is usual.
     */
    public RelativeStrengthIndex(final int length) {
        this.length = length;
        weight = 1.0 / length;
    }

    /**
     * Takes in the next value.
     *
     * @param value price.
     */
    public void add(final double value) {
        if (count > 0) {
            change(value - last);
        }
        last = value;
        count = Math.min(count + 1, length + 1);
    }

    private void change(final double change) {
        final double share = count <= length ? 1.0 / count : weight;
        gain += (Math.max(change, 0) - gain) * share;
        loss += (Math.max(-change, 0) - loss) * share;
    }

    @Override
    public int warmUp() {
        return length + 1;
    }

    @Override
    public boolean isReady() {
        return count > length;
    }

    @Override
    public double value() {
        final double movement = gain + loss;
        return movement == 0 ? 50 : 100 * gain / movement;
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        final double factor = SplitFactor.ofPrices(ratio);
        last *= factor;
        gain *= factor;
        loss *= factor;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putInt(count);
        writer.putDouble(last);
        writer.putDouble(gain);
        writer.putDouble(loss);
    }

    @Override
    public void loadState(final StateReader reader) {
        count = reader.getInt();
        last = reader.getDouble();
        gain = reader.getDouble();
        loss = reader.getDouble();
    }
}
