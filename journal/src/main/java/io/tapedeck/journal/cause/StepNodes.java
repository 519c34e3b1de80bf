package io.tapedeck.journal.cause;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.inspect.RecordedInstruments;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes the nodes of steps, one after the other in the order of the tape. One thread. */
final class StepNodes {
    private static final int NANOS_SCALE = 9;
    private static final String VENUE_TIME = "venueTimeNs";

    private final FactWords words;
    private final SourceTapes sources;
    private final VerdictWords verdicts;
    private final Map<Long, Long> orderTimesNs = new HashMap<>();
    private final RecordedInstruments instruments;
    private Optional<RecordedFact> position = Optional.empty();
    private OptionalLong lastNs = OptionalLong.empty();

    StepNodes(final RecordedInstruments instruments, final SourceTapes sources, final VerdictWords verdicts) {
        this.instruments = instruments;
        this.sources = sources;
        this.verdicts = verdicts;
        words = new FactWords(instruments);
    }

    CausalNode node(final RecordedStep step) {
        final Place place = place(step);
        final List<CausalNode> children = new ArrayList<>();
        children.add(input(step, place));
        step.candles().forEach(candle -> children.add(closed(candle, step, place)));
        for (int index = 0; index < step.facts().size(); index++) {
            if (!isNested(step.facts(), index)) {
                add(children, step, index, place);
            }
        }
        return new CausalNode("frame", place.words(), Optional.of(place), Map.of(), children);
    }

    private Place place(final RecordedStep step) {
        final OptionalLong since = lastNs.isPresent() ? OptionalLong.of(step.timeNs() - lastNs.getAsLong()) : lastNs;
        lastNs = OptionalLong.of(step.timeNs());
        return new Place(step.sequence(), step.timeNs(), step.receiveNs(), since);
    }

    private CausalNode input(final RecordedStep step, final Place place) {
        final String from = sources.frame(step.source(), step.sourceSequence())
            .map(span -> ", " + span.words()).orElse("");
        final Map<String, Object> values = new LinkedHashMap<>(step.input().values());
        values.put("message", step.input().name());
        sources.frame(step.source(), step.sourceSequence()).ifPresent(span -> putSpan(values, span));
        return new CausalNode("input", "input " + words.line(step.input()) + onItsWay(step) + from, Optional.of(place),
            values, List.of());
    }

    /** What the venue dates itself; on a tape of history that is the time of the frame. */
    private static String onItsWay(final RecordedStep step) {
        final long sentNs = step.input().has(VENUE_TIME) ? step.input().number(VENUE_TIME) : step.receiveNs();
        return sentNs == step.receiveNs() ? "" : ", by the venue's clock of " + Instant.ofEpochSecond(0, sentNs) + ", "
            + Durations.words(step.receiveNs() - sentNs) + " before it was received";
    }

    private static void putSpan(final Map<String, Object> values, final SourceTapes.Span span) {
        values.put("sourceTape", span.tape());
        values.put("firstSourceSequence", span.first());
        values.put("lastSourceSequence", span.last());
    }

    private CausalNode closed(final RecordedFact candle, final RecordedStep step, final Place place) {
        final long openNs = candle.number("openTimeNs");
        final long closeNs = openNs
            + Timeframe.ofCode((int) candle.number("timeframe")).durationNs();
        final Optional<SourceTapes.Span> span = sources.frames(step.source(), openNs, closeNs);
        final Map<String, Object> values = new LinkedHashMap<>(candle.values());
        span.ifPresent(made -> putSpan(values, made));
        return new CausalNode("candle", words.line(candle) + span.map(made -> ", made of " + made.words()).orElse(""),
            Optional.of(place), values, List.of());
    }

    /** What stands behind a signal or an order in the same frame and belongs to it is told below it. */
    private static boolean isNested(final List<RecordedFact> facts, final int index) {
        final RecordedFact fact = facts.get(index);
        return switch (fact.name()) {
            case "StrategyNote", "RiskVerdict" -> isBehind(facts, index, "Signal", "signalId");
            case "ExitsWished" -> fact.number("orderId") == 0 ? isBehind(facts, index, "Signal", "signalId")
                : isBehind(facts, index, "OrderIntent", "orderId");
            case "OrderUpdate" -> isBehind(facts, index, "OrderIntent", "orderId");
            default -> false;
        };
    }

    private static boolean isBehind(final List<RecordedFact> facts, final int index, final String parent,
        final String field) {
        return facts.subList(0, index).stream()
            .anyMatch(fact -> fact.is(parent) && fact.number(field) == facts.get(index).number(field));
    }

    private void add(final List<CausalNode> nodes, final RecordedStep step, final int index, final Place place) {
        final RecordedFact fact = step.facts().get(index);
        switch (fact.name()) {
            case "Signal" -> nodes.add(leaf(fact, place, nested(step, "signalId", index, place)));
            case "OrderIntent" -> {
                orderTimesNs.put(fact.number("orderId"), step.timeNs());
                nodes.add(leaf(fact, place, nested(step, "orderId", index, place)));
            }
            case "RiskVerdict" -> nodes.add(verdict(step, fact, place));
            case "Fill" -> nodes.add(fill(step, fact, place));
            case "PositionChanged" -> {
                position = Optional.of(fact);
                nodes.add(leaf(fact, place, List.of()));
            }
            case "TradeClosed" -> {
            }
            default -> nodes.add(leaf(fact, place, List.of()));
        }
    }

    private List<CausalNode> nested(final RecordedStep step, final String field, final int parent, final Place place) {
        final List<CausalNode> nodes = new ArrayList<>();
        for (int index = parent + 1; index < step.facts().size(); index++) {
            final RecordedFact fact = step.facts().get(index);
            final boolean isOfOrder = fact.is("OrderUpdate") || fact.is("ExitsWished") && fact.number("orderId") != 0;
            if (isNested(step.facts(), index) && isOfOrder == field.equals("orderId")
                && fact.number(field) == step.facts().get(parent).number(field)) {
                add(nodes, step, index, place);
            }
        }
        return nodes;
    }

    private CausalNode leaf(final RecordedFact fact, final Place place, final List<CausalNode> children) {
        final String line = fact.is("StrategyNote")
            ? fact.text("name") + " " + FactWords.text(fact.values().get("value")) : words.line(fact);
        return new CausalNode(kind(fact), line, Optional.of(place), words.figuresOf(fact), children);
    }

    private static String kind(final RecordedFact fact) {
        return Character.toLowerCase(fact.name().charAt(0)) + fact.name().substring(1);
    }

    private CausalNode verdict(final RecordedStep step, final RecordedFact verdict, final Place place) {
        final String sentence = sentence(step, verdict);
        final Map<String, Object> values = new LinkedHashMap<>(verdict.values());
        values.put("sentence", sentence);
        final boolean isPlain = verdict.text("verdict").equals("ACCEPTED");
        return new CausalNode("riskVerdict", "verdict " + FactWords.word(verdict.text("verdict"))
            + (isPlain ? "" : ": " + sentence), Optional.of(place), values, List.of());
    }

    private String sentence(final RecordedStep step, final RecordedFact verdict) {
        return find(step, "Signal", verdict).map(signal -> verdicts.sentence(
            new Judgement(verdict, signal, find(step, "ExitsWished", verdict)), instruments)).orElse("");
    }

    private static Optional<RecordedFact> find(final RecordedStep step, final String message,
        final RecordedFact verdict) {
        return step.facts().stream().filter(fact -> fact.is(message)
            && fact.number("signalId") == verdict.number("signalId")).findFirst();
    }

    private CausalNode fill(final RecordedStep step, final RecordedFact fill, final Place place) {
        final Map<String, Object> values = new LinkedHashMap<>(fill.values());
        final StringBuilder line = new StringBuilder(words.line(fill));
        final Long orderedNs = orderTimesNs.get(fill.number("orderId"));
        if (orderedNs != null) {
            line.append(", ").append(Durations.words(fill.number("timeNs") - orderedNs)).append(" after the order");
            values.put("secondsSinceOrder", BigDecimal.valueOf(fill.number("timeNs") - orderedNs,
                NANOS_SCALE));
        }
        if (!fill.text("reason").equals("ENTRY")) {
            final String cause = new ExitCause(fill, position, step.input()).sentence();
            line.append("; ").append(cause);
            values.put("cause", cause);
        }
        return new CausalNode("fill", line.toString(), Optional.of(place), values, List.of());
    }
}
