package io.tapedeck.engine.strategy;

import io.tapedeck.engine.market.Timeframe;

/**
 * What strategies and filters have in common for those who look for them by name: found by {@link
 * java.util.ServiceLoader} on the class path and in the jars of the folder for plug-ins.
 *
 * @param <S> record whose components are {@link Setting}s.
 */
public interface Plugin<S extends Record> {
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
     * @return the record that declares it.
     */
    Class<S> settings();

    /**
     * What it wants to be told of.
     *
     * @param settings  as the user wants it.
     * @param timeframe of the candles that the user wants decisions on.
     * @return never null.
     */
    StrategyNeeds needs(S settings, Timeframe timeframe);

    /**
     * What can be set, for those who do not know the record.
     *
     * @return parameters and constraints.
     */
    default ParameterSpace parameters() {
        return ParameterSpace.of(settings());
    }

    /**
     * What it wants to be told of, for those who do not know the record.
     *
     * @param parameters checked by {@link #parameters()}.
     * @param timeframe  of the candles that the user wants decisions on.
     * @return never null.
     */
    default StrategyNeeds needsOf(final Parameters parameters, final Timeframe timeframe) {
        return needs(parameters.as(settings()), timeframe);
    }
}
