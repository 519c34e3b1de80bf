package io.tapedeck.app.live;

import io.tapedeck.app.configuration.ConfigurationException;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.StrategySelection;
import io.tapedeck.replay.session.ParameterReload;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What changes of a strategy's parameters while its session goes on, and what cannot. Immutable.
 *
 * @param strategies to choose from.
 * @param begunWith  what the session was begun with.
 */
record StrategyParameters(StrategyCatalogue strategies, ReplaySpec begunWith) {
    private static final String SETTING = "strategy.parameters.";

    /**
     * A strategy with other parameters.
     *
     * @param strategy with them.
     * @param values   those that change, by their names: from what to what.
     */
    record Change(StrategySelection strategy, Map<String, String> values) {
        String words() {
            return "the strategy has " + values.entrySet().stream()
                .map(value -> value.getKey() + " " + value.getValue()).collect(Collectors.joining(", "));
        }
    }

    /**
     * What is to be changed.
     *
     * @param reloaded the parameters that the session was told last; empty where it has those that it began with.
     * @param wanted   as it is configured.
     * @return without values where nothing is to be.
     * @throws ConfigurationException where it cannot be done while the session goes on.
     */
    Change change(final Map<String, String> reloaded, final ReplaySpec wanted) {
        final StrategySelection present = StrategySelection.select(strategies, reloaded.isEmpty()
            ? begunWith.strategy() : begunWith.strategy().withParameters(reloaded));
        final StrategySelection next = StrategySelection.select(strategies, wanted.strategy());
        final Map<String, String> before = present.parameters().asText();
        final Map<String, String> values = new TreeMap<>();
        next.parameters().asText().forEach((name, value) -> {
            if (!value.equals(before.get(name))) {
                requireRoom(name, value);
                values.put(name, before.get(name) + " -> " + value);
            }
        });
        requireSameNeeds(present.plan().inputs(), next.plan().inputs(), values);
        return new Change(next, values);
    }

    private static void requireRoom(final String name, final String value) {
        if (name.length() > ParameterReload.LONGEST_NAME || value.length() > ParameterReload.LONGEST_VALUE
            || !StandardCharsets.US_ASCII.newEncoder().canEncode(name + value)) {
            throw new ConfigurationException(SETTING + name + " cannot be changed while the session goes on: a frame "
                + "holds " + ParameterReload.LONGEST_VALUE + " plain characters of it");
        }
    }

    /** What comes in is settled when the daemon starts. */
    private static void requireSameNeeds(final StrategyNeeds before, final StrategyNeeds after,
        final Map<String, String> values) {
        if (!before.scope().equals(after.scope()) || !before.feeds().equals(after.feeds())
            || !before.timer().equals(after.timer()) || !before.symbols().equals(after.symbols())) {
            throw new ConfigurationException(values.keySet().stream().map(name -> SETTING + name)
                .collect(Collectors.joining(", ")) + " cannot be changed while the session goes on: the strategy would "
                + "need other trades, quotes, fills, timers or symbols than it is told of now");
        }
    }
}
