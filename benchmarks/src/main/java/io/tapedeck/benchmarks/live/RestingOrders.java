package io.tapedeck.benchmarks.live;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.PublicTrade;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.OrderType;
import io.tapedeck.engine.order.Sizing;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.SignalKind;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.engine.strategy.StrategyPlan;

/** Bids half of the price with every other trade, and takes the bid back with the next one. No allocation. */
final class RestingOrders implements Strategy {
    private static final long QUANTITY = 1_000;

    private long restingSignal;

    static StrategyPlan plan() {
        return StrategyPlan.of(StrategyNeeds.each(Timeframe.H1, 0).feed(StrategyNeeds.Feed.TRADES),
            RestingOrders::new);
    }

    @Override
    public void onTrade(final PublicTrade trade, final StrategyContext context) {
        if (restingSignal != 0) {
            context.emit(context.prepare(SignalKind.CANCEL).orderOf(restingSignal), "taken back");
            restingSignal = 0;
        } else {
            restingSignal = context.emit(context.prepare(SignalKind.OPEN_LONG).sized(Sizing.QUANTITY, QUANTITY)
                .priced(OrderType.LIMIT, trade.price() / 2, FixedPoint.UNKNOWN), "bid");
        }
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putLong(restingSignal);
    }

    @Override
    public void loadState(final StateReader reader) {
        restingSignal = reader.getLong();
    }
}
