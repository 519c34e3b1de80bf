package io.tapedeck.replay.optimise;

import io.tapedeck.replay.run.ReplaySpec;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The best trials in a part of the history that was kept from the search. Immutable.
 *
 * @param from where the part begins.
 * @param to   where it ends.
 * @param rows what each of the best trials did there, in their order and with their numbers.
 */
public record HoldOut(Instant from, Instant to, List<TrialRow> rows) {
    /** Keeps a copy. */
    public HoldOut {
        rows = List.copyOf(rows);
    }

    /**
     * Plays the best trials there.
     *
     * @param found   by the search.
     * @param from    where the search ended.
     * @param to      where the history ends.
     * @param backend that plays.
     * @return what came of them.
     */
    public static HoldOut of(final OptimisationResult found, final Instant from, final Instant to,
        final SweepBackend backend) {
        final ReplaySpec window = found.plan().base().between(from, to);
        final Map<Long, TrialRow> rows = new HashMap<>();
        backend.play(found.best().stream().map(row -> new TrialRequest(row.number(),
            window.withParameters(row.parameters()))).toList(),
            results -> results.stream().map(TrialRow::of).forEach(row -> rows.put(row.number(), row)));
        return new HoldOut(from, to, found.best().stream().map(row -> rows.get(row.number())).toList());
    }

    /**
     * As a document.
     *
     * @param plan of the search.
     * @return names and values in their order.
     */
    public Map<String, Object> document(final OptimisationPlan plan) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("from", from.toString());
        document.put("to", to.toString());
        document.put("trials", rows.stream().map(row -> (Object) row.document(plan)).toList());
        return document;
    }
}
