package io.tapedeck.strategies.flow;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.engine.strategy.StrategyProvider;

/** Announces {@code order-flow}. */
public final class OrderFlowProvider implements StrategyProvider<OrderFlow.Settings> {
    @Override
    public String name() {
        return "order-flow";
    }

    @Override
    public String description() {
        return "Trades new extremes that the cumulative volume delta does not share, confirmed by open interest";
    }

    @Override
    public Class<OrderFlow.Settings> settings() {
        return OrderFlow.Settings.class;
    }

    @Override
    public StrategyNeeds needs(final OrderFlow.Settings settings, final Timeframe timeframe) {
        return StrategyNeeds.each(timeframe, settings.warmUp()).series(timeframe, 0, settings.window() + 1);
    }

    @Override
    public Strategy create(final OrderFlow.Settings settings, final Timeframe timeframe) {
        return new OrderFlow(settings, timeframe);
    }
}
