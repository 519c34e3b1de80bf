package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Volume-weighted average price since the session began (Berkowitz, Logue and Noser, The Total Cost of Transactions on
 * the NYSE, 1988; of candles the typical price {@code (high + low + close) ÷ 3} counts, as in StockCharts and
 * TradingView). Sessions follow one another from 1970-01-01T00:00Z on, each as long as the caller says. A session in
 * which nothing was traded yet has the last price. Ready with the first value. One thread, no allocation.
 */
public final class VolumeWeightedAveragePrice implements Indicator {
    private final CompensatedSum turnover = new CompensatedSum();
    private final CompensatedSum traded = new CompensatedSum();
    private final long sessionNs;
    private boolean begun;
    private long sessionEndNs = Long.MIN_VALUE;
    private long sessionStartNs = Long.MAX_VALUE;
    private double lastPrice;

    /**
     * An average that has seen nothing.
     *
     * @param sessionNs length of a session in nanoseconds.
     */
    public VolumeWeightedAveragePrice(final long sessionNs) {
        if (sessionNs <= 0) {
            throw new IllegalArgumentException("a session of " + sessionNs + " ns is none");
        }
        this.sessionNs = sessionNs;
    }

    /**
     * Takes in the next candle.
     *
     * @param timeNs at which it opened, since 1970-01-01T00:00Z.
     * @param high   price.
     * @param low    price.
     * @param close  price.
     * @param volume quantity.
     */
    public void add(final long timeNs, final double high, final double low, final double close, final double volume) {
        add(timeNs, (high + low + close) / 3, volume);
    }

    /**
     * Takes in the next trade.
     *
     * @param timeNs of the trade, since 1970-01-01T00:00Z.
     * @param price  of the trade.
     * @param volume quantity.
     */
    public void add(final long timeNs, final double price, final double volume) {
        if (timeNs < sessionStartNs || timeNs >= sessionEndNs) {
            open(timeNs);
        }
        turnover.add(price * volume);
        traded.add(volume);
        lastPrice = price;
        begun = true;
    }

    private void open(final long timeNs) {
        sessionStartNs = timeNs - Math.floorMod(timeNs, sessionNs);
        // A session may be endless.
        sessionEndNs = sessionNs > Long.MAX_VALUE - Math.max(0, sessionStartNs) ? Long.MAX_VALUE
            : sessionStartNs + sessionNs;
        turnover.clear();
        traded.clear();
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
        return traded.value() > 0 ? turnover.value() / traded.value() : lastPrice;
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        // The turnover is money: the split leaves it as it is.
        traded.scale(SplitFactor.ofQuantities(ratio));
        lastPrice *= SplitFactor.ofPrices(ratio);
    }

    @Override
    public void saveState(final StateWriter writer) {
        turnover.saveState(writer);
        traded.saveState(writer);
        writer.putBoolean(begun);
        writer.putLong(sessionStartNs);
        writer.putLong(sessionEndNs);
        writer.putDouble(lastPrice);
    }

    @Override
    public void loadState(final StateReader reader) {
        turnover.loadState(reader);
        traded.loadState(reader);
        begun = reader.getBoolean();
        sessionStartNs = reader.getLong();
        sessionEndNs = reader.getLong();
        lastPrice = reader.getDouble();
    }
}
