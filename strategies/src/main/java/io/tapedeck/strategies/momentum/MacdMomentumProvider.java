package io.tapedeck.strategies.momentum;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.engine.strategy.StrategyProvider;

/** Announces {@code macd-momentum}. */
public final class MacdMomentumProvider implements StrategyProvider<MacdMomentum.Settings> {
    @Override
    public String name() {
        return "macd-momentum";
    }

    @Override
    public String description() {
        return "Enters on a MACD crossing with strong ADX and volume, leaves by three targets and a trailing stop";
    }

    @Override
    public Class<MacdMomentum.Settings> settings() {
        return MacdMomentum.Settings.class;
    }

    @Override
    public StrategyNeeds needs(final MacdMomentum.Settings settings, final Timeframe timeframe) {
        return StrategyNeeds.each(timeframe, settings.warmUp());
    }

    @Override
    public Strategy create(final MacdMomentum.Settings settings, final Timeframe timeframe) {
        return new MacdMomentum(settings);
    }
}
