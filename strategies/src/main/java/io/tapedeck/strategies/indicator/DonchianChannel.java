package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

/**
 * Highest high and lowest low of the last candles (Richard Donchian's channel). One thread, no allocation after
 * construction; a step costs one pass over the window, which is short.
 */
public final class DonchianChannel implements Stateful {
    private final long[] highs;
    private final long[] lows;
    private int count;
    private int next;

    /**
     * A channel that has seen nothing.
     *
     * @param length how many candles it spans.
     */
    public DonchianChannel(final int length) {
        highs = new long[length];
        lows = new long[length];
    }

    /**
     * Takes in the next candle.
     *
     * @param high scaled price.
     * @param low  scaled price.
     */
    public void add(final long high, final long low) {
        highs[next] = high;
        lows[next] = low;
        next = next + 1 == highs.length ? 0 : next + 1;
        if (count < highs.length) {
            count++;
        }
    }

    /**
     * The shares are split: what was remembered is counted in new ones.
     *
     * @param ratio of new shares to old ones.
     */
    public void onSplit(final ShareRatio ratio) {
        for (int index = 0; index < count; index++) {
            highs[index] = ratio.price(highs[index]);
            lows[index] = ratio.price(lows[index]);
        }
    }

    /**
     * Whether as many candles were seen as it spans.
     *
     * @return false during warm-up.
     */
    public boolean isFull() {
        return count == highs.length;
    }

    /**
     * Upper line.
     *
     * @return scaled price; of the candles seen so far.
     */
    public long upper() {
        long upper = Long.MIN_VALUE;
        for (int index = 0; index < count; index++) {
            upper = Math.max(upper, highs[index]);
        }
        return upper;
    }

    /**
     * Lower line.
     *
     * @return scaled price; of the candles seen so far.
     */
    public long lower() {
        long lower = Long.MAX_VALUE;
        for (int index = 0; index < count; index++) {
            lower = Math.min(lower, lows[index]);
        }
        return lower;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putInt(count);
        writer.putInt(next);
        for (int index = 0; index < highs.length; index++) {
            writer.putLong(highs[index]);
            writer.putLong(lows[index]);
        }
    }

    @Override
    public void loadState(final StateReader reader) {
        count = reader.getInt();
        next = reader.getInt();
        for (int index = 0; index < highs.length; index++) {
            highs[index] = reader.getLong();
            lows[index] = reader.getLong();
        }
    }
}
