package io.tapedeck.replay.whatif;

import io.tapedeck.engine.simulation.Latency;
import io.tapedeck.engine.simulation.LatencyModel;
import io.tapedeck.engine.strategy.Parameters;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.replay.run.ReplayRunner;
import io.tapedeck.replay.source.InstrumentSource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What two plans have different, named as on the command line. Parameters are compared as the strategy gets them: one
 * that is set to its preset is no change.
 */
final class SpecChanges {
    private static final String NOT_SET = "not set";
    private static final String LATENCY = "trading.latency";
    private static final Map<String, String> OPTIONS = Map.of("takerFeeRate", "fee", "trading.maximumPositions",
        "positions");
    private static final long NANOS_PER_MILLISECOND = 1_000_000;

    private SpecChanges() {
    }

    static List<SpecChange> between(final ReplayRunner.Plan recorded, final ReplayRunner.Plan changed) {
        final Map<String, String> before = described(recorded);
        final Map<String, String> after = described(changed);
        final Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        final List<SpecChange> changes = new ArrayList<>();
        for (final String name : names) {
            final String one = before.getOrDefault(name, NOT_SET);
            final String other = after.getOrDefault(name, NOT_SET);
            if (!one.equals(other)) {
                changes.add(new SpecChange(name, one, other));
            }
        }
        return changes;
    }

    private static Map<String, String> described(final ReplayRunner.Plan plan) {
        final Map<String, String> text = new LinkedHashMap<>();
        plan.spec().asText().forEach((name, value) -> {
            if (!name.startsWith("parameter.") && !name.startsWith("filterParameter.")) {
                text.put(option(name), worded(value));
            }
        });
        text.put(option(LATENCY), worded(plan.spec().trading().latency()));
        put(text, "param ", plan.strategy().parameters());
        plan.strategy().filterParameters().ifPresent(parameters -> put(text, "filter-param ", parameters));
        plan.sources().stream().flatMap(SpecChanges::tapes).forEach(tape -> text.put("history " + tape, "read"));
        return text;
    }

    private static void put(final Map<String, String> text, final String prefix, final Parameters parameters) {
        parameters.asText().forEach((name, value) -> text.put(prefix + name, value));
    }

    private static Stream<String> tapes(final InstrumentSource source) {
        return Stream.of(Stream.of(source.baseTape()), source.finerTapes().stream(), source.events().stream(),
            source.trades().stream()).flatMap(tapes -> tapes).map(HistoryTape::reference);
    }

    /** {@code limit.} and the like stand before what is named by itself. */
    private static String option(final String name) {
        return OPTIONS.getOrDefault(name, name.replaceFirst("^trading\\.", "").replace('.', ' ')
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
