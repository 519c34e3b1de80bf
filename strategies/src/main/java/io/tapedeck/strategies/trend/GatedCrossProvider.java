package io.tapedeck.strategies.trend;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.engine.strategy.StrategyProvider;

/** Announces {@code gated-cross}. */
public final class GatedCrossProvider implements StrategyProvider<GatedCross.Settings> {
    @Override
    public String name() {
        return "gated-cross";
    }

    @Override
    public String description() {
        return "Long when averages of closes cross upwards within RSI thresholds, flat when they cross back";
    }

    @Override
    public Class<GatedCross.Settings> settings() {
        return GatedCross.Settings.class;
    }

    @Override
    public StrategyNeeds needs(final GatedCross.Settings settings, final Timeframe timeframe) {
        return StrategyNeeds.each(timeframe, settings.warmUp());
    }

    @Override
    public Strategy create(final GatedCross.Settings settings, final Timeframe timeframe) {
        return new GatedCross(settings);
    }
}
