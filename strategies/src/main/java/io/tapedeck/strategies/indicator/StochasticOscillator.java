package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Where the close lies between the lowest low and the highest high of the last candles, 0 to 100 (George Lane): %K is
 * the simple average of the last such figures, one for the fast oscillator and three for the slow one, and %D the
 * simple average of the last %K. A close in a range of no height is at 50; TA-Lib says 0 there. Ready with candle
 * {@code length + smoothing + signal − 2}. One thread, no allocation after construction.
 */
public final class StochasticOscillator implements Indicator {
    private final RollingExtreme highest;
    private final RollingExtreme lowest;
    private final WindowSum smooth;
    private final WindowSum signal;

    /**
     * An oscillator that has seen nothing.
     *
     * @param length       how many candles the range spans; 14 is usual.
     * @param smoothing    how many figures %K averages; 1 for none.
     * @param signalLength how many %K the signal averages; 3 is usual.
     */
    public StochasticOscillator(final int length, final int smoothing, final int signalLength) {
        highest = RollingExtreme.highest(length);
        lowest = RollingExtreme.lowest(length);
        smooth = new WindowSum(smoothing);
        signal = new WindowSum(signalLength);
    }

    /**
     * Takes in the next candle.
     *
     * @param high  price.
     * @param low   price.
     * @param close price.
     */
    public void add(final double high, final double low, final double close) {
        highest.add(high);
        lowest.add(low);
        if (highest.isFull()) {
            smooth.add(position(close));
        }
        if (smooth.isFull()) {
            signal.add(smooth.mean());
        }
    }

    private double position(final double close) {
        final double range = highest.value() - lowest.value();
        return range == 0 ? 50 : 100 * (close - lowest.value()) / range;
    }

    @Override
    public int warmUp() {
        return highest.length() + smooth.length() + signal.length() - 2;
    }

    @Override
    public boolean isReady() {
        return signal.isFull();
    }

    @Override
    public double value() {
        return smooth.mean();
    }

    /**
     * %D, the average of the last %K.
     *
     * @return 0 to 100.
     */
    public double signal() {
        return signal.mean();
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
        smooth.saveState(writer);
        signal.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        highest.loadState(reader);
        lowest.loadState(reader);
        smooth.loadState(reader);
        signal.loadState(reader);
    }
}
