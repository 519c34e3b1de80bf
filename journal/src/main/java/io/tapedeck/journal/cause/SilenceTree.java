package io.tapedeck.journal.cause;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why nothing was done, as a tree. Immutable.
 *
 * @param silence  what the tape says.
 * @param sources  that the run read.
 * @param verdicts in words.
 * @param answer   of the strategy when it is asked for its figures then; empty where it was not asked.
 */
public record SilenceTree(Silence silence, SourceTapes sources, VerdictWords verdicts,
    Optional<StrategyAnswer> answer) {

    /**
     * What a strategy says of a moment. Immutable.
     *
     * @param before figures that it went into the close with, name to value.
     * @param after  figures that it came out with.
     * @param isWarm whether a signal would have counted.
     */
    public record StrategyAnswer(Map<String, Double> before, Map<String, Double> after, boolean isWarm) {
        /** Keeps copies. */
        public StrategyAnswer {
            before = Collections.unmodifiableMap(new LinkedHashMap<>(before));
            after = Collections.unmodifiableMap(new LinkedHashMap<>(after));
        }
    }

    /**
     * Makes the tree.
     *
     * @return its root.
     */
    public CausalNode root() {
        final List<CausalNode> children = new ArrayList<>();
        children.add(candle());
        obstacles(children);
        addSteps(children, "signal", "what was asked for at that close", silence.given());
        answer.ifPresent(told -> children.add(figures(told)));
        silence.openPosition().ifPresent(held -> children.add(CausalNode.group("position",
            "open then: " + new FactWords(silence.instruments()).line(held), List.of())));
        silence.before().ifPresent(step ->
            addSteps(children, "before", "the last decision before", List.of(step)));
        final Map<String, Object> identity = new LinkedHashMap<>();
        identity.put("symbol", silence.symbol());
        identity.put("at", Instant.ofEpochSecond(0, silence.atNs()));
        return new CausalNode("whyNot",
            silence.symbol() + " at " + Instant.ofEpochSecond(0, silence.atNs()) + ": " + finding(),
            Optional.empty(), identity, children);
    }

    private String finding() {
        if (isBeforeTrading()) {
            return "trading had not begun";
        }
        if (silence.given().stream().anyMatch(step -> step.has("OrderIntent"))) {
            return "something was done";
        }
        if (!silence.given().isEmpty()) {
            return "risk refused what the strategy wanted";
        }
        if (silence.halt().isPresent()) {
            return "no signal, and trading was halted or limited before";
        }
        return answer.isEmpty() || answer.get().isWarm()
            ? "the strategy gave no signal" : "the strategy was not warm yet";
    }

    private boolean isBeforeTrading() {
        return silence.untradedUntilNs().filter(until -> silence.closeNs() <= until).isPresent();
    }

    private CausalNode candle() {
        final long closeNs = silence.closeNs();
        final long openNs = closeNs - silence.timeframe().durationNs();
        final Optional<SourceTapes.Span> span =
            silence.instrumentId().flatMap(id -> sources.frames(id, openNs, closeNs));
        final String text = "the last candle closed then is the " + silence.timeframe().label() + " of "
            + Instant.ofEpochSecond(0, openNs);
        return CausalNode.group("candle", text + span.map(made -> ", made of the " + (made.last() - made.first() + 1)
            + " " + made.words()).orElseGet(this::recordedCandle), List.of());
    }

    private String recordedCandle() {
        return silence.closing().isPresent() ? ", closed by frame " + silence.closing().getAsLong()
            : ", of which there is no history: a gap, or its tape is not there";
    }

    private void obstacles(final List<CausalNode> children) {
        if (isBeforeTrading()) {
            children.add(CausalNode.group("warmUp", "closes up to "
                + Instant.ofEpochSecond(0, silence.untradedUntilNs().get()) + " warm up only", List.of()));
        }
        silence.halt().ifPresent(step -> addSteps(children, "halt", "halted or limited by", List.of(step)));
    }

    private void addSteps(final List<CausalNode> children, final String kind, final String text,
        final List<RecordedStep> steps) {
        if (!steps.isEmpty()) {
            final StepNodes nodes = new StepNodes(silence.instruments(), sources, verdicts);
            children.add(CausalNode.group(kind, text, steps.stream().map(nodes::node).toList()));
        }
    }

    private static CausalNode figures(final StrategyAnswer told) {
        final List<CausalNode> lines = new ArrayList<>();
        told.after().forEach((name, after) -> lines.add(figure(name, told.before().get(name), after)));
        return CausalNode.group("figures", lines.isEmpty() ? "the strategy names no figures"
            : "figures of the strategy at that close", lines);
    }

    /** A strategy may hold a candle against what lay before it, or take it in first. */
    private static CausalNode figure(final String name, final Double before, final Double after) {
        final Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("before", before);
        values.put("after", after);
        final String text = name + " " + (after.equals(before) || before == null ? value(after)
            : value(before) + " before it, " + value(after) + " after it");
        return new CausalNode("figure", text, Optional.empty(), values, List.of());
    }

    private static String value(final double value) {
        return Double.isFinite(value) ? FactWords.text(value) : "unknown";
    }
}
