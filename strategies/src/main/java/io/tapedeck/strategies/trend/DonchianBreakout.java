package io.tapedeck.strategies.trend;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.Parameters;
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

    DonchianBreakout(final Parameters parameters) {
        entry = new DonchianChannel(parameters.integer(DonchianBreakoutProvider.ENTRY));
        exit = new DonchianChannel(parameters.integer(DonchianBreakoutProvider.EXIT));
        range = new AverageTrueRange(parameters.integer(DonchianBreakoutProvider.ATR));
        stopMultiple = parameters.decimal(DonchianBreakoutProvider.STOP).doubleValue();
        targetMultiple = parameters.decimal(DonchianBreakoutProvider.TARGET).doubleValue();
        allocation = parameters.rate(DonchianBreakoutProvider.ALLOCATION);
    }

    @Override
    public void onCandle(final Candle candle, final StrategyContext context) {
        range.add(candle.high(), candle.low(), candle.close());
        if (entry.isFull() && exit.isFull() && range.isFull()) {
            decide(candle.close(), context);
        }
        entry.add(candle.high(), candle.low());
        exit.add(candle.high(), candle.low());
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        entry.onSplit(ratio);
        exit.onSplit(ratio);
        range.onSplit(ratio);
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
