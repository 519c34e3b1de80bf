package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

/**
 * Average true range with Wilder's smoothing (J. Welles Wilder, New Concepts in Technical Trading Systems, 1978): the
 * mean of the first n true ranges, then {@code (previous × (n − 1) + range) ÷ n}. The first candle has no true range,
 * for it has no previous close. One thread, no allocation.
 */
public final class AverageTrueRange implements Stateful {
    private final int length;
    private int count;
    private long previousClose;
    private double average;

    /**
     * An average that has seen nothing.
     *
     * @param length how many ranges it smooths over.
     */
    public AverageTrueRange(final int length) {
        this.length = length;
    }

    /**
     * Takes in the next candle.
     *
     * @param high  scaled price.
     * @param low   scaled price.
     * @param close scaled price.
     */
    public void add(final long high, final long low, final long close) {
        if (count > 0) {
            smooth(Math.max(high, previousClose) - Math.min(low, previousClose));
        }
        previousClose = close;
        count = Math.min(count + 1, length + 1);
    }

    private void smooth(final double range) {
        if (count <= length) {
            average += (range - average) / count;
        } else {
            average = (average * (length - 1) + range) / length;
        }
    }

    /**
     * The shares are split: what was remembered is counted in new ones.
     *
     * @param ratio of new shares to old ones.
     */
    public void onSplit(final ShareRatio ratio) {
        previousClose = ratio.price(previousClose);
        average = average * ratio.oldShares() / ratio.newShares();
    }

    /**
     * Whether the average spans its full length.
     *
     * @return false during warm-up.
     */
    public boolean isFull() {
        return count > length;
    }

    /**
     * The average.
     *
     * @return in units of the scaled price.
     */
    public double value() {
        return average;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putInt(count);
        writer.putLong(previousClose);
        writer.putDouble(average);
    }

    @Override
    public void loadState(final StateReader reader) {
        count = reader.getInt();
        previousClose = reader.getLong();
        average = reader.getDouble();
    }
}
