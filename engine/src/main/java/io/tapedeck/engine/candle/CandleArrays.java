package io.tapedeck.engine.candle;

/** Candles to be filled in, allocated once. */
public final class CandleArrays {
    private CandleArrays() {
    }

    /**
     * An array of empty candles.
     *
     * @param length of the array.
     * @return every element is a candle of its own.
     */
    public static Candle[] allocate(final int length) {
        final Candle[] candles = new Candle[length];
        for (int index = 0; index < length; index++) {
            candles[index] = new Candle();
        }
        return candles;
    }
}
