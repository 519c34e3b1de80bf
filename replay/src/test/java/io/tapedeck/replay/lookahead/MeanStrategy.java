package io.tapedeck.replay.lookahead;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;

/**
 * Long above the mean of the last closes, flat below; while there are fewer than it averages, it averages those there
 * are, and says so to nobody. Whether its warm-up is long enough is a matter of what it declares.
 */
final class MeanStrategy implements Strategy {
    static final int LENGTH = 100;

    private final long[] closes = new long[LENGTH];
    private int seen;

    @Override
    public void onCandle(final Candle candle, final StrategyContext context) {
        closes[seen++ % LENGTH] = candle.close();
        final int count = Math.min(seen, LENGTH);
        long sum = 0;
        for (int index = 0; index < count; index++) {
            sum += closes[index];
        }
        if (candle.close() * count > sum && !context.position().isOpen()) {
            context.openLong(FixedPoint.ONE, FixedPoint.UNKNOWN, FixedPoint.UNKNOWN,
                "close above the mean of " + count);
        } else if (candle.close() * count < sum && context.position().isOpen()) {
            context.close("close below the mean of " + count);
        }
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putInt(seen);
        for (final long close : closes) {
            writer.putLong(close);
        }
    }

    @Override
    public void loadState(final StateReader reader) {
        seen = reader.getInt();
        for (int index = 0; index < LENGTH; index++) {
            closes[index] = reader.getLong();
        }
    }
}
