package {{package}};

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.engine.strategy.StrategyProvider;

/** Announces {@code {{name}}}. META-INF/services names this class, so that tapedeck finds it. */
public final class {{class}}Provider implements StrategyProvider<{{class}}.Settings> {
    @Override
    public String name() {
        return "{{name}}";
    }

    @Override
    public String description() {
        return "Long on a close above past closes with a stop-loss in percent, flat on a close below";
    }

    @Override
    public Class<{{class}}.Settings> settings() {
        return {{class}}.Settings.class;
    }

    // Candles of the user's --timeframe; how many it must have seen before it may trade, and how many it looks back.
    @Override
    public StrategyNeeds needs(final {{class}}.Settings settings, final Timeframe timeframe) {
        final int candles = settings.entry() + 1;
        return StrategyNeeds.each(timeframe, candles).series(timeframe, candles, candles);
    }

    @Override
    public Strategy create(final {{class}}.Settings settings, final Timeframe timeframe) {
        return new {{class}}(settings, timeframe);
    }
}
