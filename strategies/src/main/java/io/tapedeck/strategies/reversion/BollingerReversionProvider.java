package io.tapedeck.strategies.reversion;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.engine.strategy.StrategyProvider;

/** Announces {@code bollinger-reversion}. */
public final class BollingerReversionProvider implements StrategyProvider<BollingerReversion.Settings> {
    @Override
    public String name() {
        return "bollinger-reversion";
    }

    @Override
    public String description() {
        return "Buys a close below the lower Bollinger band, leaves at the middle or the stop; shorts mirrored";
    }

    @Override
    public Class<BollingerReversion.Settings> settings() {
        return BollingerReversion.Settings.class;
    }

    @Override
    public StrategyNeeds needs(final BollingerReversion.Settings settings, final Timeframe timeframe) {
        return StrategyNeeds.each(timeframe, settings.warmUp());
    }

    @Override
    public Strategy create(final BollingerReversion.Settings settings, final Timeframe timeframe) {
        return new BollingerReversion(settings);
    }
}
