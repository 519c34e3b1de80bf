package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * On-balance volume (Joseph Granville, New Key to Stock Market Profits, 1963): the volume of candles that close higher
 * less that of candles that close lower, from 0 at the first candle on (Stock Indicators; LEAN begins with the volume
 * of the first). Its level depends on where it starts, its course does not. Ready with the second candle. One thread,
 * no allocation.
 */
public final class OnBalanceVolume implements Indicator {
    private final CompensatedSum balance = new CompensatedSum();
    private int count;
    private double previousClose;

    /**
     * Takes in the next candle.
     *
     * @param close  price.
     * @param volume quantity.
     */
    public void add(final double close, final double volume) {
        if (count > 0 && close != previousClose) {
            balance.add(close > previousClose ? volume : -volume);
        }
        previousClose = close;
        count = Math.min(count + 1, warmUp());
    }

    @Override
    public int warmUp() {
        return 2;
    }

    @Override
    public boolean isReady() {
        return count == warmUp();
    }

    @Override
    public double value() {
        return balance.value();
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        balance.scale(SplitFactor.ofQuantities(ratio));
        previousClose *= SplitFactor.ofPrices(ratio);
    }

    @Override
    public void saveState(final StateWriter writer) {
        balance.saveState(writer);
        writer.putInt(count);
        writer.putDouble(previousClose);
    }

    @Override
    public void loadState(final StateReader reader) {
        balance.loadState(reader);
        count = reader.getInt();
        previousClose = reader.getDouble();
    }
}
