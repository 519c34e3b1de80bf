package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Parabolic time/price system (J. Welles Wilder, New Concepts in Technical Trading Systems, 1978): a stop that follows
 * the trend, the faster the more new extremes it makes, and turns it round where it is touched. It never lies inside
 * the range of the last two candles.
 *
 * <p>Wilder starts from a trade that is already open. Without one it begins with the first candle: in the direction in
 * which the second moves (as in TA-Lib), with the stop at the near end of the first and the extreme at its far end (as
 * in Stock Indicators, which always begins upwards). Starts differ between libraries; once they reverse with the same
 * candle they agree. Ready with the second candle. One thread, no allocation.
 */
public final class ParabolicStopAndReverse implements Indicator {
    private final double step;
    private final double limit;
    private int count;
    private boolean rising;
    private double stop;
    private double nextStop;
    private double extreme;
    private double acceleration;
    private double previousHigh;
    private double previousLow;

    /**
     * A stop that has seen nothing.
     *
     * @param step  by which each new extreme accelerates it, and with which it begins; Wilder: 0.02.
     * @param limit of the acceleration; Wilder: 0.20.
     */
    public ParabolicStopAndReverse(final double step, final double limit) {
        if (!(step > 0 && step <= limit)) {
            throw new IllegalArgumentException("an acceleration from " + step + " to " + limit + " is none");
        }
        this.step = step;
        this.limit = limit;
    }

    /**
     * Takes in the next candle.
     *
     * @param high price.
     * @param low  price.
     */
    public void add(final double high, final double low) {
        if (count == 1) {
            begin(high, low);
        }
        if (count > 0) {
            follow(high, low);
        }
        previousHigh = high;
        previousLow = low;
        count = Math.min(count + 1, warmUp());
    }

    private void begin(final double high, final double low) {
        final double fall = previousLow - low;
        rising = fall <= 0 || fall <= high - previousHigh;
        nextStop = rising ? previousLow : previousHigh;
        extreme = rising ? previousHigh : previousLow;
        acceleration = step;
    }

    private void follow(final double high, final double low) {
        stop = nextStop;
        if (rising ? low <= stop : high >= stop) {
            reverse(high, low);
        } else if (rising ? high > extreme : low < extreme) {
            extreme = rising ? high : low;
            acceleration = Math.min(acceleration + step, limit);
        }
        nextStop = outside(stop + acceleration * (extreme - stop), high, low);
    }

    private void reverse(final double high, final double low) {
        rising = !rising;
        stop = outside(extreme, high, low);
        extreme = rising ? high : low;
        acceleration = step;
    }

    private double outside(final double price, final double high, final double low) {
        return rising
            ? Math.min(price, Math.min(low, previousLow))
            : Math.max(price, Math.max(high, previousHigh));
    }

    /**
     * Whether the trend is up, the stop below the price.
     *
     * @return after a reversal the new trend.
     */
    public boolean isRising() {
        return rising;
    }

    /**
     * The stop for the candle to come.
     *
     * @return price.
     */
    public double next() {
        return nextStop;
    }

    @Override
    public int warmUp() {
        return 2;
    }

    @Override
    public boolean isReady() {
        return count == warmUp();
    }

    /**
     * The stop that held for the last candle; where it was touched, that of the new trend.
     *
     * @return price.
     */
    @Override
    public double value() {
        return stop;
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        final double factor = SplitFactor.ofPrices(ratio);
        stop *= factor;
        nextStop *= factor;
        extreme *= factor;
        previousHigh *= factor;
        previousLow *= factor;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putInt(count);
        writer.putBoolean(rising);
        writer.putDouble(stop);
        writer.putDouble(nextStop);
        writer.putDouble(extreme);
        writer.putDouble(acceleration);
        writer.putDouble(previousHigh);
        writer.putDouble(previousLow);
    }

    @Override
    public void loadState(final StateReader reader) {
        count = reader.getInt();
        rising = reader.getBoolean();
        stop = reader.getDouble();
        nextStop = reader.getDouble();
        extreme = reader.getDouble();
        acceleration = reader.getDouble();
        previousHigh = reader.getDouble();
        previousLow = reader.getDouble();
    }
}
