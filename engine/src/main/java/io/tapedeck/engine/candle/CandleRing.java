package io.tapedeck.engine.candle;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

import java.util.Arrays;

/** Copies of the last candles of a series. One thread, no allocation after construction. */
public final class CandleRing implements Stateful {
    private final Candle[] candles;
    private int size;
    private int newest = -1;

    /**
     * A ring that has seen nothing.
     *
     * @param instrumentId of the candles.
     * @param timeframe    of the candles.
     * @param capacity     how many it keeps.
     */
    public CandleRing(final int instrumentId, final Timeframe timeframe, final int capacity) {
        candles = new Candle[capacity];
        Arrays.setAll(candles, index -> {
            final Candle candle = new Candle();
            candle.instrumentId = instrumentId;
            candle.span(timeframe);
            return candle;
        });
    }

    /**
     * Keeps a copy of a candle in the place of the oldest.
     *
     * @param candle that has closed.
     */
    public void add(final Candle candle) {
        newest = newest + 1 == candles.length ? 0 : newest + 1;
        candles[newest].set(candle);
        if (size < candles.length) {
            size++;
        }
    }

    /**
     * How many there are.
     *
     * @return at most the capacity.
     */
    public int size() {
        return size;
    }

    /**
     * One of them.
     *
     * @param age 0 for the newest.
     * @return overwritten when it becomes the oldest.
     * @throws IndexOutOfBoundsException where there is none so old.
     */
    public Candle ago(final int age) {
        if (age < 0 || age >= size) {
            throw new IndexOutOfBoundsException("candle " + age + " of " + size);
        }
        final int index = newest - age;
        return candles[index < 0 ? index + candles.length : index];
    }

    /**
     * Shares are split: what is kept is counted in new ones.
     *
     * @param ratio of new shares to old ones.
     */
    public void onSplit(final ShareRatio ratio) {
        for (int age = 0; age < size; age++) {
            ago(age).onSplit(ratio);
        }
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putInt(size);
        for (int age = size - 1; age >= 0; age--) {
            ago(age).save(writer);
        }
    }

    @Override
    public void loadState(final StateReader reader) {
        size = reader.getInt();
        newest = size - 1;
        for (int index = 0; index < size; index++) {
            candles[index].load(reader);
        }
    }
}
