package io.tapedeck.replay.source;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.merge.FrameStream;

import java.util.List;
import java.util.Optional;

/**
 * The tapes of one instrument in a run. Immutable.
 *
 * @param instrument with its number, base timeframe and scales in this run.
 * @param baseTape   that the base candles are read from.
 * @param finerTapes that the drill-down looks into, the finest first.
 * @param trades     that it looks into last.
 * @param events     that happen between the candles: open interest, mark prices, funding, splits, quotes.
 * @param beginNs    where the run begins to see it: candles that open before are as if they were not there.
 */
public record InstrumentSource(
    Instrument instrument,
    HistoryTape baseTape,
    List<HistoryTape> finerTapes,
    Optional<HistoryTape> trades,
    List<HistoryTape> events,
    long beginNs) {

    /** Keeps copies of the lists. */
    public InstrumentSource {
        finerTapes = List.copyOf(finerTapes);
        events = List.copyOf(events);
    }

    /**
     * Tapes that are seen from their beginning.
     *
     * @param instrument as above.
     * @param baseTape   as above.
     * @param finerTapes as above.
     * @param trades     as above.
     * @param events     as above.
     */
    public InstrumentSource(final Instrument instrument, final HistoryTape baseTape,
        final List<HistoryTape> finerTapes, final Optional<HistoryTape> trades, final List<HistoryTape> events) {
        this(instrument, baseTape, finerTapes, trades, events, baseTape.firstOpenNs());
    }

    /**
     * The same tapes without what lies before a moment, not even to warm up.
     *
     * @param momentNs a boundary of the base timeframe.
     * @return a new source.
     */
    public InstrumentSource beginningAt(final long momentNs) {
        return new InstrumentSource(instrument, baseTape, finerTapes, trades, events, Math.max(beginNs, momentNs));
    }

    /**
     * Opens the base candles.
     *
     * @param toNs candles that open at or after it are left out.
     * @return a stream from where the run begins to see the tape.
     */
    public FrameStream open(final long toNs) {
        final Timeframe base = instrument.baseTimeframe();
        final long endNs = toNs == Long.MAX_VALUE ? toNs : Math.addExact(toNs, baseTape.timeframe().durationNs());
        final TapeFrames candles = new TapeFrames(baseTape, instrument, instrument.id(), endNs);
        if (beginNs > baseTape.firstOpenNs()) {
            candles.from(beginNs + 1);
        }
        return base == baseTape.timeframe()
            ? candles
            : new CoarseCandles(candles, instrument, baseTape.timeframe(),
                toNs < baseTape.endNs() ? toNs : Long.MIN_VALUE);
    }

    /**
     * Opens a tape of events, which counts only as far as there are candles.
     *
     * @param tape    one of {@link #events()}.
     * @param ordinal of the tape in this run.
     * @param fromNs  what happened before is left out.
     * @param toNs    what happens at it or later is left out.
     * @return a stream of the span.
     */
    public FrameStream openEvents(final HistoryTape tape, final int ordinal, final long fromNs, final long toNs) {
        final long lastNs = Math.min(toNs, baseTape.endNs());
        return new TapeFrames(tape, instrument, ordinal, tape.key().content().isCandles() ? lastNs + 1 : lastNs)
            .from(fromNs);
    }

    /**
     * Close of the last candle of the base tape that is played.
     *
     * @param toNs candles that open at or after it are left out.
     * @return nanoseconds.
     */
    long lastCloseNs(final long toNs) {
        final Timeframe taped = baseTape.timeframe();
        return toNs == Long.MAX_VALUE || taped.startOf(toNs) == toNs ? toNs : taped.startOf(toNs) + taped.durationNs();
    }

    /**
     * Tapes for the drill-down: all that are finer than the base candles.
     *
     * @return the finest first; the tape that the base candles are made from where that is finer than they are.
     */
    public List<HistoryTape> finerOrBase() {
        return baseTape.timeframe() == instrument.baseTimeframe() || finerTapes.contains(baseTape)
            ? finerTapes
            : List.of(baseTape);
    }
}
