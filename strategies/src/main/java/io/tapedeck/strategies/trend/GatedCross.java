package io.tapedeck.strategies.trend;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.MustHold;
import io.tapedeck.engine.strategy.Notes;
import io.tapedeck.engine.strategy.Setting;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;
import io.tapedeck.strategies.Crossing;
import io.tapedeck.strategies.indicator.RelativeStrengthIndex;
import io.tapedeck.strategies.indicator.Settling;

/**
 * Buys when the fast average of closes crosses above the slow one while the RSI of closes is between two thresholds,
 * which belong to the range: neither weak nor overbought. Sells everything when the average crosses below, whatever the
 * RSI. A cross that the RSI forbids is not made up for later. Long only, as shares are traded for cash on daily
 * candles.
 *
 * <p>Averages and RSI include the present candle; a {@link Crossing} says what a cross is. Simple averages are compared
 * exactly; exponential ones as they are rounded.
 */
final class GatedCross implements Strategy {
    private final AveragePair averages;
    private final RelativeStrengthIndex strength;
    private final Crossing crossing = new Crossing();
    private final double least;
    private final double most;
    private final long allocation;

    GatedCross(final Settings settings) {
        averages = settings.average().pair(settings.fast(), settings.slow());
        strength = new RelativeStrengthIndex(settings.rsi());
        least = settings.rsiLeast();
        most = settings.rsiMost();
        allocation = settings.allocation();
    }

    /**
     * What can be set.
     *
     * @param average    how closes are averaged.
     * @param fast       closes in the fast average.
     * @param slow       closes in the slow average.
     * @param rsi        changes in the relative strength index.
     * @param rsiLeast   least RSI of an entry.
     * @param rsiMost    greatest RSI of an entry.
     * @param allocation share of the equity, 10⁻⁸ of one.
     */
    @MustHold({"fast < slow", "rsi-least < rsi-most"})
    record Settings(
        @Setting(preset = "simple", text = "how closes are averaged") AverageKind average,
        @Setting(preset = "20", minimum = "1", maximum = "10000", text = "closes in the fast average") int fast,
        @Setting(preset = "50", minimum = "2", maximum = "10000", text = "closes in the slow average") int slow,
        @Setting(preset = "14", minimum = "1", maximum = "1000", text = "changes in the relative strength index")
        int rsi,
        @Setting(preset = "50", minimum = "0", maximum = "100", text = "least RSI of an entry") double rsiLeast,
        @Setting(preset = "75", minimum = "0", maximum = "100", text = "greatest RSI of an entry") double rsiMost,
        @Setting(preset = "1", minimum = "0.00000001", maximum = "1",
            text = "share of the equity to invest, fee included") long allocation) {

        /** A cross takes one close more than the averages. */
        int warmUp() {
            return Math.max(average.settling(slow) + 1, Settling.ofWilder(rsi));
        }
    }

    @Override
    public void onCandle(final Candle candle, final StrategyContext context) {
        averages.add(candle.close());
        strength.add(candle.close());
        if (averages.isReady()) {
            crossing.add(averages.compare());
            decide(context);
        }
    }

    private void decide(final StrategyContext context) {
        if (crossing.isDownward() && context.positionCount() > 0) {
            context.close("fast average crossed below slow");
        } else if (crossing.isUpward() && isOpen() && context.positionCount() == 0 && !context.isEntering()) {
            context.openLong(allocation, FixedPoint.UNKNOWN, FixedPoint.UNKNOWN,
                "fast average crossed above slow within the RSI thresholds");
        }
    }

    /** Whether the gate is. */
    private boolean isOpen() {
        return strength.isReady() && strength.value() >= least && strength.value() <= most;
    }

    @Override
    public void onSplit(final ShareRatio ratio, final StrategyContext context) {
        averages.onSplit(ratio);
        strength.onSplit(ratio);
    }

    @Override
    public void explain(final Notes notes, final StrategyContext context) {
        notes.notePrice("fast", averages.fast());
        notes.notePrice("slow", averages.slow());
        notes.note("rsi", strength.value());
    }

    @Override
    public void saveState(final StateWriter writer) {
        averages.saveState(writer);
        strength.saveState(writer);
        crossing.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        averages.loadState(reader);
        strength.loadState(reader);
        crossing.loadState(reader);
    }
}
