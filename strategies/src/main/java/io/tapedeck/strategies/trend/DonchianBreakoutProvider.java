package io.tapedeck.strategies.trend;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.engine.strategy.StrategyProvider;

/** Announces {@code donchian-breakout}. */
public final class DonchianBreakoutProvider implements StrategyProvider<DonchianBreakout.Settings> {
    @Override
    public String name() {
        return "donchian-breakout";
    }

    @Override
    public String description() {
        return "Long on a close above past highs, with stop-loss and take-profit as multiples of the ATR";
    }

    @Override
    public Class<DonchianBreakout.Settings> settings() {
        return DonchianBreakout.Settings.class;
    }

    @Override
    public StrategyNeeds needs(final DonchianBreakout.Settings settings, final Timeframe timeframe) {
        return StrategyNeeds.each(timeframe, settings.warmUp());
    }

    @Override
    public Strategy create(final DonchianBreakout.Settings settings, final Timeframe timeframe) {
        return new DonchianBreakout(settings);
    }
}
