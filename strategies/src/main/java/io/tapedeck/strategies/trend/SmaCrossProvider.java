package io.tapedeck.strategies.trend;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.engine.strategy.StrategyProvider;

/** Announces {@code sma-cross}. */
public final class SmaCrossProvider implements StrategyProvider<SmaCross.Settings> {
    @Override
    public String name() {
        return "sma-cross";
    }

    @Override
    public String description() {
        return "Long when the fast simple moving average of closes crosses above the slow one, flat when below";
    }

    @Override
    public Class<SmaCross.Settings> settings() {
        return SmaCross.Settings.class;
    }

    @Override
    public StrategyNeeds needs(final SmaCross.Settings settings, final Timeframe timeframe) {
        return StrategyNeeds.each(timeframe, settings.slow() + 1);
    }

    @Override
    public Strategy create(final SmaCross.Settings settings, final Timeframe timeframe) {
        return new SmaCross(settings);
    }
}
