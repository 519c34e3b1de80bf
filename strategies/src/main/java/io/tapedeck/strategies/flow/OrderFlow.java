package io.tapedeck.strategies.flow;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleRing;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.LevelBasis;
import io.tapedeck.engine.order.Side;
import io.tapedeck.engine.order.Sizing;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.Notes;
import io.tapedeck.engine.strategy.Setting;
import io.tapedeck.engine.strategy.Signal;
import io.tapedeck.engine.strategy.SignalKind;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;
import io.tapedeck.strategies.Direction;
import io.tapedeck.strategies.indicator.AverageTrueRange;
import io.tapedeck.strategies.indicator.Settling;

/**
 * Trades against a move that the order flow does not share. It buys when the low of a candle is below all lows of the n
 * candles before it while the cumulative volume delta (CVD) at its close is not below theirs, and sells short with high
 * and low exchanged: equal prices are no new extreme, and an equal CVD is none either. A candle that diverges both ways
 * tells nothing.
 *
 * <p>Open interest above that of n candles ago confirms, for positions are being built up; where one of the two is
 * unknown it confirms as well. With counted deltas only, one candle of a guessed delta among the n + 1 tells nothing.
 * A position is left at its stop or at its target, both multiples of the average true range from the entry.
 */
final class OrderFlow implements Strategy {
    private final Timeframe timeframe;
    private final int window;
    private final FlowDivergence divergence;
    private final AverageTrueRange range;
    private final double stopMultiple;
    private final double targetMultiple;
    private final Direction direction;
    private final long allocation;

    OrderFlow(final Settings settings, final Timeframe timeframe) {
        this.timeframe = timeframe;
        window = settings.window();
        divergence = new FlowDivergence(settings.window(), settings.delta());
        range = new AverageTrueRange(settings.atr());
        stopMultiple = settings.stop();
        targetMultiple = settings.target();
        direction = settings.direction();
        allocation = settings.allocation();
    }

    /**
     * What can be set.
     *
     * @param window     candles whose extremes are compared.
     * @param delta      which volume deltas are believed.
     * @param atr        candles in the average true range.
     * @param stop       distance of the stop in average true ranges.
     * @param target     distance of the target in average true ranges.
     * @param direction  of the positions.
     * @param allocation share of the equity, 10⁻⁸ of one.
     */
    record Settings(
        @Setting(preset = "20", minimum = "1", maximum = "1000", text = "candles whose extremes are compared")
        int window,
        @Setting(preset = "counted", text = "which volume deltas are believed: counted from takers, or any")
        DeltaKind delta,
        @Setting(preset = "14", minimum = "1", maximum = "1000", text = "candles in the average true range") int atr,
        @Setting(preset = "2", minimum = "0.01", maximum = "100",
            text = "stop-loss from the entry, in average true ranges") double stop,
        @Setting(preset = "3", minimum = "0.01", maximum = "100",
            text = "take-profit from the entry, in average true ranges") double target,
        @Setting(preset = "long", text = "which positions it may open") Direction direction,
        @Setting(preset = "1", minimum = "0.00000001", maximum = "1",
            text = "share of the equity to invest, fee included") long allocation) {

        int warmUp() {
            return Math.max(window + 1, Settling.ofWilder(atr));
        }
    }

    @Override
    public void onCandle(final Candle candle, final StrategyContext context) {
        range.add(candle.high(), candle.low(), candle.close());
        final CandleRing candles = context.history(timeframe);
        if (candles.size() > window) {
            divergence.read(candles);
            decide(candle, candles.ago(window), context);
        }
    }

    private void decide(final Candle candle, final Candle before, final StrategyContext context) {
        final boolean bullish = divergence.isBullish(candle);
        final boolean bearish = divergence.isBearish(candle);
        if (bullish == bearish || !isConfirmed(candle.openInterest(), before.openInterest()) || isHeld(context)) {
            return;
        }
        if (bullish) {
            enter(Side.BUY, candle.close(), context, "new low that the volume delta does not share");
        } else {
            enter(Side.SELL, candle.close(), context, "new high that the volume delta does not share");
        }
    }

    private static boolean isConfirmed(final long openInterest, final long before) {
        return openInterest == FixedPoint.UNKNOWN || before == FixedPoint.UNKNOWN || openInterest > before;
    }

    private static boolean isHeld(final StrategyContext context) {
        return context.positionCount() > 0 || context.isEntering();
    }

    private void enter(final Side side, final long close, final StrategyContext context, final String reason) {
        if (!direction.allows(side) || !range.isReady()) {
            return;
        }
        final Signal entry = context.prepare(side == Side.BUY ? SignalKind.OPEN_LONG : SignalKind.OPEN_SHORT)
            .sized(Sizing.EQUITY_FRACTION, allocation);
        entry.protection().in(LevelBasis.ENTRY_RATE)
            .stop(share(stopMultiple, close))
            .target(share(targetMultiple, close), FixedPoint.ONE);
        context.emit(entry, reason);
    }

    /** So many average true ranges as a share of the price. */
    private long share(final double multiple, final long price) {
        return (long) StrictMath.ceil(multiple * range.value() / price * FixedPoint.ONE);
    }

    @Override
    public void onSplit(final ShareRatio ratio, final StrategyContext context) {
        range.onSplit(ratio);
    }

    /** Of the delta its course, for its level depends on where the tape begins. */
    @Override
    public void explain(final Notes notes, final StrategyContext context) {
        notes.notePrice("atr", range.value());
        final CandleRing candles = context.history(timeframe);
        if (candles.size() > window) {
            final double unit = context.instrument().quantityUnit();
            notes.note("cvd above least", divergence.aboveLeast(candles.ago(0)) / unit);
            notes.note("cvd below greatest", divergence.belowGreatest(candles.ago(0)) / unit);
        }
    }

    @Override
    public void saveState(final StateWriter writer) {
        range.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        range.loadState(reader);
    }
}
