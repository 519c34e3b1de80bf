package io.tapedeck.strategies.momentum;

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
import io.tapedeck.strategies.VolumeConfirmation;
import io.tapedeck.strategies.indicator.AverageDirectionalIndex;
import io.tapedeck.strategies.indicator.MovingAverageConvergence;

/**
 * Goes long when the MACD line {@link Crossing crosses} above its signal while the directional index ADX is above a
 * threshold and the {@link VolumeConfirmation volume confirms it}; short when it crosses below under the same
 * conditions. A crossing that meets them also ends a position of the other side; one that does not is no reason to do
 * anything.
 *
 * <p>All other exits are levels that are shares of the entry: a stop, three targets of which the last takes what is
 * left, and a trailing stop from its activation on. An ADX that is on the threshold is not above it.
 */
final class MacdMomentum implements Strategy {
    private final MovingAverageConvergence convergence;
    private final AverageDirectionalIndex strength;
    private final VolumeConfirmation volume;
    private final Crossing crossing = new Crossing();
    private final Settings settings;
    private final Stake stake;

    MacdMomentum(final Settings settings) {
        this.settings = settings;
        convergence = new MovingAverageConvergence(settings.fast(), settings.slow(), settings.signal());
        strength = new AverageDirectionalIndex(settings.adx());
        volume = new VolumeConfirmation(settings.volumeAverage(), settings.volume());
        stake = new Stake(settings.direction(), settings.allocation());
    }

    /**
     * What can be set. Levels and shares are counted in 10⁻⁸ of one.
     *
     * @param fast               closes that the weight of the fast average stands for.
     * @param slow               closes that the weight of the slow average stands for.
     * @param signal             values that the weight of the signal stands for.
     * @param adx                candles in each smoothing of the directional index.
     * @param strength           that the directional index must exceed.
     * @param volume             multiple of the average volume that confirms an entry.
     * @param volumeAverage      candles in the average volume.
     * @param stop               distance of the stop, share of the entry.
     * @param first              distance of the first target, share of the entry.
     * @param second             distance of the second target, share of the entry.
     * @param third              distance of the third target, share of the entry.
     * @param firstShare         of the position that leaves at the first target.
     * @param secondShare        of what is left then that leaves at the second.
     * @param trailing           distance of the trailing stop, share of the best price.
     * @param trailingActivation from where on it follows, share of the entry.
     * @param direction          of the positions.
     * @param allocation         share of the equity.
     */
    @MustHold({"fast < slow", "first < second", "second < third"})
    record Settings(
        @Setting(preset = "12", minimum = "1", maximum = "1000", text = "closes in the fast average") int fast,
        @Setting(preset = "26", minimum = "2", maximum = "1000", text = "closes in the slow average") int slow,
        @Setting(preset = "9", minimum = "1", maximum = "1000", text = "values in the signal average") int signal,
        @Setting(preset = "14", minimum = "1", maximum = "1000", text = "candles in the directional index") int adx,
        @Setting(preset = "20", minimum = "0", maximum = "100", text = "directional index that an entry must exceed")
        double strength,
        @Setting(preset = "1", minimum = "0", maximum = "100",
            text = "least volume of an entry, in average volumes of the candles before") double volume,
        @Setting(preset = "20", minimum = "1", maximum = "10000", text = "candles in the average volume")
        int volumeAverage,
        @Setting(preset = "0.02", minimum = "0.0001", maximum = "0.99", text = "stop-loss as a share of the entry")
        long stop,
        @Setting(preset = "0.02", minimum = "0.0001", maximum = "0.97", text = "first target as a share of the entry")
        long first,
        @Setting(preset = "0.04", minimum = "0.0002", maximum = "0.98", text = "second target as a share of the entry")
        long second,
        @Setting(preset = "0.08", minimum = "0.0003", maximum = "0.99", text = "third target as a share of the entry")
        long third,
        @Setting(preset = "0.4", minimum = "0.01", maximum = "0.99", text = "share that leaves at the first target")
        long firstShare,
        @Setting(preset = "0.5", minimum = "0.01", maximum = "0.99",
            text = "share of the rest that leaves at the second target") long secondShare,
        @Setting(preset = "0.015", minimum = "0.0001", maximum = "0.99",
            text = "distance of the trailing stop as a share of the best price") long trailing,
        @Setting(preset = "0.02", minimum = "0.0001", maximum = "0.99",
            text = "gain from which on the stop trails, as a share of the entry") long trailingActivation,
        @Setting(preset = "long", text = "which positions it may open") Direction direction,
        @Setting(preset = "1", minimum = "0.00000001", maximum = "1",
            text = "share of the equity to invest, fee included") long allocation) {

        /** After so many lengths less than a hundredth of each figure rests on where it began. */
        int warmUp() {
            return Math.max(4 * (slow + signal), Math.max(10 * adx, volumeAverage)) + 1;
        }

        long sharePastFirst() {
            return FixedPoint.multiplyDivideFloor(FixedPoint.ONE - firstShare, secondShare, FixedPoint.ONE);
        }
    }

    @Override
    public void onCandle(final Candle candle, final StrategyContext context) {
        convergence.add(candle.close());
        strength.add(candle.high(), candle.low(), candle.close());
        volume.add(candle.volume());
        if (convergence.isReady()) {
            crossing.add(convergence.value(), convergence.signal());
            decide(context);
        }
    }

    private void decide(final StrategyContext context) {
        if (!isConfirmed()) {
            return;
        }
        if (crossing.isUpward()) {
            turn(Side.BUY, context, "line crossed above its signal");
        } else if (crossing.isDownward()) {
            turn(Side.SELL, context, "line crossed below its signal");
        }
    }

    private boolean isConfirmed() {
        return strength.isReady() && strength.value() > settings.strength() && volume.isGiven();
    }

    private void turn(final Side side, final StrategyContext context, final String reason) {
        if (stake.turns(side, context, reason)) {
            final Signal entry = stake.entry(side, context);
            final long secondShare = settings.sharePastFirst();
            entry.protection().in(LevelBasis.ENTRY_RATE)
                .stop(settings.stop())
                .target(settings.first(), settings.firstShare())
                .target(settings.second(), secondShare)
                .target(settings.third(), FixedPoint.ONE - settings.firstShare() - secondShare)
                .trail(settings.trailing(), settings.trailingActivation());
            context.emit(entry, reason);
        }
    }

    @Override
    public void onSplit(final ShareRatio ratio, final StrategyContext context) {
        convergence.onSplit(ratio);
        strength.onSplit(ratio);
        volume.onSplit(ratio);
    }

    @Override
    public void explain(final Notes notes, final StrategyContext context) {
        notes.notePrice("macd", convergence.value());
        notes.notePrice("signal", convergence.signal());
        notes.note("adx", strength.value());
        volume.explain(notes, context.instrument());
    }

    @Override
    public void saveState(final StateWriter writer) {
        convergence.saveState(writer);
        strength.saveState(writer);
        volume.saveState(writer);
        crossing.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        convergence.loadState(reader);
        strength.loadState(reader);
        volume.loadState(reader);
        crossing.loadState(reader);
    }
}
