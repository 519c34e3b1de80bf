package io.tapedeck.replay.optimise;

import io.tapedeck.replay.overfitting.ReturnBlock;
import io.tapedeck.replay.performance.ReturnSeries;
import io.tapedeck.replay.run.ReplayRunner;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The span in which a plan trades, cut at fixed times into blocks of equal length: all trials of an optimisation have
 * the same ones. A return belongs to the block in which its period ends. Immutable.
 *
 * @param fromNs begin of the first block.
 * @param toNs   end of the last block.
 */
record ReturnBlocks(long fromNs, long toNs) {
    /** Gives 12,870 halves, as the authors of the method choose. */
    static final int BLOCKS = 16;

    static ReturnBlocks of(final ReplayRunner.Plan plan) {
        final long endNs = plan.spec().to().map(ReturnBlocks::nanos).orElse(Long.MAX_VALUE);
        return new ReturnBlocks(Math.max(plan.settings().tradingFromNs(), plan.input().firstNs()),
            Math.min(endNs, plan.input().endNs()));
    }

    private static long nanos(final Instant instant) {
        return ChronoUnit.NANOS.between(Instant.EPOCH, instant);
    }

    /**
     * Cuts returns, which are one fewer than there are samples.
     *
     * @param samples how many fall into each block, in their order.
     */
    static List<ReturnBlock> cut(final int[] samples, final ReturnSeries returns) {
        final List<ReturnBlock> blocks = new ArrayList<>(BLOCKS);
        int from = 0;
        int end = -1;
        for (final int count : samples) {
            end += count;
            blocks.add(block(returns, from, end));
            from = Math.max(from, end);
        }
        return Collections.unmodifiableList(blocks);
    }

    private static ReturnBlock block(final ReturnSeries returns, final int from, final int end) {
        double sum = 0;
        double squares = 0;
        for (int index = from; index < end; index++) {
            final double value = returns.at(index);
            sum += value;
            squares += value * value;
        }
        return new ReturnBlock(Math.max(0, end - from), sum, squares);
    }

    /** The end of a block belongs to it, its begin to the one before. */
    int at(final long timeNs) {
        final long block = Math.floorDiv(timeNs - fromNs - 1, Math.max(1, (toNs - fromNs) / BLOCKS));
        return (int) Math.max(0, Math.min(BLOCKS - 1, block));
    }
}
