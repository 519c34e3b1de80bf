package io.tapedeck.journal.cause;

import io.tapedeck.engine.market.FixedPoint;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A chain of causes as a tree: the entry with everything that led to it, what happened on the way, the exit, the
 * result. Immutable.
 *
 * @param chain    to show.
 * @param sources  that the frames were read from.
 * @param verdicts in words.
 */
public record CausalTree(CausalChain chain, SourceTapes sources, VerdictWords verdicts) {
    private static final int RATE_DECIMALS = 6;
    private static final int NANOS_SCALE = 9;

    /**
     * Makes the tree.
     *
     * @return its root.
     */
    public CausalNode root() {
        final StepNodes nodes = new StepNodes(chain.instruments(), sources, verdicts);
        final ChainPhases phases = ChainPhases.of(chain.steps());
        final List<CausalNode> children = new ArrayList<>();
        final boolean isEntered = chain.first("Fill").isPresent();
        addGroup(children, "entry", isEntered ? "entry" : "what was asked for", phases.entry(), nodes);
        addGroup(children, "way", "on the way", phases.way(), nodes);
        addGroup(children, "exit", "exit", phases.exit(), nodes);
        results().forEach(trade -> children.add(result(trade)));
        return new CausalNode(chain.subject().kind().word(), headline(), Optional.empty(), identity(), children);
    }

    private static void addGroup(final List<CausalNode> children, final String kind, final String text,
        final List<RecordedStep> steps, final StepNodes nodes) {
        if (!steps.isEmpty()) {
            children.add(CausalNode.group(kind, text, steps.stream().map(nodes::node).toList()));
        }
    }

    private Map<String, Object> identity() {
        final Map<String, Object> identity = new LinkedHashMap<>();
        identity.put("id", chain.subject().id());
        identity.put("symbol", symbol());
        return identity;
    }

    private String symbol() {
        return chain.steps().stream().flatMap(step -> step.facts().stream())
            .filter(fact -> fact.values().containsKey("symbol")).findFirst()
            .map(fact -> fact.text("symbol")).orElse("");
    }

    private String headline() {
        return chain.subject() + ", " + symbol() + outcome();
    }

    private String outcome() {
        final List<RecordedFact> trades = results();
        if (trades.size() == 1) {
            final BigDecimal pnl = money(trades.get(0), "pnl");
            return ": " + (pnl.signum() < 0 ? "lost " : "gained ") + FactWords.text(pnl.abs())
                + " after fees, left by " + FactWords.word(trades.get(0).text("reason"));
        }
        if (chain.first("Fill").isPresent()) {
            return withoutResult();
        }
        return chain.first("OrderIntent").isPresent() ? ": never filled" : ": no order came of it";
    }

    /** The chain of a signal ends with its order. */
    private String withoutResult() {
        if (chain.subject().kind() == Subject.Kind.SIGNAL) {
            return ": its order was filled";
        }
        return results().isEmpty() ? ": still open where the tape ends" : "";
    }

    private List<RecordedFact> results() {
        return chain.steps().stream().flatMap(step -> step.facts().stream())
            .filter(fact -> fact.is("TradeClosed")).toList();
    }

    private static BigDecimal money(final RecordedFact fact, final String field) {
        return BigDecimal.valueOf(fact.number(field), FixedPoint.MONEY_SCALE);
    }

    private CausalNode result(final RecordedFact trade) {
        final Map<String, Object> values = new LinkedHashMap<>(trade.values());
        final BigDecimal entered = money(trade, "entryNotional");
        final BigDecimal rate = entered.signum() == 0 ? BigDecimal.ZERO
            : money(trade, "pnl").divide(entered, RATE_DECIMALS, RoundingMode.HALF_UP);
        values.put("return", rate);
        values.put("heldSeconds", BigDecimal.valueOf(heldNs(trade), NANOS_SCALE));
        return new CausalNode("result", "result of trade " + trade.number("tradeId") + ", position "
            + trade.number("positionId") + ": " + figures(trade, rate), Optional.empty(), values, List.of());
    }

    private static String figures(final RecordedFact trade, final BigDecimal rate) {
        return "pnl " + FactWords.text(money(trade, "pnl")) + " ("
            + FactWords.text(rate.movePointRight(2)) + " % of the entry's "
            + FactWords.text(money(trade, "entryNotional")) + "), fees " + FactWords.text(money(trade, "fees"))
            + (trade.number("funding") == 0 ? "" : ", funding " + FactWords.text(money(trade, "funding")))
            + ", entered at " + FactWords.text(trade.values().get("entryPrice")) + ", left at "
            + FactWords.text(trade.values().get("exitPrice")) + ", held " + Durations.words(heldNs(trade));
    }

    private static long heldNs(final RecordedFact trade) {
        return trade.number("exitTimeNs") - trade.number("entryTimeNs");
    }
}
