package io.tapedeck.replay.report.comparison;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.replay.run.ReplayResult;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What must be known before the figures of the runs are held against each other, in sentences. Stateless. */
final class ComparisonNotes {
    private ComparisonNotes() {
    }

    static List<String> of(final RunComparison comparison) {
        final List<String> notes = new ArrayList<>();
        for (int run = 0; run < comparison.runs().size(); run++) {
            final String letter = RunComparison.letter(run);
            comparison.runs().get(run).difference().ifPresent(found ->
                notes.add(letter + " does NOT decide now as it was recorded: " + found.sentence()));
            if (comparison.runs().get(run).fills() == ComparedRun.Fills.OF_VENUE) {
                notes.add("the fills of " + letter + " came from a venue; here they are simulated, so that this is not "
                    + "what was traded");
            }
        }
        spans(comparison).ifPresent(notes::add);
        different(comparison, "symbols", result -> result.instruments().stream().map(Instrument::symbol)
            .collect(Collectors.joining(", "))).ifPresent(notes::add);
        different(comparison, "currencies", result -> result.instruments().get(0).quoteCurrency())
            .ifPresent(notes::add);
        different(comparison, "samplings of the equity",
            result -> result.facts().sampling().timeframe().label()).ifPresent(notes::add);
        return notes;
    }

    private static Optional<String> spans(final RunComparison comparison) {
        if (comparison.common().isWhole()) {
            return Optional.empty();
        }
        final Instant from = comparison.results().stream().map(ReplayResult::firstMoment)
            .max(Comparator.naturalOrder()).orElseThrow();
        final Instant to = comparison.results().stream().map(ReplayResult::lastMoment)
            .min(Comparator.naturalOrder()).orElseThrow();
        return Optional.of("the spans differ: the figures of a run are those of its own span; " + (from.isBefore(to)
            ? "all of them have " + from + " .. " + to : "there is no time that all of them have"));
    }

    /** Grouped by what the runs have, in the order of the runs. */
    private static Optional<String> different(final RunComparison comparison, final String what,
        final Function<ReplayResult, String> value) {
        final Map<String, String> letters = new LinkedHashMap<>();
        for (int run = 0; run < comparison.runs().size(); run++) {
            letters.merge(value.apply(comparison.runs().get(run).result()), RunComparison.letter(run),
                (some, another) -> some + ", " + another);
        }
        return letters.size() == 1 ? Optional.empty() : Optional.of("the " + what + " differ: " + letters.entrySet()
            .stream().map(each -> each.getValue() + " " + each.getKey()).collect(Collectors.joining("; ")));
    }
}
