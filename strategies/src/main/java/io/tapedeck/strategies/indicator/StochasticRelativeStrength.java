package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * {@link StochasticOscillator} of the {@link RelativeStrengthIndex}, 0 to 100 (Tushar Chande and Stanley Kroll, The New
 * Technical Trader, 1994). StockCharts writes it as 0 to 1, without smoothing. Ready with value
 * {@code strengthLength + length + smoothing + signal − 2}. One thread, no allocation after construction.
 */
public final class StochasticRelativeStrength implements Indicator {
    private final RelativeStrengthIndex strength;
    private final StochasticOscillator oscillator;

    /**
     * An oscillator that has seen nothing.
     *
     * @param strengthLength how many changes the index smooths over; 14 is usual.
     * @param length         how many of its figures the range spans; 14 is usual.
     * @param smoothing      how many figures %K averages; 1 for none.
     * @param signalLength   how many %K the signal averages; 3 is usual.
     */
    public StochasticRelativeStrength(final int strengthLength, final int length,
            final int smoothing, final int signalLength) {
        strength = new RelativeStrengthIndex(strengthLength);
        oscillator = new StochasticOscillator(length, smoothing, signalLength);
    }

    /**
     * Takes in the next value.
     *
     * @param value price.
     */
    public void add(final double value) {
        strength.add(value);
        if (strength.isReady()) {
            final double index = strength.value();
            oscillator.add(index, index, index);
        }
    }

    @Override
    public int warmUp() {
        return strength.warmUp() + oscillator.warmUp() - 1;
    }

    @Override
    public boolean isReady() {
        return oscillator.isReady();
    }

    @Override
    public double value() {
        return oscillator.value();
    }

    /**
     * %D, the average of the last %K.
     *
     * @return 0 to 100.
     */
    public double signal() {
        return oscillator.signal();
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        strength.onSplit(ratio);
    }

    @Override
    public void saveState(final StateWriter writer) {
        strength.saveState(writer);
        oscillator.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        strength.loadState(reader);
        oscillator.loadState(reader);
    }
}
