package io.tapedeck.replay.overfitting;

import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Median;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How likely it is that the set of parameters which was best in one half of the data is below the middle of all sets in
 * the other half: the probability of backtest overfitting, by combinatorially symmetric cross-validation. Immutable.
 *
 * <p>The returns are cut into an even number of blocks; every half of the blocks is once what the sets are chosen by,
 * the other half what the chosen one is held against. Source: Bailey, Borwein, López de Prado and Zhu, "The
 * Probability of Backtest Overfitting", Journal of Computational Finance 20 (2017). A set is judged by its Sharpe
 * ratio; one whose returns do not differ has a ratio of 0, one with a return that is not defined is worse than all. Of
 * sets that are equally good the first counts as the best, and ranks are shared.
 *
 * @param probability of a chosen set below the middle, the share of splits with a logit of 0 or less.
 * @param medianLogit of the relative rank out of sample: 0 is the middle of all sets, below it is worse.
 * @param lossRate    share of splits in which the chosen set lost money out of sample.
 * @param slope       what a Sharpe ratio in sample was worth out of sample, by least squares over the splits.
 * @param splits      that were tried, in a fixed order.
 */
public record BacktestOverfitting(double probability, double medianLogit, double lossRate, double slope,
    List<Split> splits) {
    private static final int MOST_BLOCKS = 20;

    /**
     * One half of the blocks against the other. Sharpe ratios are those of one period.
     *
     * @param inSample of the set that was chosen.
     * @param outside  of the same set in the other half.
     * @param logit    of its relative rank there.
     */
    public record Split(double inSample, double outside, double logit) {
    }

    /** Keeps a copy. */
    public BacktestOverfitting {
        splits = List.copyOf(splits);
    }

    /**
     * Tries every split of returns.
     *
     * @param returns of every set, equally many of the same periods.
     * @param blocks  even, at least 2, at most 20; 16 gives 12,870 splits.
     * @return what was found.
     * @throws IllegalArgumentException where there are fewer than two sets, fewer than two returns a block, or the
     *                                  number of blocks cannot be.
     */
    public static BacktestOverfitting of(final double[][] returns, final int blocks) {
        requireBlocks(blocks);
        if (Arrays.stream(returns).anyMatch(set -> set.length != returns[0].length || set.length < 2 * blocks)) {
            throw new IllegalArgumentException("every set has equally many returns, at least two a block");
        }
        return of(Arrays.stream(returns).map(set -> cut(set, blocks)).toList());
    }

    private static List<ReturnBlock> cut(final double[] returns, final int blocks) {
        final List<ReturnBlock> cut = new ArrayList<>(Collections.nCopies(blocks, ReturnBlock.NONE));
        for (int period = 0; period < returns.length; period++) {
            final int block = (int) ((long) period * blocks / returns.length);
            cut.set(block, cut.get(block).with(returns[period]));
        }
        return cut;
    }

    /**
     * Tries every split of blocks. Takes time in proportion to sets × splits, and memory in proportion to the splits.
     *
     * @param sets blocks of every set, equally many of the same spans.
     * @return what was found.
     * @throws IllegalArgumentException where there are fewer than two sets, or the number of blocks cannot be.
     */
    public static BacktestOverfitting of(final List<List<ReturnBlock>> sets) {
        if (sets.size() < 2) {
            throw new IllegalArgumentException("to choose among sets takes two of them, there are " + sets.size());
        }
        requireBlocks(sets.get(0).size());
        return new Splits(sets).found();
    }

    private static void requireBlocks(final int blocks) {
        if (blocks < 2 || blocks > MOST_BLOCKS || blocks % 2 != 0) {
            throw new IllegalArgumentException("the number of blocks is even, from 2 to " + MOST_BLOCKS + ", not "
                + blocks);
        }
    }

    /** Set by set: which is the best in sample of every split, and how many are below it in the other half. */
    private static final class Splits {
        private final List<List<ReturnBlock>> sets;
        private final HalfRatios ratios;
        private final int[] chosen;
        private final double[] inSample;
        private final double[] outside;
        private final double[] below;

        Splits(final List<List<ReturnBlock>> sets) {
            this.sets = sets;
            ratios = new HalfRatios(sets.get(0).size());
            chosen = new int[ratios.halves()];
            inSample = new double[ratios.halves()];
            outside = new double[ratios.halves()];
            below = new double[ratios.halves()];
        }

        BacktestOverfitting found() {
            for (int set = 0; set < sets.size(); set++) {
                choose(set, ratios.of(sets.get(set)));
            }
            for (int set = 0; set < sets.size(); set++) {
                rank(set, ratios.of(sets.get(set)));
            }
            final double[] logits = IntStream.range(0, chosen.length).mapToDouble(this::logit).toArray();
            return new BacktestOverfitting(
                share(IntStream.range(0, chosen.length).filter(split -> logits[split] <= 0).count()),
                Median.withDefaults().evaluate(logits.clone()),
                share(Arrays.stream(outside).filter(ratio -> ratio < 0).count()), slope(),
                IntStream.range(0, chosen.length)
                    .mapToObj(split -> new Split(inSample[split], outside[split], logits[split])).toList());
        }

        private void choose(final int set, final double[] ratio) {
            for (int split = 0; split < ratio.length; split++) {
                if (set == 0 || ratio[split] > inSample[split]) {
                    chosen[split] = set;
                    inSample[split] = ratio[split];
                    outside[split] = ratio[ratios.other(split)];
                }
            }
        }

        private void rank(final int set, final double[] ratio) {
            for (int split = 0; split < ratio.length; split++) {
                if (set != chosen[split]) {
                    below[split] += shareBelow(ratio[ratios.other(split)], outside[split]);
                }
            }
        }

        private static double shareBelow(final double other, final double own) {
            return other < own ? 1 : other == own ? 0.5 : 0;
        }

        /** The worst has rank 1, the best that of the number of sets; equal ones share the middle of their ranks. */
        private double logit(final int split) {
            final double rank = (below[split] + 1) / (sets.size() + 1);
            return Math.log(rank / (1 - rank));
        }

        private double share(final long count) {
            return (double) count / chosen.length;
        }

        private double slope() {
            final int[] known = IntStream.range(0, chosen.length)
                .filter(split -> Double.isFinite(inSample[split]) && Double.isFinite(outside[split])).toArray();
            final double meanInSample = mean(known, inSample);
            final double meanOutside = mean(known, outside);
            double covariance = 0;
            double variance = 0;
            for (final int split : known) {
                covariance += (inSample[split] - meanInSample) * (outside[split] - meanOutside);
                variance += (inSample[split] - meanInSample) * (inSample[split] - meanInSample);
            }
            return covariance / variance;
        }

        private static double mean(final int[] known, final double[] ratios) {
            return Mean.of(Arrays.stream(known).mapToDouble(split -> ratios[split]).toArray()).getAsDouble();
        }
    }
}
