package io.tapedeck.engine.strategy;

import io.tapedeck.engine.market.Instrument;

/**
 * Announces a strategy to the engine; found by {@link java.util.ServiceLoader}. One declaration of its parameters
 * serves the command line, their validation and the documentation.
 */
public interface StrategyProvider {
    /**
     * Name that users write.
     *
     * @return lower case, words joined by hyphens.
     */
    String name();

    /**
     * What it does.
     *
     * @return one line.
     */
    String description();

    /**
     * What can be set.
     *
     * @return never null.
     */
    ParameterSpace parameters();

    /**
     * Makes a strategy that has seen nothing yet.
     *
     * @param parameters checked by {@link #parameters()}.
     * @param instrument that it will trade.
     * @return a new strategy.
     */
    Strategy create(Parameters parameters, Instrument instrument);
}
