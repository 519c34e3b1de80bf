package io.tapedeck.strategies.trend;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.engine.strategy.StrategyProvider;

/** Announces {@code volatility-cross}. */
public final class VolatilityCrossProvider implements StrategyProvider<VolatilityCross.Settings> {
    @Override
    public String name() {
        return "volatility-cross";
    }

    @Override
    public String description() {
        return "Enters when averages cross after a move of many ATR, with a stop in ATR, leaves when they cross back";
    }

    @Override
    public Class<VolatilityCross.Settings> settings() {
        return VolatilityCross.Settings.class;
    }

    @Override
    public StrategyNeeds needs(final VolatilityCross.Settings settings, final Timeframe timeframe) {
        return StrategyNeeds.each(timeframe, settings.warmUp());
    }

    @Override
    public Strategy create(final VolatilityCross.Settings settings, final Timeframe timeframe) {
        return new VolatilityCross(settings);
    }
}
