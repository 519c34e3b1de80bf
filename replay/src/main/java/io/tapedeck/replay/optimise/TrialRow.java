package io.tapedeck.replay.optimise;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.replay.overfitting.ReturnBlock;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * A finished trial as it is kept: enough to play it alone to the same digests. Immutable.
 *
 * @param number     of the trial.
 * @param parameters that differ from the strategy's presets.
 * @param figures    by name; NaN where one is not defined.
 * @param trades     round trips.
 * @param finalEquity in units of the currency; empty where the trial could not be played.
 * @param digests    of decisions and of state, as {@code replay --json} writes them; empty as above.
 * @param configHash of the replay.
 * @param failure    of a stage, or why it could not be played; empty for none.
 * @param blocks     returns of the equity, in the blocks of the plan; none as above.
 */
public record TrialRow(
    long number,
    Map<String, String> parameters,
    Map<String, Double> figures,
    long trades,
    Optional<BigDecimal> finalEquity,
    Optional<Digest> digests,
    String configHash,
    Optional<String> failure,
    List<ReturnBlock> blocks) {

    /** How a number is written among the values of parameters. */
    static final String NUMBER = "-?[0-9]+(\\.[0-9]+)?";

    /**
     * Both fingerprints of a run.
     *
     * @param decisions 16 hexadecimal digits.
     * @param state     16 hexadecimal digits.
     */
    public record Digest(String decisions, String state) {
    }

    /**
     * A row of what came of a trial.
     *
     * @param result of it.
     * @return what is kept.
     */
    public static TrialRow of(final TrialResult result) {
        return result.outcome().map(outcome -> played(result.request(), outcome))
            .orElseGet(() -> unplayed(result.request(), result.fault()));
    }

    private static TrialRow played(final TrialRequest request, final TrialOutcome outcome) {
        return new TrialRow(request.number(), request.spec().strategy().parameters(),
            figures(objective -> objective.of(outcome)), outcome.trades(),
            Optional.of(BigDecimal.valueOf(outcome.performance().finalEquity(), FixedPoint.MONEY_SCALE)),
            Optional.of(new Digest(outcome.digests().decisionsText(), outcome.digests().stateText())),
            request.spec().hash(), outcome.firstFailure(), outcome.blocks());
    }

    private static TrialRow unplayed(final TrialRequest request, final String fault) {
        return new TrialRow(request.number(), request.spec().strategy().parameters(), figures(objective -> Double.NaN),
            0, Optional.empty(), Optional.empty(), request.spec().hash(), Optional.of(fault), List.of());
    }

    private static Map<String, Double> figures(final ToDoubleFunction<Objective> figure) {
        final Map<String, Double> figures = new LinkedHashMap<>();
        for (final Objective objective : Objective.values()) {
            figures.put(objective.text(), figure.applyAsDouble(objective));
        }
        return figures;
    }

    /**
     * The row as one document.
     *
     * @param plan that it belongs to.
     * @return names and values in their order.
     */
    public Map<String, Object> document(final OptimisationPlan plan) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("trial", number);
        document.put("parameters", numbersAndWords(plan));
        document.put("figures", figures);
        document.put("trades", trades);
        document.put("finalEquity", finalEquity.orElse(null));
        document.put("decisionDigest", digests.map(Digest::decisions).orElse(null));
        document.put("stateDigest", digests.map(Digest::state).orElse(null));
        document.put("failure", failure.orElse(null));
        document.put("configHash", configHash);
        document.put("seed", plan.seed());
        document.put("codeVersion", plan.codeVersion());
        document.put("data", plan.data());
        return document;
    }

    /** The row as the log keeps it: with the blocks of returns, which nobody reads but a program. */
    Map<String, Object> logged(final OptimisationPlan plan) {
        final Map<String, Object> blocksDocument = new LinkedHashMap<>();
        blocksDocument.put("returns", blocks.stream().map(ReturnBlock::returns).toList());
        blocksDocument.put("sums", blocks.stream().map(ReturnBlock::sum).toList());
        blocksDocument.put("squares", blocks.stream().map(ReturnBlock::squares).toList());
        final Map<String, Object> document = document(plan);
        document.put("blocks", blocksDocument);
        return document;
    }

    /** In the order of the axes, what the user set besides behind them. */
    private Map<String, Object> numbersAndWords(final OptimisationPlan plan) {
        final Map<String, Object> typed = new LinkedHashMap<>();
        plan.space().axes().forEach(axis -> typed.put(axis.name(), typed(parameters.get(axis.name()))));
        parameters.forEach((name, value) -> typed.putIfAbsent(name, typed(value)));
        return typed;
    }

    /**
     * Parameters as documents have them: numbers as numbers, by their names.
     *
     * @param parameters as they are set.
     * @return the same order on every machine.
     */
    public static Map<String, Object> numbersAndWords(final Map<String, String> parameters) {
        final Map<String, Object> typed = new TreeMap<>();
        parameters.forEach((name, value) -> typed.put(name, typed(value)));
        return typed;
    }

    private static Object typed(final String value) {
        return value.matches(NUMBER) ? new BigDecimal(value) : value;
    }

    /** Reads what {@link #logged} wrote. */
    static TrialRow of(final Map<?, ?> document) {
        final Map<String, String> parameters = new LinkedHashMap<>();
        ((Map<?, ?>) document.get("parameters")).forEach((name, value) -> parameters.put((String) name, text(value)));
        final Map<String, Double> figures = new LinkedHashMap<>();
        ((Map<?, ?>) document.get("figures")).forEach((name, value) -> figures.put((String) name,
            number(value)));
        return new TrialRow(((BigDecimal) document.get("trial")).longValueExact(), Map.copyOf(parameters), figures,
            ((BigDecimal) document.get("trades")).longValueExact(),
            Optional.ofNullable((BigDecimal) document.get("finalEquity")),
            Optional.ofNullable((String) document.get("decisionDigest"))
                .map(decisions -> new Digest(decisions, (String) document.get("stateDigest"))),
            (String) document.get("configHash"), Optional.ofNullable((String) document.get("failure")),
            blocks((Map<?, ?>) document.get("blocks")));
    }

    private static List<ReturnBlock> blocks(final Map<?, ?> document) {
        final List<?> counts = (List<?>) document.get("returns");
        final List<ReturnBlock> blocks = new ArrayList<>(counts.size());
        for (int block = 0; block < counts.size(); block++) {
            blocks.add(new ReturnBlock(((BigDecimal) counts.get(block)).intValueExact(),
                number(((List<?>) document.get("sums")).get(block)),
                number(((List<?>) document.get("squares")).get(block))));
        }
        return blocks;
    }

    private static double number(final Object value) {
        return value == null ? Double.NaN : ((BigDecimal) value).doubleValue();
    }

    private static String text(final Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : (String) value;
    }

    /** The same under another number. */
    TrialRow numbered(final long other) {
        return new TrialRow(other, parameters, figures, trades, finalEquity, digests, configHash, failure, blocks);
    }

    /**
     * Its Sharpe ratio.
     *
     * @return annualised; NaN where it is not defined, as that of an account which never traded.
     */
    public double sharpe() {
        return figures.get(Objective.SHARPE.text());
    }

    /**
     * What the account gained in all.
     *
     * @return fraction.
     */
    public double totalReturn() {
        return figures.get(Objective.TOTAL_RETURN.text());
    }

    /**
     * How good the trial was, the greater the better.
     *
     * @param objective to judge by.
     * @return NaN where the figure is not defined or the strategy failed.
     */
    public double score(final Objective objective) {
        final double value = figures.getOrDefault(objective.text(), Double.NaN);
        return failure.isPresent() || Double.isNaN(value) ? Double.NaN : objective.score(value);
    }
}
