package io.tapedeck.app.cli;

import io.tapedeck.engine.strategy.Parameter;
import io.tapedeck.engine.strategy.ParameterConstraint;
import io.tapedeck.engine.strategy.Plugin;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.replay.report.JsonDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code tapedeck strategies}: what there is to run. */
@Command(
    name = StrategiesCommand.NAME,
    description = StrategiesCommand.SUMMARY,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(list | show | new)",
    subcommands = StrategiesNewCommand.class,
    footer = {"", "Examples:", "  tapedeck strategies list", "  tapedeck strategies show sma-cross --json",
        "  tapedeck strategies new my-breakout"})
public final class StrategiesCommand implements Runnable {
    static final String NAME = "strategies";
    static final String SUMMARY = "Lists strategies and their parameters, and begins new ones.";

    private static final String LINE = "%-24s %s%n";

    @Spec
    private CommandSpec spec;

    /** For picocli. */
    public StrategiesCommand() {
        // Nothing to set up.
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: list, show or new");
    }

    @Command(name = "list", description = "One line for each strategy.", mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  tapedeck strategies list"})
    int list(@Mixin final PluginOptions plugins,
        @Option(names = "--json", description = "Print one JSON document.") final boolean json) {
        final StrategyCatalogue catalogue = plugins.catalogue();
        final PrintWriter out = spec.commandLine().getOut();
        if (json) {
            final Map<String, Object> document = new LinkedHashMap<>();
            document.put("strategies", catalogue.providers().stream().map(StrategiesCommand::document).toList());
            document.put("filters", catalogue.filters().stream().map(StrategiesCommand::document).toList());
            out.print(JsonDocument.render(document));
        } else {
            catalogue.providers().forEach(provider -> out.printf(Locale.ROOT, LINE, provider.name(),
                provider.description()));
            catalogue.filters().forEach(provider -> out.printf(Locale.ROOT, LINE, provider.name(),
                "filter: " + provider.description()));
        }
        out.flush();
        return ExitCode.DONE;
    }

    @Command(name = "show", description = "Parameters of a strategy or a filter: defaults, ranges and what must hold.",
        mixinStandardHelpOptions = true, footer = {"", "Example:", "  tapedeck strategies show sma-cross"})
    int show(@Parameters(paramLabel = "NAME", description = "Name of the strategy or filter.") final String name,
        @Mixin final PluginOptions plugins,
        @Option(names = "--json", description = "Print one JSON document.") final boolean json) {
        final List<Plugin<?>> known = known(plugins.catalogue());
        final Plugin<?> provider = known.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow(() ->
            new ParameterException(spec.commandLine(), "there is no strategy '" + name + "'; there are "
                + known.stream().map(Plugin::name).collect(Collectors.joining(", "))));
        final PrintWriter out = spec.commandLine().getOut();
        out.print(json ? JsonDocument.render(document(provider)) : text(provider));
        out.flush();
        return ExitCode.DONE;
    }

    private static List<Plugin<?>> known(final StrategyCatalogue catalogue) {
        final List<Plugin<?>> known = new ArrayList<>(catalogue.providers());
        known.addAll(catalogue.filters());
        return known;
    }

    private static String text(final Plugin<?> provider) {
        final StringBuilder text = new StringBuilder(provider.name()).append('\n')
            .append("  ").append(provider.description()).append('\n')
            .append(String.format(Locale.ROOT, "  %-14s %-10s %-24s %s%n", "parameter", "default", "range", ""));
        for (final Parameter parameter : provider.parameters().parameters()) {
            text.append(String.format(Locale.ROOT, "  %-14s %-10s %-24s %s%n", parameter.name(),
                parameter.preset(), parameter.range(),
                parameter.description()));
        }
        constraints(provider).forEach(constraint -> text.append("  must hold: ").append(constraint).append('\n'));
        return text.toString();
    }

    private static List<String> constraints(final Plugin<?> provider) {
        return provider.parameters().constraints().stream().map(ParameterConstraint::toString).toList();
    }

    private static Map<String, Object> document(final Plugin<?> provider) {
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
        document.put("default", parameter.kind().isNumber() ? new BigDecimal(parameter.preset()) : parameter.preset());
        if (parameter.kind().isNumber()) {
            document.put("minimum", parameter.minimum());
            document.put("maximum", parameter.maximum());
        } else {
            document.put("choices", parameter.choices());
        }
        document.put("description", parameter.description());
        return document;
    }
}
