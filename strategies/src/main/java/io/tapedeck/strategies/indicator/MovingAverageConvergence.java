package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Moving average convergence and divergence, MACD (Gerald Appel): a fast exponential average less a slow one, the
 * exponential average of that as its signal, and what lies between the two. All three averages start from simple ones,
 * each as early as it can, as StockCharts and Stock.Indicators do; TA-Lib lets the fast one start with the slow one.
 * Ready with value {@code slow + signal − 1}. One thread, no allocation after construction.
 */
public final class MovingAverageConvergence implements Indicator {
    private final ExponentialMovingAverage fast;
    private final ExponentialMovingAverage slow;
    private final ExponentialMovingAverage signal;

    /**
     * Averages that have seen nothing.
     *
     * @param fastLength   12 is usual.
     * @param slowLength   longer; 26 is usual.
     * @param signalLength 9 is usual.
     */
    public MovingAverageConvergence(final int fastLength, final int slowLength, final int signalLength) {
        fast = new ExponentialMovingAverage(fastLength);
        slow = new ExponentialMovingAverage(slowLength);
        signal = new ExponentialMovingAverage(signalLength);
    }

    /**
     * Takes in the next value.
     *
     * @param value price.
     */
    public void add(final double value) {
        fast.add(value);
        slow.add(value);
        if (slow.isReady()) {
            signal.add(value());
        }
    }

    @Override
    public int warmUp() {
        return slow.warmUp() + signal.warmUp() - 1;
    }

    @Override
    public boolean isReady() {
        return signal.isReady();
    }

    @Override
    public double value() {
        return fast.value() - slow.value();
    }

    /**
     * The average of the line.
     *
     * @return in units of the values.
     */
    public double signal() {
        return signal.value();
    }

    /**
     * How far the line is above its signal.
     *
     * @return in units of the values.
     */
    public double histogram() {
        return value() - signal.value();
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        fast.onSplit(ratio);
        slow.onSplit(ratio);
        signal.onSplit(ratio);
    }

    @Override
    public void saveState(final StateWriter writer) {
        fast.saveState(writer);
        slow.saveState(writer);
        signal.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        fast.loadState(reader);
        slow.loadState(reader);
        signal.loadState(reader);
    }
}
