package io.tapedeck.strategies.reversion;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.engine.strategy.StrategyProvider;

/** Announces {@code rsi-reversal}. */
public final class RsiReversalProvider implements StrategyProvider<RsiReversal.Settings> {
    @Override
    public String name() {
        return "rsi-reversal";
    }

    @Override
    public String description() {
        return "Buys when the RSI comes back up from oversold, leaves at a middle level or the stop; shorts mirrored";
    }

    @Override
    public Class<RsiReversal.Settings> settings() {
        return RsiReversal.Settings.class;
    }

    @Override
    public StrategyNeeds needs(final RsiReversal.Settings settings, final Timeframe timeframe) {
        return StrategyNeeds.each(timeframe, settings.warmUp());
    }

    @Override
    public Strategy create(final RsiReversal.Settings settings, final Timeframe timeframe) {
        return new RsiReversal(settings);
    }
}
