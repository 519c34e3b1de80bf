package io.tapedeck.benchmarks.replay;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.PublicTrade;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;

/** Looks at every trade, and now and then buys when a candle closes, or sells. No allocation. */
final class TradeCounter implements Strategy {
    private static final int EVERY = 30;

    private long quantity;
    private int candles;

    /** Nothing can be set. */
    record Settings() {
    }

    @Override
    public void onTrade(final PublicTrade trade, final StrategyContext context) {
        quantity += trade.isTakenByBuyer() ? trade.quantity() : -trade.quantity();
    }

    @Override
    public void onCandle(final Candle candle, final StrategyContext context) {
        candles++;
        if (candles % EVERY == 0) {
            if (context.position().isOpen()) {
                context.close("half an hour is over");
            } else if (quantity != 0) {
                context.openLong(FixedPoint.ONE / 4, FixedPoint.UNKNOWN, FixedPoint.UNKNOWN, "trades were seen");
            }
        }
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putLong(quantity);
        writer.putInt(candles);
    }

    @Override
    public void loadState(final StateReader reader) {
        quantity = reader.getLong();
        candles = reader.getInt();
    }
}
