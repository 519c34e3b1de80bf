package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Close-to-close volatility (John Hull, Options, Futures, and Other Derivatives, 15.4): the sample deviation of the
 * last n logarithmic returns, that is with n − 1 as the divisor, times the root of how many periods a year has. Ready
 * with close n + 1. One thread, no allocation after construction.
 */
public final class HistoricalVolatility implements Indicator {
    private final int length;
    private final double periodsPerYear;
    private final WindowMoments returns;
    private boolean begun;
    private double previous;

    /**
     * A volatility that has seen nothing.
     *
     * @param length         how many returns it spans, at least 2.
     * @param periodsPerYear of trading: 252 days at stock exchanges, 365 where there is no weekend; 1 for none.
     */
    public HistoricalVolatility(final int length, final double periodsPerYear) {
        this.length = length;
        this.periodsPerYear = periodsPerYear;
        returns = new WindowMoments(length);
    }

    /**
     * Takes in the next candle.
     *
     * @param close price, positive.
     */
    public void add(final double close) {
        if (begun) {
            returns.add(StrictMath.log(close / previous));
        }
        previous = close;
        begun = true;
    }

    @Override
    public int warmUp() {
        return length + 1;
    }

    @Override
    public boolean isReady() {
        return returns.isFull();
    }

    /**
     * The volatility.
     *
     * @return as a share, 0.2 being 20 % a year.
     */
    @Override
    public double value() {
        return Math.sqrt(returns.squaredDeviations() / (length - 1) * periodsPerYear);
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        previous *= SplitFactor.ofPrices(ratio);
    }

    @Override
    public void saveState(final StateWriter writer) {
        returns.saveState(writer);
        writer.putBoolean(begun);
        writer.putDouble(previous);
    }

    @Override
    public void loadState(final StateReader reader) {
        returns.loadState(reader);
        begun = reader.getBoolean();
        previous = reader.getDouble();
    }
}
