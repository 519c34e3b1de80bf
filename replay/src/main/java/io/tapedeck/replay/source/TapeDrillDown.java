package io.tapedeck.replay.source;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleBuilder;
import io.tapedeck.engine.candle.CandleCodec;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.exit.FinerCandles;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.tape.TapeReader;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks into the finer tapes of an instrument by seeking, so that it reads only where the judge has to look.
 *
 * <p>The children of a candle are candles of the next finer timeframe, made from the finest tape that knows the span.
 * Belongs to the thread of the pipeline, which opens the tapes when it first needs them.
 */
public final class TapeDrillDown implements FinerCandles, AutoCloseable {
    private static final Timeframe[] TIMEFRAMES = Timeframe.values();

    private final Map<Integer, List<HistoryTape>> tapesByInstrument;
    private final Map<HistoryTape, TapeReader> readers = new HashMap<>();
    private final Frame frame = Frame.allocate();
    private final FrameMessages messages = new FrameMessages();
    private final MarketCandleDecoder decoder = new MarketCandleDecoder();
    private final Candle fine = new Candle();

    /**
     * A drill-down into tapes.
     *
     * @param tapesByInstrument number of the instrument in this run to its tapes, the finest first.
     */
    public TapeDrillDown(final Map<Integer, List<HistoryTape>> tapesByInstrument) {
        this.tapesByInstrument = Map.copyOf(tapesByInstrument);
    }

    @Override
    public int childrenOf(final Candle parent, final Candle[] children) {
        if (parent.timeframe() == Timeframe.M1) {
            return 0;
        }
        final Timeframe finer = TIMEFRAMES[parent.timeframe().ordinal() - 1];
        for (final HistoryTape tape : tapesByInstrument.getOrDefault(parent.instrumentId(), List.of())) {
            if (tape.timeframe().compareTo(finer) <= 0) {
                final int count = fold(tape, parent, finer, children);
                if (count > 0) {
                    return count;
                }
            }
        }
        return 0;
    }

    private int fold(final HistoryTape tape, final Candle parent, final Timeframe finer, final Candle[] children) {
        final TapeReader reader = readers.computeIfAbsent(tape,
            opened -> new TapeReader(opened.directory(), TapeReader.SequenceRule.CONTIGUOUS));
        reader.seek(parent.openTimeNs() + 1);
        final CandleBuilder builder = new CandleBuilder(parent.instrumentId(), finer, tape.timeframe());
        int count = 0;
        while (readNext(reader) && fine.closeTimeNs() <= parent.closeTimeNs()) {
            if (fine.openTimeNs() >= builder.endNs()) {
                children[count++].set(builder.close(builder.endNs()));
            }
            builder.fold(fine);
        }
        if (builder.endNs() != Long.MAX_VALUE) {
            children[count++].set(builder.close(builder.endNs()));
        }
        return count;
    }

    /** Every candle is checked before its time is believed, the one that ends the span included. */
    private boolean readNext(final TapeReader reader) {
        if (!reader.advance()) {
            return false;
        }
        reader.copyTo(frame);
        messages.wrap(frame).next();
        CandleCodec.decode(messages.decode(decoder), fine);
        return true;
    }

    @Override
    public void close() {
        readers.values().forEach(TapeReader::close);
        readers.clear();
    }
}
