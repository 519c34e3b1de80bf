package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Cumulative volume delta: what takers bought less what they sold, summed up from the first candle or trade on. Its
 * level depends on where it starts, its course does not. Ready with the first value. One thread, no allocation.
 */
public final class CumulativeVolumeDelta implements Indicator {
    private final CompensatedSum delta = new CompensatedSum();
    private boolean begun;

    /**
     * Takes in the next candle or trade.
     *
     * @param bought quantity that takers bought.
     * @param sold   quantity that takers sold.
     */
    public void add(final double bought, final double sold) {
        delta.add(bought);
        delta.add(-sold);
        begun = true;
    }

    @Override
    public int warmUp() {
        return 1;
    }

    @Override
    public boolean isReady() {
        return begun;
    }

    @Override
    public double value() {
        return delta.value();
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        delta.scale(SplitFactor.ofQuantities(ratio));
    }

    @Override
    public void saveState(final StateWriter writer) {
        delta.saveState(writer);
        writer.putBoolean(begun);
    }

    @Override
    public void loadState(final StateReader reader) {
        delta.loadState(reader);
        begun = reader.getBoolean();
    }
}
