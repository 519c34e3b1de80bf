package io.tapedeck.strategies.trend;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.LevelBasis;
import io.tapedeck.engine.order.Side;
import io.tapedeck.engine.order.Sizing;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.InvalidParameterException;
import io.tapedeck.engine.strategy.MustHold;
import io.tapedeck.engine.strategy.Notes;
import io.tapedeck.engine.strategy.Setting;
import io.tapedeck.engine.strategy.Signal;
import io.tapedeck.engine.strategy.SignalKind;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;
import io.tapedeck.strategies.Crossing;
import io.tapedeck.strategies.Direction;
import io.tapedeck.strategies.indicator.AverageTrueRange;
import io.tapedeck.strategies.indicator.ExponentialMovingAverage;
import io.tapedeck.strategies.indicator.Settling;

/**
 * Takes the direction from a coarse timeframe and the moment from the strategy's own. The trend is up while the fast
 * exponential average of the closed coarse candles is above the slow one, down while it is below; where they are equal
 * there is none. In an up-trend it buys when a pullback ends: the close of a fine candle {@link Crossing crosses} above
 * the exponential average of fine closes. In a down-trend it sells short when the close crosses below. It leaves when
 * the trend has turned to the other side, no trend not being one, or at a stop that is a multiple of the average true
 * range of fine candles from the entry.
 *
 * <p>Decisions are made on fine candles; a coarse candle that closes at the same moment is known to them.
 */
final class MultiTimeframeTrend implements Strategy {
    private final Timeframe coarse;
    private final ExponentialMovingAverage trendFast;
    private final ExponentialMovingAverage trendSlow;
    private final ExponentialMovingAverage entry;
    private final AverageTrueRange range;
    private final Crossing crossing = new Crossing();
    private final double stopMultiple;
    private final Direction direction;
    private final long allocation;

    MultiTimeframeTrend(final Settings settings) {
        coarse = settings.trend();
        trendFast = new ExponentialMovingAverage(settings.trendFast());
        trendSlow = new ExponentialMovingAverage(settings.trendSlow());
        entry = new ExponentialMovingAverage(settings.entry());
        range = new AverageTrueRange(settings.atr());
        stopMultiple = settings.stop();
        direction = settings.direction();
        allocation = settings.allocation();
    }

    /**
     * What can be set.
     *
     * @param trend      timeframe that says the direction.
     * @param trendFast  closes in the fast average of the trend.
     * @param trendSlow  closes in the slow average of the trend.
     * @param entry      closes in the average that a pullback crosses.
     * @param atr        candles in the average true range.
     * @param stop       distance of the stop in average true ranges.
     * @param direction  of the positions.
     * @param allocation share of the equity, 10⁻⁸ of one.
     */
    @MustHold("trend-fast < trend-slow")
    record Settings(
        @Setting(preset = "4h", text = "timeframe of the trend, coarser than that of the entries") Timeframe trend,
        @Setting(preset = "10", minimum = "1", maximum = "1000", text = "closes in the fast average of the trend")
        int trendFast,
        @Setting(preset = "30", minimum = "2", maximum = "1000", text = "closes in the slow average of the trend")
        int trendSlow,
        @Setting(preset = "20", minimum = "1", maximum = "1000", text = "closes in the average of a pullback")
        int entry,
        @Setting(preset = "14", minimum = "1", maximum = "1000", text = "candles in the average true range") int atr,
        @Setting(preset = "3", minimum = "0.01", maximum = "100",
            text = "stop-loss from the entry, in average true ranges") double stop,
        @Setting(preset = "long", text = "which positions it may open") Direction direction,
        @Setting(preset = "1", minimum = "0.00000001", maximum = "1",
            text = "share of the equity to invest, fee included") long allocation) {

        void requireCoarserThan(final Timeframe timeframe) {
            if (trend.compareTo(timeframe) <= 0) {
                throw new InvalidParameterException("trend=" + trend + " is not coarser than the " + timeframe
                    + " of the entries");
            }
        }

        /** Fine candles; a cross takes one close more than the average. */
        int warmUp() {
            return Math.max(Settling.ofExponential(entry) + 1, Settling.ofWilder(atr));
        }

        int trendWarmUp() {
            return Settling.ofExponential(trendSlow);
        }
    }

    @Override
    public void onCandle(final Candle candle, final StrategyContext context) {
        if (candle.timeframe() == coarse) {
            trendFast.add(candle.close());
            trendSlow.add(candle.close());
        } else {
            onFineCandle(candle, context);
        }
    }

    private void onFineCandle(final Candle candle, final StrategyContext context) {
        entry.add(candle.close());
        range.add(candle.high(), candle.low(), candle.close());
        if (entry.isReady()) {
            crossing.add(candle.close(), entry.value());
            decide(candle.close(), context);
        }
    }

    private void decide(final long close, final StrategyContext context) {
        final int trend = trend();
        if (context.position().isOpen()) {
            if (trend == -context.position().side().sign()) {
                context.close("the trend has turned");
            }
        } else if (trend > 0 && crossing.isUpward()) {
            enter(Side.BUY, close, context, "pullback ended in an up-trend");
        } else if (trend < 0 && crossing.isDownward()) {
            enter(Side.SELL, close, context, "pullback ended in a down-trend");
        }
    }

    /** 1 up, −1 down, 0 none. */
    private int trend() {
        return trendSlow.isReady() ? Double.compare(trendFast.value(), trendSlow.value()) : 0;
    }

    private void enter(final Side side, final long close, final StrategyContext context, final String reason) {
        if (!direction.allows(side) || !range.isReady() || context.isEntering()) {
            return;
        }
        final Signal signal = context.prepare(side == Side.BUY ? SignalKind.OPEN_LONG : SignalKind.OPEN_SHORT)
            .sized(Sizing.EQUITY_FRACTION, allocation);
        signal.protection().in(LevelBasis.ENTRY_RATE)
            .stop((long) StrictMath.ceil(stopMultiple * range.value() / close * FixedPoint.ONE));
        context.emit(signal, reason);
    }

    @Override
    public void onSplit(final ShareRatio ratio, final StrategyContext context) {
        trendFast.onSplit(ratio);
        trendSlow.onSplit(ratio);
        entry.onSplit(ratio);
        range.onSplit(ratio);
    }

    @Override
    public void explain(final Notes notes, final StrategyContext context) {
        notes.notePrice("trend fast", trendFast.value());
        notes.notePrice("trend slow", trendSlow.value());
        notes.notePrice("entry average", entry.value());
        notes.notePrice("atr", range.value());
    }

    @Override
    public void saveState(final StateWriter writer) {
        trendFast.saveState(writer);
        trendSlow.saveState(writer);
        entry.saveState(writer);
        range.saveState(writer);
        crossing.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        trendFast.loadState(reader);
        trendSlow.loadState(reader);
        entry.loadState(reader);
        range.loadState(reader);
        crossing.loadState(reader);
    }
}
