package io.tapedeck.replay.run;

import io.tapedeck.engine.market.Timeframe;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which strategy a replay runs, and how. Immutable.
 *
 * @param name       of the strategy.
 * @param timeframe  of the candles that it decides on.
 * @param parameters that differ from its presets.
 * @param filter     of its entries; empty for none.
 * @param universe   what all of an asset is worth, by symbol, in units of the account's currency.
 */
public record StrategySpec(
    String name,
    Timeframe timeframe,
    Map<String, String> parameters,
    Optional<Filter> filter,
    Map<String, BigDecimal> universe) {

    private static final String PARAMETER = "parameter.";
    private static final String FILTER = "filter";
    private static final String FILTER_PARAMETER = "filterParameter.";
    private static final String UNIVERSE = "universe.";

    /**
     * Which filter stands before the entries. Immutable.
     *
     * @param name       of the filter.
     * @param parameters that differ from its presets.
     */
    public record Filter(String name, Map<String, String> parameters) {
        /** Keeps a copy of the parameters. */
        public Filter {
            parameters = Map.copyOf(parameters);
        }
    }

    /** Keeps copies of the maps. */
    public StrategySpec {
        parameters = Map.copyOf(parameters);
        universe = Map.copyOf(universe);
    }

    /**
     * A strategy on its presets, without a filter.
     *
     * @param name      of the strategy.
     * @param timeframe of the candles that it decides on.
     * @return the spec.
     */
    public static StrategySpec plain(final String name, final Timeframe timeframe) {
        return new StrategySpec(name, timeframe, Map.of(), Optional.empty(), Map.of());
    }

    /**
     * The same strategy with other parameters.
     *
     * @param others that differ from its presets.
     * @return a new spec.
     */
    public StrategySpec withParameters(final Map<String, String> others) {
        return new StrategySpec(name, timeframe, others, filter, universe);
    }

    /** Names and values, complete and in a fixed order. */
    Map<String, String> asText() {
        final Map<String, String> text = new LinkedHashMap<>();
        text.put("strategy", name);
        text.put("timeframe", timeframe.label());
        new TreeMap<>(parameters).forEach((parameter, value) -> text.put(PARAMETER + parameter, value));
        filter.ifPresent(chosen -> {
            text.put(FILTER, chosen.name());
            new TreeMap<>(chosen.parameters()).forEach((parameter, value) ->
                text.put(FILTER_PARAMETER + parameter, value));
        });
        new TreeMap<>(universe).forEach((symbol, worth) -> text.put(UNIVERSE + symbol, worth.toPlainString()));
        return text;
    }

    /** Reads what {@link #asText} wrote. */
    static StrategySpec ofText(final Map<String, String> text) {
        final Map<String, BigDecimal> universe = new TreeMap<>();
        behind(text, UNIVERSE).forEach((symbol, worth) -> universe.put(symbol, new BigDecimal(worth)));
        return new StrategySpec(text.get("strategy"), Timeframe.ofLabel(text.get("timeframe")).orElseThrow(),
            behind(text, PARAMETER),
            Optional.ofNullable(text.get(FILTER)).map(chosen -> new Filter(chosen, behind(text, FILTER_PARAMETER))),
            universe);
    }

    private static Map<String, String> behind(final Map<String, String> text, final String prefix) {
        final Map<String, String> found = new TreeMap<>();
        text.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), value);
            }
        });
        return found;
    }
}
