package io.tapedeck.strategies.trend;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.engine.strategy.StrategyProvider;

/** Announces {@code ema-cross}. */
public final class EmaCrossProvider implements StrategyProvider<EmaCross.Settings> {
    @Override
    public String name() {
        return "ema-cross";
    }

    @Override
    public String description() {
        return "Enters when exponential averages of closes cross on enough volume, leaves when they cross back";
    }

    @Override
    public Class<EmaCross.Settings> settings() {
        return EmaCross.Settings.class;
    }

    @Override
    public StrategyNeeds needs(final EmaCross.Settings settings, final Timeframe timeframe) {
        return StrategyNeeds.each(timeframe, settings.warmUp());
    }

    @Override
    public Strategy create(final EmaCross.Settings settings, final Timeframe timeframe) {
        return new EmaCross(settings);
    }
}
