package io.tapedeck.replay.optimise;

import io.tapedeck.replay.run.ReplayRunner;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.source.InstrumentSource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Everything that decides what an optimisation finds. Immutable.
 *
 * @param base        replay of which the parameters are changed.
 * @param space       to search in.
 * @param search      how.
 * @param seed        of everything that is drawn.
 * @param trials      most of them.
 * @param objectives  the first one ranks; several show what can be had for what.
 * @param codeVersion of the program.
 * @param data        generations of the tapes and their content hashes.
 */
public record OptimisationPlan(
    ReplaySpec base,
    SearchSpace space,
    SearchKind search,
    long seed,
    long trials,
    List<Objective> objectives,
    String codeVersion,
    List<String> data) {

    /** Keeps copies. */
    public OptimisationPlan {
        objectives = List.copyOf(objectives);
        data = List.copyOf(data);
    }

    /**
     * The tapes of a replay as a trial names them.
     *
     * @param plan of the replay.
     * @return each with its generation and content hash.
     */
    public static List<String> data(final ReplayRunner.Plan plan) {
        final List<String> data = new ArrayList<>();
        for (final InstrumentSource source : plan.sources()) {
            data.add(source.baseTape().reference() + " " + source.baseTape().contentHash());
            source.finerTapes().forEach(tape -> data.add(tape.reference() + " " + tape.contentHash()));
            source.trades().ifPresent(tape -> data.add(tape.reference() + " " + tape.contentHash()));
            source.events().forEach(tape -> data.add(tape.reference() + " " + tape.contentHash()));
        }
        return data;
    }

    /**
     * The same search on another replay.
     *
     * @param other of which the parameters are changed.
     * @return a new plan.
     */
    public OptimisationPlan over(final ReplaySpec other) {
        return new OptimisationPlan(other, space, search, seed, trials, objectives, codeVersion, data);
    }

    /** How many trials there will be at most. */
    long most() {
        return Math.min(trials, space.size());
    }

    /**
     * As a document that tells two optimisations apart.
     *
     * @return names and values in their order.
     */
    public Map<String, Object> document() {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("replay", base.asText());
        final Map<String, Object> axes = new LinkedHashMap<>();
        space.axes().forEach(axis -> axes.put(axis.name(), axis.values()));
        document.put("space", axes);
        document.put("search", search.name().toLowerCase(Locale.ROOT));
        document.put("seed", seed);
        document.put("trials", most());
        document.put("objectives", objectives.stream().map(Objective::text).toList());
        document.put("codeVersion", codeVersion);
        document.put("data", data);
        return document;
    }

    ReplaySpec spec(final Proposal proposal) {
        return base.withParameters(proposal.parameters());
    }
}
