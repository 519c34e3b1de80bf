package io.tapedeck.replay.run;

import io.tapedeck.engine.simulation.Latency;
import io.tapedeck.engine.simulation.LatencyModel;
import io.tapedeck.engine.strategy.Parameters;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.replay.source.InstrumentSource;
import io.tapedeck.replay.source.ReplayInput;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Everything that decides what a run decides, named as on the command line. Parameters are those that the strategy
 * gets: one that is set to its preset is the same as one that is not set. Stateless.
 */
public final class NamedSettings {
    /** What stands for a value that is not there. */
    public static final String NOT_SET = "not set";

    private static final String SYMBOLS = "symbols";
    private static final String LATENCY = "trading.latency";
    private static final Map<String, String> OPTIONS = Map.of("takerFeeRate", "fee", "trading.maximumPositions",
        "positions");
    private static final long NANOS_PER_MILLISECOND = 1_000_000;

    private NamedSettings() {
    }

    /**
     * Of a run that could be made.
     *
     * @param plan that was checked.
     * @return in a fixed order.
     */
    public static Map<String, String> of(final ReplayRunner.Plan plan) {
        return of(plan.spec(), plan.strategy(), plan.input());
    }

    /**
     * Of a run that was made.
     *
     * @param result of the run.
     * @return in a fixed order.
     */
    public static Map<String, String> of(final ReplayResult result) {
        return of(result.spec(), result.strategy(), result.input());
    }

    private static Map<String, String> of(final ReplaySpec spec, final StrategySelection strategy,
        final ReplayInput input) {
        final Map<String, String> text = new LinkedHashMap<>();
        spec.asText().forEach((name, value) -> {
            if (!name.startsWith("parameter.") && !name.startsWith("filterParameter.")) {
                text.put(option(name), name.equals(SYMBOLS) && !value.isEmpty() ? value : worded(value));
            }
        });
        text.put(option(LATENCY), worded(spec.trading().latency()));
        put(text, "param ", strategy.parameters());
        strategy.filterParameters().ifPresent(parameters -> put(text, "filter-param ", parameters));
        input.sources().stream().flatMap(NamedSettings::tapes).forEach(tape -> text.put("history " + tape, "read"));
        return text;
    }

    private static void put(final Map<String, String> text, final String prefix, final Parameters parameters) {
        parameters.asText().forEach((name, value) -> text.put(prefix + name, value));
    }

    private static Stream<String> tapes(final InstrumentSource source) {
        return Stream.of(Stream.of(source.baseTape()), source.finerTapes().stream(), source.events().stream(),
            source.trades().stream()).flatMap(tapes -> tapes).map(HistoryTape::reference);
    }

    /**
     * A setting as the command line names it; {@code limit.} and the like stand before what is named by itself.
     *
     * @param name as {@link ReplaySpec#asText} has it.
     * @return such as {@code slippage-share} or {@code param fast}.
     */
    public static String option(final String name) {
        return OPTIONS.getOrDefault(name, name.replaceFirst("^trading\\.", "").replaceFirst("^parameter\\.", "param ")
            .replaceFirst("^filterParameter\\.", "filter-param ").replace('.', ' ')
            .replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT));
    }

    private static String worded(final String value) {
        if (value.isEmpty()) {
            return NOT_SET;
        }
        if (value.matches("-?[0-9]+(\\.[0-9]+)?")) {
            return new BigDecimal(value).stripTrailingZeros().toPlainString();
        }
        return value.matches("[A-Z][A-Z_]*[A-Z]") ? value.toLowerCase(Locale.ROOT).replace('_', '-') : value;
    }

    private static String worded(final Latency latency) {
        if (latency.model() == LatencyModel.NONE) {
            return "none";
        }
        return "submit " + millis(latency.submitNs()) + ", cancel " + millis(latency.cancelNs()) + ", acknowledge "
            + millis(latency.acknowledgeNs()) + (latency.model() == LatencyModel.UNIFORM
                ? ", spread " + millis(latency.spreadNs()) + ", seed " + latency.seed() : "");
    }

    private static String millis(final long nanos) {
        return nanos / NANOS_PER_MILLISECOND + " ms";
    }
}
