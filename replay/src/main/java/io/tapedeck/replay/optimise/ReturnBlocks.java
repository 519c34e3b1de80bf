package io.tapedeck.replay.optimise;

import io.tapedeck.replay.overfitting.ReturnBlock;
import io.tapedeck.replay.performance.EquityCurve;
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

    /** Cuts the returns of a curve, which has one sample more. */
    List<ReturnBlock> cut(final EquityCurve curve, final ReturnSeries returns) {
        final int[] counts = new int[BLOCKS];
        final double[] sums = new double[BLOCKS];
        final double[] squares = new double[BLOCKS];
        for (int index = 0; index < returns.size(); index++) {
            final int block = block(curve.timeNs(index + 1));
            final double value = returns.at(index);
            counts[block]++;
            sums[block] += value;
            squares[block] += value * value;
        }
        final List<ReturnBlock> blocks = new ArrayList<>(BLOCKS);
        for (int block = 0; block < BLOCKS; block++) {
            blocks.add(new ReturnBlock(counts[block], sums[block], squares[block]));
        }
        return Collections.unmodifiableList(blocks);
    }

    /** The end of a block belongs to it, its begin to the one before. */
    private int block(final long timeNs) {
        final long block = Math.floorDiv(timeNs - fromNs - 1, Math.max(1, (toNs - fromNs) / BLOCKS));
        return (int) Math.max(0, Math.min(BLOCKS - 1, block));
    }
}
