package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.strategy.Strategy;

/** Makes the strategy that trades an instrument. */
@FunctionalInterface
public interface StrategyFactory {
    /**
     * A strategy that has seen nothing yet.
     *
     * @param instrument that it will trade.
     * @return never null.
     */
    Strategy create(Instrument instrument);
}
