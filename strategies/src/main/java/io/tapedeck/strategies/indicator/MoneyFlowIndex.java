package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Share of the money that flowed while the typical price rose, 0 to 100 (Gene Quong and Avrum Soudack, 1989): typical
 * price × volume of the candles of the last n whose typical price is above that of the candle before, over that and
 * what is below it. 50 where nothing flowed. Ready with candle n + 1. One thread, no allocation after construction.
 */
public final class MoneyFlowIndex implements Indicator {
    private final WindowSum rising;
    private final WindowSum falling;
    private double last;
    private boolean begun;

    /**
     * An index that has seen nothing.
     *
     * @param length how many changes it spans; 14 is usual.
     */
    public MoneyFlowIndex(final int length) {
        rising = new WindowSum(length);
        falling = new WindowSum(length);
    }

    /**
     * Takes in the next candle.
     *
     * @param high   price.
     * @param low    price.
     * @param close  price.
     * @param volume quantity; not negative.
     */
    public void add(final double high, final double low, final double close, final double volume) {
        // Three times the typical price, for a third may not be exact and the index does not depend on the unit.
        final double price = high + low + close;
        if (begun) {
            flow(price, price * volume);
        }
        last = price;
        begun = true;
    }

    private void flow(final double price, final double money) {
        rising.add(price > last ? money : 0);
        falling.add(price < last ? money : 0);
    }

    @Override
    public int warmUp() {
        return rising.length() + 1;
    }

    @Override
    public boolean isReady() {
        return rising.isFull();
    }

    @Override
    public double value() {
        final double money = rising.value() + falling.value();
        return money == 0 ? 50 : 100 * rising.value() / money;
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        last *= SplitFactor.ofPrices(ratio);
    }

    @Override
    public void saveState(final StateWriter writer) {
        rising.saveState(writer);
        falling.saveState(writer);
        writer.putDouble(last);
        writer.putBoolean(begun);
    }

    @Override
    public void loadState(final StateReader reader) {
        rising.loadState(reader);
        falling.loadState(reader);
        last = reader.getDouble();
        begun = reader.getBoolean();
    }
}
