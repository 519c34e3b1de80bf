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

/** Which strategy decides, and what stands before its entries. */
final class StrategyOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--strategy", paramLabel = "NAME", defaultValue = "sma-cross",
        description = "Strategy, see 'strategies list' (default: ${DEFAULT-VALUE}).")
    private String strategy;

    @Option(names = "--timeframe", paramLabel = "TF", defaultValue = "1h", converter = Values.TimeframeValue.class,
        description = "Candles that the strategy decides on (default: ${DEFAULT-VALUE}).")
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

    String name() {
        return strategy;
    }

    StrategyCatalogue catalogue() {
        return plugins.catalogue();
    }

    StrategySpec strategySpec() {
        if (filter == null && !filterParameters.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--filter-param needs --filter");
        }
        return new StrategySpec(strategy, timeframe, parameters,
            Optional.ofNullable(filter).map(chosen -> new StrategySpec.Filter(chosen, filterParameters)),
            universe == null ? Map.of() : UniverseFile.read(universe));
    }
}
