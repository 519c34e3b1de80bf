package io.tapedeck.strategies.trend;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.Notes;
import io.tapedeck.engine.strategy.Setting;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;
import io.tapedeck.strategies.indicator.AverageTrueRange;
import io.tapedeck.strategies.indicator.DonchianChannel;

/**
 * Buys a close above the highest high of the candles before it, with stop-loss and take-profit as multiples of the
 * average true range below and above that close; sells a close below the lowest low of the candles before it. Long
 * only.
 */
final class DonchianBreakout implements Strategy {
    private final DonchianChannel entry;
    private final DonchianChannel exit;
    private final AverageTrueRange range;
    private final double stopMultiple;
    private final double targetMultiple;
    private final long allocation;

    DonchianBreakout(final Settings settings) {
        entry = new DonchianChannel(settings.entry());
        exit = new DonchianChannel(settings.exit());
        range = new AverageTrueRange(settings.atr());
        stopMultiple = settings.stop();
        targetMultiple = settings.target();
        allocation = settings.allocation();
    }

    /**
     * What can be set.
     *
     * @param entry      candles whose highest high must be passed.
     * @param exit       candles whose lowest low ends the position.
     * @param atr        candles in the average true range.
     * @param stop       distance of the stop in average true ranges.
     * @param target     distance of the target in average true ranges.
     * @param allocation share of the equity, 10⁻⁸ of one.
     */
    record Settings(
        @Setting(preset = "20", minimum = "1", maximum = "1000", text = "candles whose highest high must be passed")
        int entry,
        @Setting(preset = "10", minimum = "1", maximum = "1000", text = "candles whose lowest low ends the position")
        int exit,
        @Setting(preset = "14", minimum = "1", maximum = "1000", text = "candles in the average true range") int atr,
        @Setting(preset = "2", minimum = "0.01", maximum = "100",
            text = "stop-loss below the close, in average true ranges") double stop,
        @Setting(preset = "4", minimum = "0.01", maximum = "100",
            text = "take-profit above the close, in average true ranges") double target,
        @Setting(preset = "1", minimum = "0.00000001", maximum = "1",
            text = "share of the equity to invest, fee included") long allocation) {

        /** The channels are those of the candles before the one that decides. */
        int warmUp() {
            return Math.max(Math.max(entry, exit), atr) + 1;
        }
    }

    @Override
    public void onCandle(final Candle candle, final StrategyContext context) {
        range.add(candle.high(), candle.low(), candle.close());
        if (entry.isReady() && exit.isReady() && range.isReady()) {
            decide(candle.close(), context);
        }
        entry.add(candle.high(), candle.low());
        exit.add(candle.high(), candle.low());
    }

    @Override
    public void onSplit(final ShareRatio ratio, final StrategyContext context) {
        entry.onSplit(ratio);
        exit.onSplit(ratio);
        range.onSplit(ratio);
    }

    @Override
    public void explain(final Notes notes, final StrategyContext context) {
        notes.notePrice("entry channel", entry.upper());
        notes.notePrice("exit channel", exit.lower());
        notes.notePrice("atr", range.value());
    }

    private void decide(final long close, final StrategyContext context) {
        if (context.position().isOpen()) {
            if (close < exit.lower()) {
                context.close("close below the exit channel");
            }
        } else if (close > entry.upper()) {
            final long stop = close - (long) StrictMath.ceil(stopMultiple * range.value());
            final long target = close + (long) StrictMath.ceil(targetMultiple * range.value());
            context.openLong(allocation, stop, target, "close above the entry channel");
        }
    }

    @Override
    public void saveState(final StateWriter writer) {
        entry.saveState(writer);
        exit.saveState(writer);
        range.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        entry.loadState(reader);
        exit.loadState(reader);
        range.loadState(reader);
    }
}
