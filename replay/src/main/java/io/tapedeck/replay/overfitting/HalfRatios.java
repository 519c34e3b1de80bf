package io.tapedeck.replay.overfitting;

import java.util.List;

/**
 * The Sharpe ratio of a set in every half of its blocks. The sums of every selection of the lower blocks and of every
 * selection of the upper ones are made once, so that a half is one addition of both. One thread; the ratios are kept in
 * one array that the next set overwrites.
 */
final class HalfRatios {
    /** A variance below this share of the mean square is what rounding leaves of none. */
    private static final double ROUNDING = 1e-12;

    private final int lowerBlocks;
    private final int[] halves;
    private final double[] ratios;
    private final Sums lower;
    private final Sums upper;

    HalfRatios(final int blocks) {
        lowerBlocks = blocks / 2;
        halves = halves(blocks);
        ratios = new double[halves.length];
        lower = new Sums(lowerBlocks);
        upper = new Sums(blocks - lowerBlocks);
    }

    /** All numbers with as many bits as a half has blocks, ascending. */
    private static int[] halves(final int blocks) {
        final int[] halves = new int[combinations(blocks)];
        halves[0] = (1 << blocks / 2) - 1;
        for (int index = 1; index < halves.length; index++) {
            halves[index] = nextWithAsManyBits(halves[index - 1]);
        }
        return halves;
    }

    private static int combinations(final int blocks) {
        long combinations = 1;
        for (int index = 1; index <= blocks / 2; index++) {
            combinations = combinations * (blocks / 2 + index) / index;
        }
        return Math.toIntExact(combinations);
    }

    /** The next number with as many bits set (Gosper; Beeler, Gosper and Schroeppel, HAKMEM, item 175). */
    private static int nextWithAsManyBits(final int bits) {
        final int lowest = bits & -bits;
        final int ripple = bits + lowest;
        return ripple | (bits ^ ripple) / lowest >>> 2;
    }

    int halves() {
        return halves.length;
    }

    /** The half of all blocks that are not in a half: what is greatest without them is least with them. */
    int other(final int half) {
        return halves.length - 1 - half;
    }

    /** Ratios of one period by half; valid until the next call. */
    double[] of(final List<ReturnBlock> blocks) {
        lower.fill(blocks.subList(0, lowerBlocks));
        upper.fill(blocks.subList(lowerBlocks, blocks.size()));
        final int lowerBits = (1 << lowerBlocks) - 1;
        for (int half = 0; half < halves.length; half++) {
            ratios[half] = ratio(halves[half] & lowerBits, halves[half] >>> lowerBlocks);
        }
        return ratios;
    }

    private double ratio(final int below, final int above) {
        final int count = lower.counts[below] + upper.counts[above];
        final double sum = lower.sums[below] + upper.sums[above];
        final double square = lower.squares[below] + upper.squares[above];
        final double variance = (square - sum * sum / count) / (count - 1);
        if (Double.isNaN(sum)) {
            return Double.NEGATIVE_INFINITY;
        }
        return variance > square / count * ROUNDING ? sum / count / Math.sqrt(variance) : 0;
    }

    /** Of every selection of some blocks, by its bits. */
    private static final class Sums {
        private final int[] counts;
        private final double[] sums;
        private final double[] squares;

        Sums(final int blocks) {
            counts = new int[1 << blocks];
            sums = new double[1 << blocks];
            squares = new double[1 << blocks];
        }

        void fill(final List<ReturnBlock> blocks) {
            for (int selection = 1; selection < counts.length; selection++) {
                final int lowest = Integer.numberOfTrailingZeros(selection);
                final int rest = selection & selection - 1;
                final ReturnBlock block = blocks.get(lowest);
                counts[selection] = counts[rest] + block.returns();
                sums[selection] = sums[rest] + block.sum();
                squares[selection] = squares[rest] + block.squares();
            }
        }
    }
}
