package io.tapedeck.strategies.trend;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.engine.strategy.StrategyProvider;

/** Announces {@code multi-timeframe-trend}. */
public final class MultiTimeframeTrendProvider implements StrategyProvider<MultiTimeframeTrend.Settings> {
    @Override
    public String name() {
        return "multi-timeframe-trend";
    }

    @Override
    public String description() {
        return "Follows the trend of a coarser timeframe, entering when a pullback on the fine one ends";
    }

    @Override
    public Class<MultiTimeframeTrend.Settings> settings() {
        return MultiTimeframeTrend.Settings.class;
    }

    @Override
    public StrategyNeeds needs(final MultiTimeframeTrend.Settings settings, final Timeframe timeframe) {
        settings.requireCoarserThan(timeframe);
        return StrategyNeeds.each(timeframe, settings.warmUp()).series(settings.trend(), settings.trendWarmUp(), 0);
    }

    @Override
    public Strategy create(final MultiTimeframeTrend.Settings settings, final Timeframe timeframe) {
        settings.requireCoarserThan(timeframe);
        return new MultiTimeframeTrend(settings);
    }
}
