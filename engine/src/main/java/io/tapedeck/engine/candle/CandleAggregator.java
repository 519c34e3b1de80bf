package io.tapedeck.engine.candle;

import io.tapedeck.engine.event.FrameRun;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.TradingCalendar;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

import java.util.Arrays;
import java.util.Optional;

/**
 * Makes the candles of every higher timeframe of one instrument from its base candles.
 *
 * <p>Each closed candle is folded into the next coarser one, so that a base candle costs one fold. A span that its last
 * base candle completes closes in that candle's frame; a span whose end was missing closes, marked, with the first base
 * candle after it, before that candle is folded, or when it is known that its end will never come; a span without any
 * event has no candle. One thread, no allocation.
 */
public final class CandleAggregator implements Stateful {
    private static final int BEFORE_ANY = -1;

    private final CandleRun run;
    private final Candle single = new Candle();
    private final RunSum runSum;
    private final Timeframe base;
    private final TradingCalendar calendar;
    private final CandleBuilder[] builders;
    private final KnownOpenInterest openInterest;
    private final ClosedCandles listener;
    private long earliestEndNs = Long.MAX_VALUE;
    private long cumulativeVolumeDelta;
    private long nextOpenTimeNs = BEFORE_ANY;
    private long gaps;
    private long missingCandles;

    /**
     * An aggregation that has seen nothing yet.
     *
     * @param instrumentId of all candles.
     * @param base         timeframe of the candles that come in.
     * @param calendar     of the market: what is a gap and what only a night.
     * @param listener     told of every candle that closes.
     */
    public CandleAggregator(final int instrumentId, final Timeframe base, final TradingCalendar calendar,
        final ClosedCandles listener) {
        this.base = base;
        this.calendar = calendar;
        this.listener = listener;
        builders = Arrays.stream(Timeframe.values())
            .filter(timeframe -> timeframe.compareTo(base) > 0)
            .map(timeframe -> new CandleBuilder(instrumentId, timeframe, base, calendar))
            .toArray(CandleBuilder[]::new);
        openInterest = new KnownOpenInterest(builders);
        run = new CandleRun(instrumentId, base);
        runSum = new RunSum(run, single);
        single.span(base);
    }

    /**
     * Takes in the next base candle and completes it with its volume delta and the open interest.
     *
     * @param candle of the base timeframe, later than the one before.
     */
    public void onBaseCandle(final Candle candle) {
        requireSuccessor(candle);
        accumulateDelta(candle);
        candle.openInterest = openInterest.latest();
        closeSpansEndedBy(candle.openTimeNs, candle.closeTimeNs());
        if (builders.length > 0) {
            foldBase(candle);
            closeSpansEndedBy(candle.closeTimeNs(), candle.closeTimeNs());
        }
    }

    /**
     * Begins to go through frames of which base candles can be taken in one go, with the same outcome as one by one.
     *
     * @param frames to go through.
     * @param wanted timeframes, as bits: a candle that completes one of them is left, and all behind it.
     */
    public void beginRun(final FrameRun frames, final int wanted) {
        if (nextOpenTimeNs == BEFORE_ANY || builders.length == 0) {
            run.clear();
        } else {
            run.begin(frames, nextOpenTimeNs, earliestEndOf(wanted));
        }
    }

    /** When the first of some timeframes ends that has the next base candle in its span. */
    private long earliestEndOf(final int wanted) {
        long endNs = Long.MAX_VALUE;
        for (final CandleBuilder builder : builders) {
            if ((wanted & builder.timeframe().bit()) != 0) {
                endNs = Math.min(endNs, builder.timeframe().endOf(nextOpenTimeNs));
            }
        }
        return endNs;
    }

    /**
     * Takes in candles of the run, up to and including the first that completes a coarser one.
     *
     * @return false where there is none left that can be taken in one go.
     */
    public boolean advanceRun() {
        final int from = run.taken();
        if (run.isAllTaken()) {
            return false;
        }
        foldRun(from, run.take(builders[0].candlesToEnd(nextOpenTimeNs)));
        earliestEndNs = builders[0].endNs();
        closeSpansEndedBy(nextOpenTimeNs, nextOpenTimeNs);
        return true;
    }

    private void foldRun(final int from, final int to) {
        if (runSum.add(from, to, cumulativeVolumeDelta)) {
            single.openTimeNs = nextOpenTimeNs;
            cumulativeVolumeDelta = single.cumulativeVolumeDelta;
            builders[0].fold(single, to - from);
        } else {
            foldOneByOne(from, to);
        }
        nextOpenTimeNs += (to - from) * base.durationNs();
    }

    private void foldOneByOne(final int from, final int to) {
        for (int index = from; index < to; index++) {
            PackedCandles.read(run.block(index), single);
            accumulateDelta(single);
            builders[0].fold(single);
        }
    }

    /**
     * How many candles of the run were taken in.
     *
     * @return from its first one on.
     */
    public int runTaken() {
        return run.taken();
    }

    /**
     * Reads the candle of the run that was taken in last.
     *
     * @param candle to fill, complete.
     */
    public void readLast(final Candle candle) {
        PackedCandles.read(run.block(run.taken() - 1), candle);
        candle.flags |= candle.takerBuyVolume == FixedPoint.UNKNOWN ? Candle.FLAG_DELTA_APPROXIMATED : 0;
        candle.cumulativeVolumeDelta = cumulativeVolumeDelta;
        candle.openInterest = openInterest.latest();
    }

    private void requireSuccessor(final Candle candle) {
        if (candle.timeframe != base || candle.openTimeNs < nextOpenTimeNs) {
            throw new IllegalArgumentException("a " + candle.timeframe + " candle opening at " + candle.openTimeNs
                + " cannot follow: expected " + base + " from " + nextOpenTimeNs);
        }
        if (candle.openTimeNs != nextOpenTimeNs && nextOpenTimeNs != BEFORE_ANY) {
            countMissing(candle.openTimeNs);
        }
        if (candle.is(Candle.FLAG_GAP)) {
            gaps++;
        }
        nextOpenTimeNs = candle.closeTimeNs();
    }

    private void countMissing(final long untilNs) {
        final long missing = calendar.candlesBetween(nextOpenTimeNs, untilNs, base);
        gaps += missing > 0 ? 1 : 0;
        missingCandles += missing;
    }

    /**
     * Base candles up to a moment will never come: spans that end there are as complete as they will be.
     *
     * @param untilNs       open time of the first base candle that may still come.
     * @param presentTimeNs engine time.
     */
    public void onMissing(final long untilNs, final long presentTimeNs) {
        if (nextOpenTimeNs != BEFORE_ANY && untilNs > nextOpenTimeNs) {
            countMissing(untilNs);
            nextOpenTimeNs = untilNs;
            closeSpansEndedBy(untilNs, presentTimeNs);
        }
    }

    private void accumulateDelta(final Candle candle) {
        final long delta;
        if (candle.takerBuyVolume == FixedPoint.UNKNOWN) {
            delta = candle.volume * FixedPoint.direction(candle.open, candle.close);
            candle.flags |= Candle.FLAG_DELTA_APPROXIMATED;
        } else {
            delta = 2 * candle.takerBuyVolume - candle.volume;
        }
        cumulativeVolumeDelta = FixedPoint.addKnown(cumulativeVolumeDelta, delta);
        candle.cumulativeVolumeDelta = cumulativeVolumeDelta;
    }

    /** Small enough to be inlined: on most candles no span ends. */
    private void closeSpansEndedBy(final long timeNs, final long presentTimeNs) {
        if (timeNs >= earliestEndNs) {
            closeEndedSpans(timeNs, presentTimeNs);
        }
    }

    private void closeEndedSpans(final long timeNs, final long presentTimeNs) {
        earliestEndNs = Long.MAX_VALUE;
        for (int level = 0; level < builders.length; level++) {
            final long endNs = builders[level].endNs();
            if (endNs <= timeNs) {
                close(level, presentTimeNs);
            } else if (endNs != Long.MAX_VALUE) {
                // Open spans are nested: none above ends before this one.
                earliestEndNs = endNs;
                return;
            }
        }
    }

    private void close(final int level, final long presentTimeNs) {
        final Candle closed = builders[level].close(presentTimeNs);
        closed.openInterest = openInterest.close(level);
        listener.onCandleClosed(closed);
        if (level + 1 < builders.length) {
            builders[level + 1].fold(closed);
        }
    }

    private void foldBase(final Candle candle) {
        builders[0].fold(candle);
        earliestEndNs = builders[0].endNs();
    }

    /**
     * The venue tells the open interest; candles that are still open close with the last value.
     *
     * @param timeNs at which it is known; a candle that closed then was closed without it.
     * @param value  scaled.
     */
    public void onOpenInterest(final long timeNs, final long value) {
        openInterest.onValue(timeNs, value);
    }

    /**
     * Shares are split: candles that are not complete yet are counted in the new ones.
     *
     * @param ratio of new shares to old ones.
     */
    public void onSplit(final ShareRatio ratio) {
        cumulativeVolumeDelta = ratio.balance(cumulativeVolumeDelta);
        openInterest.onSplit(ratio);
        for (final CandleBuilder builder : builders) {
            builder.onSplit(ratio);
        }
    }

    /**
     * The candle in the making of a timeframe, with all base candles so far. Allocates; never on the hot path.
     *
     * @param timeframe of the candle.
     * @return a copy; empty where no base candle fell into its span yet, as always for the base timeframe.
     */
    public Optional<Candle> inTheMaking(final Timeframe timeframe) {
        final int level = timeframe.ordinal() - base.ordinal() - 1;
        if (level < 0) {
            return Optional.empty();
        }
        final CandleBuilder whole = builders[level].copy();
        for (int finer = level - 1; finer >= 0; finer--) {
            if (builders[finer].isOpen()) {
                whole.fold(builders[finer].present());
            }
        }
        return whole.isOpen() ? Optional.of(whole.present()) : Optional.empty();
    }

    /**
     * When the next base candle opens, where none is missing.
     *
     * @return nanoseconds; negative before the first one.
     */
    public long nextOpenTimeNs() {
        return nextOpenTimeNs;
    }

    /**
     * Spans without base candles so far, and base candles that lack a part.
     *
     * @return a count.
     */
    public long gaps() {
        return gaps;
    }

    /**
     * Base candles that are missing in all gaps so far.
     *
     * @return a count.
     */
    public long missingCandles() {
        return missingCandles;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putLong(cumulativeVolumeDelta);
        writer.putLong(nextOpenTimeNs);
        writer.putLong(gaps);
        writer.putLong(missingCandles);
        writer.putLong(earliestEndNs);
        openInterest.saveState(writer);
        for (final CandleBuilder builder : builders) {
            builder.saveState(writer);
        }
    }

    @Override
    public void loadState(final StateReader reader) {
        cumulativeVolumeDelta = reader.getLong();
        nextOpenTimeNs = reader.getLong();
        gaps = reader.getLong();
        missingCandles = reader.getLong();
        earliestEndNs = reader.getLong();
        openInterest.loadState(reader);
        for (final CandleBuilder builder : builders) {
            builder.loadState(reader);
        }
    }
}
