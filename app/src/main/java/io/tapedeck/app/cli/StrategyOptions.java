package io.tapedeck.app.cli;

import io.tapedeck.app.configuration.UniverseFile;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.replay.run.StrategySpec;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which strategy decides, and what stands before its entries. What is not typed stays as it was. */
final class StrategyOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--strategy", paramLabel = "NAME",
        description = "Strategy, see 'strategies list' (default: sma-cross).")
    private String strategy;

    @Option(names = "--timeframe", paramLabel = "TF", converter = Values.TimeframeValue.class,
        description = "Candles that the strategy decides on (default: 1h).")
    private Timeframe timeframe;

    @Option(names = "--param", paramLabel = "NAME=VALUE", description = "Sets a parameter of the strategy.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--filter", paramLabel = "NAME",
        description = "Lets positions be opened only where this filter allows; exits are never filtered. See "
            + "'strategies list'.")
    private String filter;

    @Option(names = "--filter-param", paramLabel = "NAME=VALUE", description = "Sets a parameter of the filter.")
    private Map<String, String> filterParameters = new LinkedHashMap<>();

    @Option(names = "--universe", paramLabel = "FILE",
        description = "CSV file with the columns symbol and market_cap, for strategies that choose by it.")
    private Path universe;

    @Mixin
    private PluginOptions plugins;

    StrategyCatalogue catalogue() {
        return plugins.catalogue();
    }

    /** What was typed, over a spec that says everything else; parameters belong to a strategy and go with it. */
    StrategySpec over(final StrategySpec base) {
        final String name = strategy == null ? base.name() : strategy;
        return new StrategySpec(name, timeframe == null ? base.timeframe() : timeframe,
            over(name.equals(base.name()) ? base.parameters() : Map.of(), parameters),
            filterOver(base.filter()),
            universe == null ? base.universe() : UniverseFile.read(universe));
    }

    private Optional<StrategySpec.Filter> filterOver(final Optional<StrategySpec.Filter> base) {
        final Optional<String> name = Optional.ofNullable(filter).or(() -> base.map(StrategySpec.Filter::name));
        if (name.isEmpty() && !filterParameters.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--filter-param needs --filter");
        }
        return name.map(chosen -> new StrategySpec.Filter(chosen, over(base
            .filter(known -> known.name().equals(chosen)).map(StrategySpec.Filter::parameters).orElse(Map.of()),
            filterParameters)));
    }

    private static Map<String, String> over(final Map<String, String> base, final Map<String, String> typed) {
        final Map<String, String> chosen = new LinkedHashMap<>(base);
        chosen.putAll(typed);
        return chosen;
    }
}
