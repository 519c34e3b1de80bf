package io.tapedeck.replay.optimise;

import io.tapedeck.replay.overfitting.BacktestOverfitting;
import io.tapedeck.replay.overfitting.BacktestOverfitting.Split;
import org.apache.commons.statistics.descriptive.Quantile;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What choosing the best of the trials by their Sharpe ratio is worth. Immutable.
 *
 * @param trials that were chosen among.
 * @param every  1 where all trials were, n where every n-th one was, for there are so many.
 * @param found  by cross-validation; empty where it cannot be made.
 * @param reason why it cannot; empty where it was.
 */
public record SelectionEvidence(int trials, long every, Optional<BacktestOverfitting> found, String reason) {
    private static final double[] SHOWN = {0.05, 0.25, 0.5, 0.75, 0.95};
    private static final String[] NAMES = {"p05", "p25", "p50", "p75", "p95"};
    private static final int BARS = 24;
    private static final int POINTS = 500;

    /**
     * As a document.
     *
     * @param periodsPerYear returns of a year; ratios are told annualised.
     * @return names and values in their order.
     */
    public Map<String, Object> document(final double periodsPerYear) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("trials", trials);
        document.put("everyTrial", every);
        document.put("blocks", ReturnBlocks.BLOCKS);
        document.put("reason", found.isPresent() ? null : reason);
        document.put("probability", found.map(BacktestOverfitting::probability).orElse(null));
        document.put("lossRate", found.map(BacktestOverfitting::lossRate).orElse(null));
        document.put("slope", found.map(BacktestOverfitting::slope).orElse(null));
        document.put("splits", found.map(each -> each.splits().size()).orElse(0));
        document.put("logit", found.map(SelectionEvidence::quantiles).orElse(null));
        document.put("logits", found.map(SelectionEvidence::histogram).orElse(null));
        document.put("sharpes", found.map(each -> points(each, Math.sqrt(periodsPerYear))).orElse(null));
        return document;
    }

    private static double[] logits(final BacktestOverfitting found) {
        return found.splits().stream().mapToDouble(Split::logit).toArray();
    }

    private static Map<String, Object> quantiles(final BacktestOverfitting found) {
        final double[] values = Quantile.withDefaults().evaluate(logits(found), SHOWN);
        final Map<String, Object> document = new LinkedHashMap<>();
        for (int index = 0; index < NAMES.length; index++) {
            document.put(NAMES[index], values[index]);
        }
        return document;
    }

    /** Bars of equal width from the least logit to the greatest. */
    private static Map<String, Object> histogram(final BacktestOverfitting found) {
        final double[] logits = logits(found);
        final double from = Arrays.stream(logits).min().orElseThrow();
        final double width = (Arrays.stream(logits).max().orElseThrow() - from) / BARS;
        final Long[] counts = new Long[BARS];
        Arrays.fill(counts, 0L);
        for (final double logit : logits) {
            counts[width > 0 ? Math.min(BARS - 1, (int) ((logit - from) / width)) : 0]++;
        }
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("from", from);
        document.put("width", width);
        document.put("counts", List.of(counts));
        return document;
    }

    /** In sample and out of sample, of splits that lie equally far apart in their order. */
    private static List<List<Double>> points(final BacktestOverfitting found, final double scale) {
        final int step = Math.max(1, (found.splits().size() + POINTS - 1) / POINTS);
        return IntStream.iterate(0, index -> index < found.splits().size(), index -> index + step)
            .mapToObj(found.splits()::get).map(split -> List.of(split.inSample() * scale, split.outside() * scale))
            .toList();
    }
}
