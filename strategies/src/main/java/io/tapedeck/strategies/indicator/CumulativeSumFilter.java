package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Symmetric cumulative sum filter (E. S. Page, Continuous Inspection Schemes, 1954; as a sampler of events: Marcos
 * Lopez de Prado, Advances in Financial Machine Learning, 2018, 2.5.2.1). It sums the logarithmic returns up and down,
 * each sum never crossing 0, and tells a change where one of them exceeds the threshold; that sum begins anew then.
 * Lopez de Prado takes no allowance; Page's, half the shift that is worth finding, is taken off each return before it
 * is summed. Ready with the second value. One thread, no allocation.
 */
public final class CumulativeSumFilter implements Indicator {
    private final double threshold;
    private final double allowance;
    private int count;
    private double previous;
    private double rise;
    private double fall;
    private int change;

    /**
     * A filter that has seen nothing.
     *
     * @param threshold logarithmic return that a sum has to exceed, 0.01 being about 1 %.
     * @param allowance logarithmic return that is put down to chance with each value; 0 for none.
     */
    public CumulativeSumFilter(final double threshold, final double allowance) {
        if (!(threshold > 0 && allowance >= 0)) {
            throw new IllegalArgumentException("a threshold of " + threshold + " with an allowance of " + allowance
                + " finds nothing");
        }
        this.threshold = threshold;
        this.allowance = allowance;
    }

    /**
     * Takes in the next value.
     *
     * @param close price, positive.
     */
    public void add(final double close) {
        if (count > 0) {
            sum(StrictMath.log(close / previous));
        }
        previous = close;
        count = Math.min(count + 1, warmUp());
    }

    private void sum(final double logarithmicReturn) {
        rise = Math.max(0, rise + logarithmicReturn - allowance);
        fall = Math.min(0, fall + logarithmicReturn + allowance);
        change = 0;
        if (fall < -threshold) {
            fall = 0;
            change = -1;
        } else if (rise > threshold) {
            rise = 0;
            change = 1;
        }
    }

    /**
     * Whether the last value completed a change upwards.
     *
     * @return true with that value only.
     */
    public boolean isUpward() {
        return change > 0;
    }

    /**
     * Whether the last value completed a change downwards.
     *
     * @return true with that value only.
     */
    public boolean isDownward() {
        return change < 0;
    }

    /**
     * The sum upwards.
     *
     * @return logarithmic return, not negative.
     */
    public double upwardSum() {
        return rise;
    }

    /**
     * The sum downwards.
     *
     * @return logarithmic return, not positive.
     */
    public double downwardSum() {
        return fall;
    }

    @Override
    public int warmUp() {
        return 2;
    }

    @Override
    public boolean isReady() {
        return count == warmUp();
    }

    /**
     * The change that the last value completed.
     *
     * @return 1 upwards, −1 downwards, 0 none.
     */
    @Override
    public double value() {
        return change;
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        previous *= SplitFactor.ofPrices(ratio);
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putInt(count);
        writer.putDouble(previous);
        writer.putDouble(rise);
        writer.putDouble(fall);
        writer.putInt(change);
    }

    @Override
    public void loadState(final StateReader reader) {
        count = reader.getInt();
        previous = reader.getDouble();
        rise = reader.getDouble();
        fall = reader.getDouble();
        change = reader.getInt();
    }
}
