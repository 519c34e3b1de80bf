package io.tapedeck.strategies.reversion;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.order.LevelBasis;
import io.tapedeck.engine.order.Side;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.MustHold;
import io.tapedeck.engine.strategy.Notes;
import io.tapedeck.engine.strategy.PositionView;
import io.tapedeck.engine.strategy.Setting;
import io.tapedeck.engine.strategy.Signal;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;
import io.tapedeck.strategies.Crossing;
import io.tapedeck.strategies.Direction;
import io.tapedeck.strategies.Stake;
import io.tapedeck.strategies.indicator.RelativeStrengthIndex;

/**
 * Buys when the relative strength index comes back up through the oversold level, {@code rsi[t-1] ≤ oversold} and
 * {@code rsi[t] > oversold}, and leaves once it is at or above the exit level, or at the stop. Shorts are its mirror
 * image at 50: sold when the index comes back down through {@code 100 − oversold}, left at or below {@code 100 − exit}.
 *
 * <p>An index that comes back as far as the exit level in one candle is no entry: there is nothing left to wait for.
 */
final class RsiReversal implements Strategy {
    private static final double WHOLE = 100;

    private final RelativeStrengthIndex index;
    private final Crossing oversold = new Crossing();
    private final Crossing overbought = new Crossing();
    private final double threshold;
    private final double exit;
    private final long stop;
    private final Stake stake;

    RsiReversal(final Settings settings) {
        index = new RelativeStrengthIndex(settings.length());
        threshold = settings.oversold();
        exit = settings.exit();
        stop = settings.stop();
        stake = new Stake(settings.direction(), settings.allocation());
    }

    /**
     * What can be set.
     *
     * @param length     changes of the close in the index.
     * @param oversold   level through which it must come back up.
     * @param exit       level at which a long position is left.
     * @param stop       distance of the stop as a share of the entry, 10⁻⁸ of one.
     * @param direction  of the positions.
     * @param allocation share of the equity, 10⁻⁸ of one.
     */
    @MustHold("oversold < exit")
    record Settings(
        @Setting(preset = "14", minimum = "1", maximum = "1000", text = "changes of the close in the index") int length,
        @Setting(preset = "30", minimum = "1", maximum = "50",
            text = "level through which the index must come back; 100 less it for shorts") double oversold,
        @Setting(preset = "55", minimum = "1", maximum = "99",
            text = "level of the index that ends a position; 100 less it for shorts") double exit,
        @Setting(preset = "0.05", minimum = "0.0001", maximum = "0.99", text = "stop-loss as a share of the entry")
        long stop,
        @Setting(preset = "long", text = "which positions it may open") Direction direction,
        @Setting(preset = "1", minimum = "0.00000001", maximum = "1",
            text = "share of the equity to invest, fee included") long allocation) {

        /** After eight lengths less than a hundredth of the index rests on where it began. */
        int warmUp() {
            return 8 * length + 2;
        }
    }

    @Override
    public void onCandle(final Candle candle, final StrategyContext context) {
        index.add(candle.close());
        if (index.isReady()) {
            oversold.add(index.value(), threshold);
            overbought.add(index.value(), WHOLE - threshold);
            decide(context);
        }
    }

    private void decide(final StrategyContext context) {
        if (oversold.isUpward() && !isDone(Side.BUY)) {
            turn(Side.BUY, context, "index came back up from oversold");
        } else if (overbought.isDownward() && !isDone(Side.SELL)) {
            turn(Side.SELL, context, "index came back down from overbought");
        } else {
            leave(context);
        }
    }

    private boolean isDone(final Side side) {
        return side == Side.BUY ? index.value() >= exit : index.value() <= WHOLE - exit;
    }

    private void turn(final Side side, final StrategyContext context, final String reason) {
        if (stake.turns(side, context, reason)) {
            final Signal entry = stake.entry(side, context);
            entry.protection().in(LevelBasis.ENTRY_RATE).stop(stop);
            context.emit(entry, reason);
        }
    }

    private void leave(final StrategyContext context) {
        final PositionView position = context.position();
        if (position.isOpen() && isDone(position.side())) {
            context.close("index at the exit level");
        }
    }

    @Override
    public void onSplit(final ShareRatio ratio, final StrategyContext context) {
        index.onSplit(ratio);
    }

    @Override
    public void explain(final Notes notes, final StrategyContext context) {
        notes.note("rsi", index.value());
    }

    @Override
    public void saveState(final StateWriter writer) {
        index.saveState(writer);
        oversold.saveState(writer);
        overbought.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        index.loadState(reader);
        oversold.loadState(reader);
        overbought.loadState(reader);
    }
}
