package io.tapedeck.strategies.scanner;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.engine.strategy.StrategyProvider;

/** Announces {@code momentum-scanner}. */
public final class MomentumScannerProvider implements StrategyProvider<MomentumScanner.Settings> {
    @Override
    public String name() {
        return "momentum-scanner";
    }

    @Override
    public String description() {
        return "Holds the best of all symbols by momentum, filtered by volume, volatility, size and correlation";
    }

    @Override
    public Class<MomentumScanner.Settings> settings() {
        return MomentumScanner.Settings.class;
    }

    @Override
    public StrategyNeeds needs(final MomentumScanner.Settings settings, final Timeframe timeframe) {
        final StrategyNeeds needs = StrategyNeeds.together(timeframe, settings.warmUp()).timer(timeframe);
        return settings.isCorrelationLimited() ? needs.symbols(settings.reference()) : needs;
    }

    @Override
    public Strategy create(final MomentumScanner.Settings settings, final Timeframe timeframe) {
        return new MomentumScanner(settings, timeframe);
    }
}
