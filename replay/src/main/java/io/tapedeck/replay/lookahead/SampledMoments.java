package io.tapedeck.replay.lookahead;

import io.tapedeck.engine.market.Timeframe;
import org.agrona.collections.LongArrayList;

import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Moments inside a span, spread over it and the same every time: the span is divided into equal parts, and every part
 * gives one.
 */
final class SampledMoments {
    private static final long SEED = 20_220_101;
    private static final int KINDS = 4;

    private final long startNs;
    private final long endNs;
    private final int count;

    /**
     * Moments of a span.
     *
     * @param startNs where it begins.
     * @param endNs   where it ends.
     * @param count   how many moments are wanted; there are fewer where some coincide.
     */
    SampledMoments(final long startNs, final long endNs, final int count) {
        this.startNs = startNs;
        this.endNs = endNs;
        this.count = count;
    }

    /**
     * Moments to cut a tape at: in turn the moment of a signal, a close, right before a signal, and right before a
     * close. A signal that rests on what comes after it is missed by a cut that lies anywhere else.
     *
     * @param signalTimes of the whole run, ascending.
     * @param timeframe   whose closes are meant.
     * @param stepNs      length of a candle of the tape: what is fed at once.
     * @return ascending, strictly inside the span, on boundaries of the tape's candles.
     */
    List<Long> cuts(final LongArrayList signalTimes, final Timeframe timeframe, final long stepNs) {
        final SplittableRandom random = new SplittableRandom(SEED);
        final TreeSet<Long> moments = new TreeSet<>();
        for (int part = 0; part < count; part++) {
            final int kind = part % KINDS;
            final long drawnNs = draw(part, random);
            final long signalNs = kind % 2 == 0 ? firstWithin(signalTimes, drawnNs, bound(part + 1), bound(part)) : 0;
            final long closeNs = signalNs == 0 ? timeframe.startOf(drawnNs) : signalNs;
            final long alignedNs = -Math.floorDiv(-closeNs, stepNs) * stepNs;
            addWithin(moments, kind < KINDS / 2 ? alignedNs : alignedNs - stepNs);
        }
        return List.copyOf(moments);
    }

    /**
     * Moments to begin at.
     *
     * @param alignment on whose boundaries they lie.
     * @return ascending, inside the span.
     */
    List<Long> starts(final Timeframe alignment) {
        final SplittableRandom random = new SplittableRandom(SEED);
        final TreeSet<Long> moments = new TreeSet<>();
        for (int part = 0; part < count; part++) {
            addWithin(moments, alignment.startOf(draw(part, random) - 1) + alignment.durationNs());
        }
        return List.copyOf(moments);
    }

    private long draw(final int part, final SplittableRandom random) {
        return random.nextLong(bound(part), Math.max(bound(part) + 1, bound(part + 1)));
    }

    private long bound(final int part) {
        return startNs + (endNs - startNs) / count * part;
    }

    /** The first at or after a moment, else the first at all, before the end of the part; 0 where there is none. */
    private static long firstWithin(final LongArrayList times, final long fromNs, final long toNs,
        final long elseFromNs) {
        long anyNs = 0;
        for (int index = 0; index < times.size() && times.getLong(index) < toNs; index++) {
            final long timeNs = times.getLong(index);
            if (timeNs >= fromNs) {
                return timeNs;
            }
            anyNs = anyNs == 0 && timeNs >= elseFromNs ? timeNs : anyNs;
        }
        return anyNs;
    }

    private void addWithin(final TreeSet<Long> moments, final long momentNs) {
        if (momentNs > startNs && momentNs < endNs) {
            moments.add(momentNs);
        }
    }
}
