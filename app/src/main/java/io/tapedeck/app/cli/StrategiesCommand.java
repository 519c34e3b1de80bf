package io.tapedeck.app.cli;

import io.tapedeck.engine.strategy.Parameter;
import io.tapedeck.engine.strategy.ParameterSpace;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.engine.strategy.StrategyProvider;
import io.tapedeck.replay.report.JsonDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code tapedeck strategies}: what there is to run. */
@Command(
    name = "strategies",
    description = "Lists strategies and their parameters.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(list | show)",
    footer = {"", "Examples:", "  tapedeck strategies list", "  tapedeck strategies show sma-cross --json"})
public final class StrategiesCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** For picocli. */
    public StrategiesCommand() {
        // Nothing to set up.
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: list or show");
    }

    @Command(name = "list", description = "One line for each strategy.", mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  tapedeck strategies list"})
    int list(@Option(names = "--json", description = "Print one JSON document.") final boolean json) {
        final List<StrategyProvider> providers = StrategyCatalogue.load().providers();
        final PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(JsonDocument.render(providers.stream().map(StrategiesCommand::document).toList()));
        } else {
            providers.forEach(provider ->
                out.printf(Locale.ROOT, "%-20s %s%n", provider.name(), provider.description()));
        }
        out.flush();
        return ExitCode.DONE;
    }

    @Command(name = "show", description = "Parameters of a strategy: defaults, ranges and what must hold.",
        mixinStandardHelpOptions = true, footer = {"", "Example:", "  tapedeck strategies show sma-cross"})
    int show(@Parameters(paramLabel = "NAME", description = "Name of the strategy.") final String name,
        @Option(names = "--json", description = "Print one JSON document.") final boolean json) {
        final StrategyCatalogue catalogue = StrategyCatalogue.load();
        final StrategyProvider provider = catalogue.find(name).orElseThrow(() ->
            new ParameterException(spec.commandLine(), "there is no strategy '" + name + "'; there are "
                + catalogue.providers().stream().map(StrategyProvider::name).collect(Collectors.joining(", "))));
        final PrintWriter out = spec.commandLine().getOut();
        out.print(json ? JsonDocument.render(document(provider)) : text(provider));
        out.flush();
        return ExitCode.DONE;
    }

    private static String text(final StrategyProvider provider) {
        final StringBuilder text = new StringBuilder(provider.name()).append('\n')
            .append("  ").append(provider.description()).append('\n')
            .append(String.format(Locale.ROOT, "  %-14s %-10s %-24s %s%n", "parameter", "default", "range", ""));
        for (final Parameter parameter : provider.parameters().parameters()) {
            text.append(String.format(Locale.ROOT, "  %-14s %-10s %-24s %s%n", parameter.name(),
                parameter.defaultValue().toPlainString(),
                parameter.minimum().toPlainString() + ".." + parameter.maximum().toPlainString(),
                parameter.description()));
        }
        constraints(provider).forEach(constraint -> text.append("  must hold: ").append(constraint).append('\n'));
        return text.toString();
    }

    private static List<String> constraints(final StrategyProvider provider) {
        return provider.parameters().constraints().stream().map(ParameterSpace.Constraint::text).toList();
    }

    private static Map<String, Object> document(final StrategyProvider provider) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", provider.name());
        document.put("description", provider.description());
        document.put("parameters", provider.parameters().parameters().stream()
            .map(StrategiesCommand::document).toList());
        document.put("constraints", constraints(provider));
        return document;
    }

    private static Object document(final Parameter parameter) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", parameter.name());
        document.put("kind", parameter.kind().name().toLowerCase(Locale.ROOT));
        document.put("default", parameter.defaultValue());
        document.put("minimum", parameter.minimum());
        document.put("maximum", parameter.maximum());
        document.put("description", parameter.description());
        return document;
    }
}
