package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Straight line through the last n values by least squares (Legendre 1805): its slope for each step, where it begins
 * and ends, and the share of the variance that it explains. Values that do not vary are explained by nothing: 0. Ready
 * with value n. One thread, no allocation after construction.
 */
public final class LinearRegression implements Indicator {
    private final WindowComoments moments;
    private final double squaredDeviationsOfSteps;
    private long added;

    /**
     * A line that has seen nothing.
     *
     * @param length how many values it runs through, at least 2.
     */
    public LinearRegression(final int length) {
        moments = new WindowComoments(length);
        squaredDeviationsOfSteps = length * ((double) length * length - 1) / 12;
    }

    /**
     * Takes in the next value.
     *
     * @param value price.
     */
    public void add(final double value) {
        moments.add(added, value);
        added++;
    }

    /**
     * How much the line rises from value to value.
     *
     * @return price.
     */
    public double slope() {
        return moments.productsOfDeviations() / squaredDeviationsOfSteps;
    }

    /**
     * Where the line begins: at the oldest value.
     *
     * @return price.
     */
    public double intercept() {
        return moments.meanY() - slope() * (moments.length() - 1) / 2;
    }

    /**
     * Which share of the variance of the values the line explains, the coefficient of determination.
     *
     * @return 0 to 1.
     */
    public double rSquared() {
        final double squares = moments.squaredDeviationsY();
        return squares > 0 ? Math.min(1, slope() * moments.productsOfDeviations() / squares) : 0;
    }

    @Override
    public int warmUp() {
        return moments.length();
    }

    @Override
    public boolean isReady() {
        return moments.isFull();
    }

    /**
     * Where the line ends: at the newest value.
     *
     * @return price.
     */
    @Override
    public double value() {
        return moments.meanY() + slope() * (moments.length() - 1) / 2;
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        moments.scaleY(SplitFactor.ofPrices(ratio));
    }

    @Override
    public void saveState(final StateWriter writer) {
        moments.saveState(writer);
        writer.putLong(added);
    }

    @Override
    public void loadState(final StateReader reader) {
        moments.loadState(reader);
        added = reader.getLong();
    }
}
