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
import io.tapedeck.strategies.indicator.RollingSum;

/**
 * Buys when the fast average of closes crosses above the slow one, sells everything when it crosses below; long only.
 *
 * <p>Averages include the present candle and are compared exactly, for ties decide: a crossing upwards is {@code
 * fast[t-1] ≤ slow[t-1]} and {@code fast[t] > slow[t]}. The first decision needs one close more than the slow average.
 */
final class SmaCross implements Strategy {
    private final RollingSum fast;
    private final RollingSum slow;
    private final long allocation;
    private boolean hasOrder;
    private int order;

    SmaCross(final Settings settings) {
        fast = new RollingSum(settings.fast());
        slow = new RollingSum(settings.slow());
        allocation = settings.allocation();
    }

    /**
     * What can be set.
     *
     * @param fast       closes in the fast average.
     * @param slow       closes in the slow average.
     * @param allocation share of the equity, 10⁻⁸ of one.
     */
    @MustHold("fast < slow")
    record Settings(
        @Setting(preset = "10", minimum = "1", maximum = "10000", text = "closes in the fast average") int fast,
        @Setting(preset = "100", minimum = "2", maximum = "10000", text = "closes in the slow average") int slow,
        @Setting(preset = "1", minimum = "0.00000001", maximum = "1",
            text = "share of the equity to invest, fee included") long allocation) {
    }

    @Override
    public void onCandle(final Candle candle, final StrategyContext context) {
        final boolean hadOrder = hasOrder;
        final int previous = order;
        update(candle.close());
        if (hadOrder) {
            decide(previous, context);
        }
    }

    @Override
    public void onSplit(final ShareRatio ratio, final StrategyContext context) {
        fast.onSplit(ratio);
        slow.onSplit(ratio);
    }

    @Override
    public void explain(final Notes notes, final StrategyContext context) {
        notes.notePrice("fast", fast.average());
        notes.notePrice("slow", slow.average());
    }

    private void update(final long close) {
        fast.add(close);
        slow.add(close);
        hasOrder = slow.isFull();
        order = hasOrder ? fast.compareAverage(slow) : 0;
    }

    private void decide(final int previous, final StrategyContext context) {
        if (previous <= 0 && order > 0 && !context.position().isOpen()) {
            context.openLong(allocation, FixedPoint.UNKNOWN, FixedPoint.UNKNOWN, "fast average crossed above slow");
        } else if (previous >= 0 && order < 0 && context.position().isOpen()) {
            context.close("fast average crossed below slow");
        }
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putBoolean(hasOrder);
        writer.putInt(order);
        fast.saveState(writer);
        slow.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        hasOrder = reader.getBoolean();
        order = reader.getInt();
        fast.loadState(reader);
        slow.loadState(reader);
    }
}
