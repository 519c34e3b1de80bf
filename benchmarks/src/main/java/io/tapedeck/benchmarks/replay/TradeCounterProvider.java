package io.tapedeck.benchmarks.replay;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.engine.strategy.StrategyProvider;

/** Announces {@code trade-counter}, for no strategy that is delivered looks at single trades. */
public final class TradeCounterProvider implements StrategyProvider<TradeCounter.Settings> {
    /** Its name. */
    static final String NAME = "trade-counter";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Looks at every trade and decides on little: for benchmarks";
    }

    @Override
    public Class<TradeCounter.Settings> settings() {
        return TradeCounter.Settings.class;
    }

    @Override
    public StrategyNeeds needs(final TradeCounter.Settings settings, final Timeframe timeframe) {
        return StrategyNeeds.each(timeframe, 0).feed(StrategyNeeds.Feed.TRADES);
    }

    @Override
    public Strategy create(final TradeCounter.Settings settings, final Timeframe timeframe) {
        return new TradeCounter();
    }
}
