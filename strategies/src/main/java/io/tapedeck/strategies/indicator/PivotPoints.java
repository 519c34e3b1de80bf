package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Pivot points of the floor traders, the classic ones (John Person, A Complete Guide to Technical Trading Tactics,
 * 2004): from the last completed candle, for the one after it. Pivot {@code P = (H + L + C) ÷ 3}; resistances {@code 2P
 * − L}, {@code P + (H − L)}, {@code H + 2(P − L)}; supports {@code 2P − H}, {@code P − (H − L)}, {@code L − 2(H − P)}.
 * Ready with the first candle. One thread, no allocation.
 */
public final class PivotPoints implements Indicator {
    private boolean begun;
    private double high;
    private double low;
    private double pivot;

    /**
     * Takes in a completed candle, usually a day; the levels are for the next one.
     *
     * @param highest price.
     * @param lowest  price.
     * @param close   price.
     */
    public void add(final double highest, final double lowest, final double close) {
        high = highest;
        low = lowest;
        pivot = (highest + lowest + close) / 3;
        begun = true;
    }

    /**
     * Level above the pivot.
     *
     * @param number 1 to 3, the higher the further away.
     * @return price.
     */
    public double resistance(final int number) {
        return switch (number) {
            case 1 -> 2 * pivot - low;
            case 2 -> pivot + (high - low);
            case 3 -> high + 2 * (pivot - low);
            default -> throw noLevel(number);
        };
    }

    /**
     * Level below the pivot.
     *
     * @param number 1 to 3, the higher the further away.
     * @return price.
     */
    public double support(final int number) {
        return switch (number) {
            case 1 -> 2 * pivot - high;
            case 2 -> pivot - (high - low);
            case 3 -> low - 2 * (high - pivot);
            default -> throw noLevel(number);
        };
    }

    private static IllegalArgumentException noLevel(final int number) {
        return new IllegalArgumentException("there is no level " + number + ", only 1 to 3");
    }

    @Override
    public int warmUp() {
        return 1;
    }

    @Override
    public boolean isReady() {
        return begun;
    }

    /**
     * The pivot.
     *
     * @return price.
     */
    @Override
    public double value() {
        return pivot;
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        final double factor = SplitFactor.ofPrices(ratio);
        high *= factor;
        low *= factor;
        pivot *= factor;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putBoolean(begun);
        writer.putDouble(high);
        writer.putDouble(low);
        writer.putDouble(pivot);
    }

    @Override
    public void loadState(final StateReader reader) {
        begun = reader.getBoolean();
        high = reader.getDouble();
        low = reader.getDouble();
        pivot = reader.getDouble();
    }
}
