package io.tapedeck.replay.lookahead;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;

import java.util.Map;

/**
 * A cheat: it keeps the closes of every run in a map that outlives the run. Where an earlier run has seen the next
 * candle, it knows; where none has, it buys what has risen and sells what has fallen.
 */
final class RememberingStrategy implements Strategy {
    private final Map<Long, Long> closes;
    private final long knownToNs;

    /**
     * A cheat.
     *
     * @param closes    by the time of the close.
     * @param knownToNs what closes later it does not look at.
     */
    RememberingStrategy(final Map<Long, Long> closes, final long knownToNs) {
        this.closes = closes;
        this.knownToNs = knownToNs;
    }

    @Override
    public void onCandle(final Candle candle, final StrategyContext context) {
        closes.put(candle.closeTimeNs(), candle.close());
        final long next = nextClose(candle);
        if (next > candle.close() && !context.position().isOpen()) {
            context.openLong(FixedPoint.ONE / 10, FixedPoint.UNKNOWN, FixedPoint.UNKNOWN, "it will rise");
        } else if (next < candle.close() && context.position().isOpen()) {
            context.close("it will fall");
        }
    }

    private long nextClose(final Candle candle) {
        final long nextNs = candle.closeTimeNs() + candle.timeframe().durationNs();
        final Long next = nextNs <= knownToNs ? closes.get(nextNs) : null;
        return next == null ? 2 * candle.close() - candle.open() : next;
    }

    @Override
    public void saveState(final StateWriter writer) {
        // It hides what it knows.
    }

    @Override
    public void loadState(final StateReader reader) {
        // It hides what it knows.
    }
}
