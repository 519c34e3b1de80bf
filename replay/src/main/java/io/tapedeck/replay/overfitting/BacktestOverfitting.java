package io.tapedeck.replay.overfitting;

import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Median;

import java.util.Arrays;

/**
 * How likely it is that the set of parameters which was best in one half of the data is below the middle of all sets in
 * the other half: the probability of backtest overfitting, by combinatorially symmetric cross-validation. Immutable.
 *
 * <p>The returns are cut into an even number of blocks; every half of the blocks is once what the sets are chosen by,
 * the other half what the chosen one is held against. Source: Bailey, Borwein, López de Prado and Zhu, "The Probability
 * of Backtest Overfitting", Journal of Computational Finance 20 (2017). A set is judged by its Sharpe ratio; one whose
 * returns do not differ has a ratio of 0. Of sets that are equally good the first counts as the best, and ranks are
 * shared.
 *
 * @param probability of a chosen set below the middle, the share of splits with a logit of 0 or less.
 * @param medianLogit of the relative rank out of sample: 0 is the middle of all sets, below it is worse.
 * @param lossRate    share of splits in which the chosen set lost money out of sample.
 * @param slope       what a Sharpe ratio in sample was worth out of sample, by least squares over the splits.
 * @param splits      that were tried.
 */
public record BacktestOverfitting(double probability, double medianLogit, double lossRate, double slope, int splits) {
    private static final int MOST_BLOCKS = 20;

    /**
     * Tries every split.
     *
     * @param returns of every set, equally many of the same periods.
     * @param blocks  even, at least 2, at most 20; 16 gives 12,870 splits.
     * @return what was found.
     * @throws IllegalArgumentException where there are fewer than two sets, fewer returns than blocks, or the number of
     *                                  blocks cannot be.
     */
    public static BacktestOverfitting of(final double[][] returns, final int blocks) {
        require(returns, blocks);
        final Splits splits = new Splits(returns, blocks);
        for (int half = (1 << blocks / 2) - 1; half < 1 << blocks; half = nextWithAsManyBits(half)) {
            splits.tryHalf(half);
        }
        return splits.found();
    }

    private static void require(final double[][] returns, final int blocks) {
        if (returns.length < 2) {
            throw new IllegalArgumentException("to choose among sets takes two of them, there are " + returns.length);
        }
        if (blocks < 2 || blocks > MOST_BLOCKS || blocks % 2 != 0) {
            throw new IllegalArgumentException("the number of blocks is even, from 2 to " + MOST_BLOCKS + ", not "
                + blocks);
        }
        if (returns[0].length < 2 * blocks || Arrays.stream(returns).anyMatch(set -> set.length != returns[0].length)) {
            throw new IllegalArgumentException("every set has equally many returns, at least two a block");
        }
    }

    /** The next number with as many bits set (Gosper; Beeler, Gosper and Schroeppel, HAKMEM, item 175). */
    private static int nextWithAsManyBits(final int bits) {
        final int lowest = bits & -bits;
        final int ripple = bits + lowest;
        return ripple | (bits ^ ripple) / lowest >>> 2;
    }

    /** The sums of every block are made once: a half is a handful of additions, however many returns there are. */
    private static final class Splits {
        private final int sets;
        private final int blocks;
        private final int[] counts;
        private final double[][] sums;
        private final double[][] squares;
        private final double[] logits;
        private final double[] chosenInSample;
        private final double[] chosenOutside;
        private final double[] inSample;
        private final double[] outside;
        private int tried;
        private int losses;

        Splits(final double[][] returns, final int blocks) {
            this.blocks = blocks;
            sets = returns.length;
            counts = new int[blocks];
            sums = new double[sets][blocks];
            squares = new double[sets][blocks];
            for (int period = 0; period < returns[0].length; period++) {
                add(returns, period, (int) ((long) period * blocks / returns[0].length));
            }
            final int most = Math.toIntExact(combinations(blocks));
            logits = new double[most];
            chosenInSample = new double[most];
            chosenOutside = new double[most];
            inSample = new double[sets];
            outside = new double[sets];
        }

        private void add(final double[][] returns, final int period, final int block) {
            counts[block]++;
            for (int set = 0; set < sets; set++) {
                sums[set][block] += returns[set][period];
                squares[set][block] += returns[set][period] * returns[set][period];
            }
        }

        private static long combinations(final int blocks) {
            long combinations = 1;
            for (int index = 1; index <= blocks / 2; index++) {
                combinations = combinations * (blocks / 2 + index) / index;
            }
            return combinations;
        }

        void tryHalf(final int half) {
            int best = 0;
            for (int set = 0; set < sets; set++) {
                inSample[set] = sharpe(set, half);
                outside[set] = sharpe(set, ~half);
                best = inSample[set] > inSample[best] ? set : best;
            }
            final double rank = rankOutside(best) / (sets + 1);
            logits[tried] = Math.log(rank / (1 - rank));
            chosenInSample[tried] = inSample[best];
            chosenOutside[tried] = outside[best];
            losses += outside[best] < 0 ? 1 : 0;
            tried++;
        }

        private double sharpe(final int set, final int half) {
            int count = 0;
            double sum = 0;
            double square = 0;
            for (int block = 0; block < blocks; block++) {
                if ((half & 1 << block) != 0) {
                    count += counts[block];
                    sum += sums[set][block];
                    square += squares[set][block];
                }
            }
            final double variance = (square - sum * sum / count) / (count - 1);
            return variance > square / count * 1e-12 ? sum / count / Math.sqrt(variance) : 0;
        }

        /** From 1, the worst, to the number of sets; equal ones share the middle of their ranks. */
        private double rankOutside(final int set) {
            double below = 0;
            for (int other = 0; other < sets; other++) {
                below += other == set ? 0 : shareBelow(outside[other], outside[set]);
            }
            return below + 1;
        }

        private static double shareBelow(final double other, final double own) {
            return other < own ? 1 : other == own ? 0.5 : 0;
        }

        BacktestOverfitting found() {
            final long below = Arrays.stream(logits).filter(logit -> logit <= 0).count();
            return new BacktestOverfitting((double) below / tried, Median.withDefaults().evaluate(logits),
                (double) losses / tried, slope(), tried);
        }

        private double slope() {
            final double meanInSample = Mean.of(chosenInSample).getAsDouble();
            final double meanOutside = Mean.of(chosenOutside).getAsDouble();
            double covariance = 0;
            double variance = 0;
            for (int split = 0; split < tried; split++) {
                covariance += (chosenInSample[split] - meanInSample) * (chosenOutside[split] - meanOutside);
                variance += (chosenInSample[split] - meanInSample) * (chosenInSample[split] - meanInSample);
            }
            return covariance / variance;
        }
    }
}
