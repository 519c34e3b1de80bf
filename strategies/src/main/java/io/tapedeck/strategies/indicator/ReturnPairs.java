package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

/** Simple returns, {@code value ÷ value before − 1}, of two series side by side. One thread, no allocation. */
final class ReturnPairs implements Stateful {
    private final WindowComoments returns;
    private boolean begun;
    private double previous;
    private double previousOther;

    ReturnPairs(final int length) {
        returns = new WindowComoments(length);
    }

    void add(final double value, final double other) {
        if (begun) {
            returns.add(value / previous - 1, other / previousOther - 1);
        }
        previous = value;
        previousOther = other;
        begun = true;
    }

    WindowComoments returns() {
        return returns;
    }

    void onSplit(final ShareRatio ratio) {
        previous *= SplitFactor.ofPrices(ratio);
    }

    void onOtherSplit(final ShareRatio ratio) {
        previousOther *= SplitFactor.ofPrices(ratio);
    }

    @Override
    public void saveState(final StateWriter writer) {
        returns.saveState(writer);
        writer.putBoolean(begun);
        writer.putDouble(previous);
        writer.putDouble(previousOther);
    }

    @Override
    public void loadState(final StateReader reader) {
        returns.loadState(reader);
        begun = reader.getBoolean();
        previous = reader.getDouble();
        previousOther = reader.getDouble();
    }
}
