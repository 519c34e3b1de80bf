package io.tapedeck.strategies;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.rehearsal.Rehearsal;
import io.tapedeck.engine.rehearsal.RehearsedMarket;
import io.tapedeck.engine.strategy.Parameters;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.engine.strategy.StrategyPlan;
import io.tapedeck.engine.strategy.StrategyProvider;

import java.util.LinkedHashMap;
import java.util.Map;

/** Strategies of one symbol whose signals count from the first candle on, so that a market made by hand stays short. */
public final class ColdStart {
    private ColdStart() {
    }

    /** For cash; settings as names and values in turn. */
    public static Rehearsal spot(final StrategyProvider<?> provider, final String... settings) {
        return on(RehearsedMarket.spot("A"), provider, settings);
    }

    /** On margin. */
    public static Rehearsal perpetual(final StrategyProvider<?> provider, final String... settings) {
        return on(RehearsedMarket.perpetual("A"), provider, settings);
    }

    private static Rehearsal on(final RehearsedMarket market, final StrategyProvider<?> provider,
        final String... settings) {
        final Map<String, String> named = new LinkedHashMap<>();
        for (int index = 0; index < settings.length; index += 2) {
            named.put(settings[index], settings[index + 1]);
        }
        final Parameters parameters = provider.parameters().resolve(named);
        return Rehearsal.of(market, StrategyPlan.of(StrategyNeeds.each(Timeframe.H1, 0),
            () -> provider.createFrom(parameters, Timeframe.H1)));
    }
}
