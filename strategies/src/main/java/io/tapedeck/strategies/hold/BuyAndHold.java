package io.tapedeck.strategies.hold;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.Notes;
import io.tapedeck.engine.strategy.Setting;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;

/**
 * Buys once, at the first candle on which it may, and never sells: what a strategy has to beat. What a filter or the
 * risk gate refuses it asks for again with the next candle; it does not buy again what the venue or the operator took
 * from it.
 */
final class BuyAndHold implements Strategy {
    private final long allocation;
    private boolean bought;

    BuyAndHold(final Settings settings) {
        allocation = settings.allocation();
    }

    /**
     * What can be set.
     *
     * @param allocation share of the equity, 10⁻⁸ of one.
     */
    record Settings(
        @Setting(preset = "1", minimum = "0.00000001", maximum = "1",
            text = "share of the equity to invest, fee included") long allocation) {

        int warmUp() {
            return 0;
        }
    }

    @Override
    public void onCandle(final Candle candle, final StrategyContext context) {
        bought |= context.position().isOpen();
        if (!bought && !context.isEntering()) {
            context.openLong(allocation, FixedPoint.UNKNOWN, FixedPoint.UNKNOWN, "nothing held yet");
        }
    }

    @Override
    public void explain(final Notes notes, final StrategyContext context) {
        notes.notePrice("last", context.lastPrice());
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putBoolean(bought);
    }

    @Override
    public void loadState(final StateReader reader) {
        bought = reader.getBoolean();
    }
}
