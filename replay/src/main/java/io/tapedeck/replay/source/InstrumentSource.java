package io.tapedeck.replay.source;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.merge.FrameStream;

import java.util.List;

/**
 * The tapes of one instrument in a run. Immutable.
 *
 * @param instrument with its number and base timeframe in this run.
 * @param baseTape   that the base candles are read from.
 * @param finerTapes that the drill-down looks into, the finest first.
 */
public record InstrumentSource(Instrument instrument, HistoryTape baseTape, List<HistoryTape> finerTapes) {
    /** Keeps a copy of the list. */
    public InstrumentSource {
        finerTapes = List.copyOf(finerTapes);
    }

    /**
     * Opens the base candles.
     *
     * @param toNs candles that open at or after it are left out.
     * @return a stream from the beginning of the tape.
     */
    public FrameStream open(final long toNs) {
        final Timeframe base = instrument.baseTimeframe();
        final TapeCandles candles = new TapeCandles(baseTape, instrument.id(), instrument.id(), toNs);
        return base == baseTape.timeframe()
            ? candles
            : new CoarseCandles(candles, instrument.id(), baseTape.timeframe(), base);
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
