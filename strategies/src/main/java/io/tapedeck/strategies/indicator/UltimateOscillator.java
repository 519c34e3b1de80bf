package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Buying pressure, the close less the true low, as a share of the true range over three spans, of which the shortest
 * counts four times, the middle one twice and the longest once: 0 to 100 (Larry Williams, Technical Analysis of Stocks
 * &amp; Commodities, 1985). A span without range is at 50. Ready with candle {@code longest + 1}, for the first has no
 * true range. One thread, no allocation after construction.
 */
public final class UltimateOscillator implements Indicator {
    private final WindowSum[] pressures;
    private final WindowSum[] ranges;
    private double last;
    private boolean begun;

    /**
     * An oscillator that has seen nothing.
     *
     * @param shortest how many candles the first span has; 7 is usual.
     * @param middle   14 is usual.
     * @param longest  28 is usual; not below the others.
     */
    public UltimateOscillator(final int shortest, final int middle, final int longest) {
        pressures = sums(shortest, middle, longest);
        ranges = sums(shortest, middle, longest);
    }

    private static WindowSum[] sums(final int shortest, final int middle, final int longest) {
        return new WindowSum[] {new WindowSum(shortest), new WindowSum(middle), new WindowSum(longest)};
    }

    /**
     * Takes in the next candle.
     *
     * @param high  price.
     * @param low   price.
     * @param close price.
     */
    public void add(final double high, final double low, final double close) {
        if (begun) {
            final double trueLow = Math.min(low, last);
            span(close - trueLow, Math.max(high, last) - trueLow);
        }
        last = close;
        begun = true;
    }

    private void span(final double pressure, final double range) {
        for (int index = 0; index < ranges.length; index++) {
            pressures[index].add(pressure);
            ranges[index].add(range);
        }
    }

    @Override
    public int warmUp() {
        return ranges[2].length() + 1;
    }

    @Override
    public boolean isReady() {
        return ranges[2].isFull();
    }

    @Override
    public double value() {
        return (4 * share(0) + 2 * share(1) + share(2)) * 100 / 7;
    }

    private double share(final int index) {
        final double range = ranges[index].value();
        return range == 0 ? 0.5 : pressures[index].value() / range;
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        final double factor = SplitFactor.ofPrices(ratio);
        last *= factor;
        for (int index = 0; index < ranges.length; index++) {
            pressures[index].scale(factor);
            ranges[index].scale(factor);
        }
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putDouble(last);
        writer.putBoolean(begun);
        for (int index = 0; index < ranges.length; index++) {
            pressures[index].saveState(writer);
            ranges[index].saveState(writer);
        }
    }

    @Override
    public void loadState(final StateReader reader) {
        last = reader.getDouble();
        begun = reader.getBoolean();
        for (int index = 0; index < ranges.length; index++) {
            pressures[index].loadState(reader);
            ranges[index].loadState(reader);
        }
    }
}
