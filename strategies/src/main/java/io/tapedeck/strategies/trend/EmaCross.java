package io.tapedeck.strategies.trend;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.order.Side;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.MustHold;
import io.tapedeck.engine.strategy.Notes;
import io.tapedeck.engine.strategy.Setting;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;
import io.tapedeck.strategies.Crossing;
import io.tapedeck.strategies.Direction;
import io.tapedeck.strategies.Stake;
import io.tapedeck.strategies.VolumeConfirmation;
import io.tapedeck.strategies.indicator.ExponentialMovingAverage;

/**
 * Goes long when the fast exponential average of closes crosses above the slow one, and short when below, where the
 * {@link VolumeConfirmation volume of that candle confirms it}; what was not confirmed is not made up for later. The
 * opposite {@link Crossing} ends a position on any volume.
 *
 * <p>Averages include the present candle. Ties are those of the rounded averages, which are equal to the bit where the
 * price stood still for long enough.
 */
final class EmaCross implements Strategy {
    private final ExponentialMovingAverage fast;
    private final ExponentialMovingAverage slow;
    private final VolumeConfirmation volume;
    private final Crossing crossing = new Crossing();
    private final Stake stake;

    EmaCross(final Settings settings) {
        fast = new ExponentialMovingAverage(settings.fast());
        slow = new ExponentialMovingAverage(settings.slow());
        volume = new VolumeConfirmation(settings.volumeAverage(), settings.volume());
        stake = new Stake(settings.direction(), settings.allocation());
    }

    /**
     * What can be set.
     *
     * @param fast          closes that the weight of the fast average stands for.
     * @param slow          closes that the weight of the slow average stands for.
     * @param volume        multiple of the average volume that confirms an entry.
     * @param volumeAverage candles in the average volume.
     * @param direction     of the positions.
     * @param allocation    share of the equity, 10⁻⁸ of one.
     */
    @MustHold("fast < slow")
    record Settings(
        @Setting(preset = "12", minimum = "1", maximum = "10000", text = "closes in the fast average") int fast,
        @Setting(preset = "26", minimum = "2", maximum = "10000", text = "closes in the slow average") int slow,
        @Setting(preset = "1.2", minimum = "0", maximum = "100",
            text = "least volume of an entry, in average volumes of the candles before") double volume,
        @Setting(preset = "20", minimum = "1", maximum = "10000", text = "candles in the average volume")
        int volumeAverage,
        @Setting(preset = "long", text = "which positions it may open") Direction direction,
        @Setting(preset = "1", minimum = "0.00000001", maximum = "1",
            text = "share of the equity to invest, fee included") long allocation) {

        /** After four lengths less than a hundredth of an average rests on where it began. */
        int warmUp() {
            return Math.max(4 * slow, volumeAverage) + 1;
        }
    }

    @Override
    public void onCandle(final Candle candle, final StrategyContext context) {
        fast.add(candle.close());
        slow.add(candle.close());
        volume.add(candle.volume());
        if (slow.isReady()) {
            crossing.add(fast.value(), slow.value());
            decide(context);
        }
    }

    private void decide(final StrategyContext context) {
        if (crossing.isUpward()) {
            turn(Side.BUY, context, "fast average crossed above slow");
        } else if (crossing.isDownward()) {
            turn(Side.SELL, context, "fast average crossed below slow");
        }
    }

    private void turn(final Side side, final StrategyContext context, final String reason) {
        if (stake.turns(side, context, reason) && volume.isGiven()) {
            context.emit(stake.entry(side, context), reason);
        }
    }

    @Override
    public void onSplit(final ShareRatio ratio, final StrategyContext context) {
        fast.onSplit(ratio);
        slow.onSplit(ratio);
        volume.onSplit(ratio);
    }

    @Override
    public void explain(final Notes notes, final StrategyContext context) {
        notes.notePrice("fast", fast.value());
        notes.notePrice("slow", slow.value());
        volume.explain(notes, context.instrument());
    }

    @Override
    public void saveState(final StateWriter writer) {
        fast.saveState(writer);
        slow.saveState(writer);
        volume.saveState(writer);
        crossing.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        fast.loadState(reader);
        slow.loadState(reader);
        volume.loadState(reader);
        crossing.loadState(reader);
    }
}
