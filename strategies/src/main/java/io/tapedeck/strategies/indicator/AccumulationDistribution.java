package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Accumulation/distribution line (Marc Chaikin): the sum of the money flow volumes, {@code volume × ((close − low) −
 * (high − close)) ÷ (high − low)}. Its level depends on where it starts, its course does not. Ready with the first
 * candle. One thread, no allocation.
 */
public final class AccumulationDistribution implements Indicator {
    private final CompensatedSum line = new CompensatedSum();
    private boolean begun;

    /**
     * Takes in the next candle.
     *
     * @param high   price.
     * @param low    price.
     * @param close  price.
     * @param volume quantity.
     */
    public void add(final double high, final double low, final double close, final double volume) {
        line.add(MoneyFlow.volume(high, low, close, volume));
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
        return line.value();
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        line.scale(SplitFactor.ofQuantities(ratio));
    }

    @Override
    public void saveState(final StateWriter writer) {
        line.saveState(writer);
        writer.putBoolean(begun);
    }

    @Override
    public void loadState(final StateReader reader) {
        line.loadState(reader);
        begun = reader.getBoolean();
    }
}
