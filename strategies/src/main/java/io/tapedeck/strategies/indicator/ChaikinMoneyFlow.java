package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Chaikin money flow (Marc Chaikin): the money flow volume of the last n candles over their volume, from −1, all closes
 * at the lows, to 1, all at the highs. Without any volume it is 0. Ready with candle n. One thread, no allocation after
 * construction.
 */
public final class ChaikinMoneyFlow implements Indicator {
    private final WindowSum flow;
    private final WindowSum traded;

    /**
     * An indicator that has seen nothing.
     *
     * @param length how many candles it spans.
     */
    public ChaikinMoneyFlow(final int length) {
        flow = new WindowSum(length);
        traded = new WindowSum(length);
    }

    /**
     * Takes in the next candle.
     *
     * @param high   price.
     * @param low    price.
     * @param close  price.
     * @param volume quantity.
     */
    public void add(final double high, final double low, final double close, final double volume) {
        flow.add(MoneyFlow.volume(high, low, close, volume));
        traded.add(volume);
    }

    @Override
    public int warmUp() {
        return traded.length();
    }

    @Override
    public boolean isReady() {
        return traded.isFull();
    }

    @Override
    public double value() {
        final double volume = traded.value();
        return volume > 0 ? flow.value() / volume : 0;
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        final double factor = SplitFactor.ofQuantities(ratio);
        flow.scale(factor);
        traded.scale(factor);
    }

    @Override
    public void saveState(final StateWriter writer) {
        flow.saveState(writer);
        traded.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        flow.loadState(reader);
        traded.loadState(reader);
    }
}
