package io.tapedeck.strategies.hold;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.engine.strategy.StrategyProvider;

/** Announces {@code buy-and-hold}. */
public final class BuyAndHoldProvider implements StrategyProvider<BuyAndHold.Settings> {
    @Override
    public String name() {
        return "buy-and-hold";
    }

    @Override
    public String description() {
        return "Buys at the first candle on which it may and holds: the benchmark";
    }

    @Override
    public Class<BuyAndHold.Settings> settings() {
        return BuyAndHold.Settings.class;
    }

    @Override
    public StrategyNeeds needs(final BuyAndHold.Settings settings, final Timeframe timeframe) {
        return StrategyNeeds.each(timeframe, settings.warmUp());
    }

    @Override
    public Strategy create(final BuyAndHold.Settings settings, final Timeframe timeframe) {
        return new BuyAndHold(settings);
    }
}
