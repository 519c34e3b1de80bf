package io.tapedeck.strategies.trend;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.order.LevelBasis;
import io.tapedeck.engine.order.Side;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.MustHold;
import io.tapedeck.engine.strategy.Notes;
import io.tapedeck.engine.strategy.Setting;
import io.tapedeck.engine.strategy.Signal;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;
import io.tapedeck.strategies.Crossing;
import io.tapedeck.strategies.Direction;
import io.tapedeck.strategies.Stake;
import io.tapedeck.strategies.indicator.AverageTrueRange;
import io.tapedeck.strategies.indicator.Momentum;
import io.tapedeck.strategies.indicator.RollingSum;

/**
 * Goes long when the fast simple average of closes crosses above the slow one and the close is more than some average
 * true ranges above that of n candles ago; short with up and down exchanged. The opposite {@link Crossing} ends a
 * position whatever the move.
 *
 * <p>Averages include the present candle and are compared exactly. The stop is a distance from the entry, wherever the
 * next open is: some average true ranges as a share of the close that decided.
 */
final class VolatilityCross implements Strategy {
    private final RollingSum fast;
    private final RollingSum slow;
    private final AverageTrueRange range;
    private final Momentum move;
    private final Crossing crossing = new Crossing();
    private final double moveMultiple;
    private final double stopMultiple;
    private final Stake stake;

    VolatilityCross(final Settings settings) {
        fast = new RollingSum(settings.fast());
        slow = new RollingSum(settings.slow());
        range = new AverageTrueRange(settings.atr());
        move = new Momentum(settings.candles());
        moveMultiple = settings.move();
        stopMultiple = settings.stop();
        stake = new Stake(settings.direction(), settings.allocation());
    }

    /**
     * What can be set.
     *
     * @param fast       closes in the fast average.
     * @param slow       closes in the slow average.
     * @param atr        candles in the average true range.
     * @param candles    over which the move is measured.
     * @param move       average true ranges that the price must have moved by more than.
     * @param stop       distance of the stop from the entry in average true ranges.
     * @param direction  of the positions.
     * @param allocation share of the equity, 10⁻⁸ of one.
     */
    @MustHold("fast < slow")
    record Settings(
        @Setting(preset = "10", minimum = "1", maximum = "10000", text = "closes in the fast average") int fast,
        @Setting(preset = "50", minimum = "2", maximum = "10000", text = "closes in the slow average") int slow,
        @Setting(preset = "14", minimum = "1", maximum = "1000", text = "candles in the average true range") int atr,
        @Setting(preset = "10", minimum = "1", maximum = "1000", text = "candles over which the move is measured")
        int candles,
        @Setting(preset = "1.5", minimum = "0", maximum = "100",
            text = "move that an entry must exceed, in average true ranges") double move,
        @Setting(preset = "3", minimum = "0.01", maximum = "100",
            text = "stop-loss from the entry, in average true ranges") double stop,
        @Setting(preset = "long", text = "which positions it may open") Direction direction,
        @Setting(preset = "1", minimum = "0.00000001", maximum = "1",
            text = "share of the equity to invest, fee included") long allocation) {

        /** After six lengths less than a hundredth of the average true range rests on where it began. */
        int warmUp() {
            return Math.max(slow, Math.max(6 * atr, candles)) + 1;
        }
    }

    @Override
    public void onCandle(final Candle candle, final StrategyContext context) {
        fast.add(candle.close());
        slow.add(candle.close());
        move.add(candle.close());
        range.add(candle.high(), candle.low(), candle.close());
        if (slow.isFull()) {
            crossing.add(fast.compareAverage(slow));
            decide(candle.close(), context);
        }
    }

    private void decide(final long close, final StrategyContext context) {
        if (crossing.isUpward()) {
            turn(Side.BUY, close, context, "fast average crossed above slow");
        } else if (crossing.isDownward()) {
            turn(Side.SELL, close, context, "fast average crossed below slow");
        }
    }

    private void turn(final Side side, final long close, final StrategyContext context, final String reason) {
        if (stake.turns(side, context, reason) && hasMoved(side)) {
            final Signal entry = stake.entry(side, context);
            entry.protection().in(LevelBasis.ENTRY_RATE).stop(stopShare(close));
            context.emit(entry, reason);
        }
    }

    private boolean hasMoved(final Side side) {
        return move.isReady() && range.isReady() && move.value() * side.sign() > moveMultiple * range.value();
    }

    /** Rounded down, for the level itself is rounded away from the entry. */
    private long stopShare(final long close) {
        return (long) StrictMath.floor(stopMultiple * range.value() / close * FixedPoint.ONE);
    }

    @Override
    public void onSplit(final ShareRatio ratio, final StrategyContext context) {
        fast.onSplit(ratio);
        slow.onSplit(ratio);
        move.onSplit(ratio);
        range.onSplit(ratio);
    }

    @Override
    public void explain(final Notes notes, final StrategyContext context) {
        notes.notePrice("fast", fast.average());
        notes.notePrice("slow", slow.average());
        notes.notePrice("move", move.value());
        notes.notePrice("atr", range.value());
    }

    @Override
    public void saveState(final StateWriter writer) {
        fast.saveState(writer);
        slow.saveState(writer);
        move.saveState(writer);
        range.saveState(writer);
        crossing.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        fast.loadState(reader);
        slow.loadState(reader);
        move.loadState(reader);
        range.loadState(reader);
        crossing.loadState(reader);
    }
}
