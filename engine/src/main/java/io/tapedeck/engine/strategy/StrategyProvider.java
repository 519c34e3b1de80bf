package io.tapedeck.engine.strategy;

import io.tapedeck.engine.market.Timeframe;

/**
 * Announces a strategy to the engine.
 *
 * @param <S> its settings.
 */
public interface StrategyProvider<S extends Record> extends Plugin<S> {
    /**
     * Makes a strategy that has seen nothing yet.
     *
     * @param settings  as the user wants it.
     * @param timeframe of the candles that the user wants decisions on.
     * @return a new strategy.
     */
    Strategy create(S settings, Timeframe timeframe);

    /**
     * Makes a strategy, for those who do not know the record.
     *
     * @param parameters checked by {@link #parameters()}.
     * @param timeframe  of the candles that the user wants decisions on.
     * @return a new strategy.
     */
    default Strategy createFrom(final Parameters parameters, final Timeframe timeframe) {
        return create(parameters.as(settings()), timeframe);
    }
}
