package io.tapedeck.strategies.filter;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.strategy.EntryFilter;
import io.tapedeck.engine.strategy.EntryFilterProvider;
import io.tapedeck.engine.strategy.StrategyNeeds;

/** Announces {@code regime}. */
public final class RegimeFilterProvider implements EntryFilterProvider<RegimeFilter.Settings> {
    @Override
    public String name() {
        return "regime";
    }

    @Override
    public String description() {
        return "Longs only in an up-trend, shorts only in a down-trend, nothing new while the market ranges (ADX/DMI)";
    }

    @Override
    public Class<RegimeFilter.Settings> settings() {
        return RegimeFilter.Settings.class;
    }

    @Override
    public StrategyNeeds needs(final RegimeFilter.Settings settings, final Timeframe timeframe) {
        return StrategyNeeds.each(settings.timeframe().beside(timeframe), settings.warmUp());
    }

    @Override
    public EntryFilter create(final RegimeFilter.Settings settings) {
        return new RegimeFilter(settings);
    }
}
