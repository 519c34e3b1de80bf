package io.tapedeck.replay.source;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.merge.FrameStream;
import io.tapedeck.journal.tape.TapeReader;

/**
 * The candles of one history tape up to a moment, as candles of an instrument of this run. One thread, no allocation.
 */
final class TapeCandles implements FrameStream {
    private final HistoryTape tape;
    private final TapeReader reader;
    private final int instrumentId;
    private final int source;
    private final long endNs;
    private final MarketCandleEncoder encoder = new MarketCandleEncoder();
    private final Frame last = Frame.allocate();

    /**
     * A stream from the beginning of a tape.
     *
     * @param tape         to read.
     * @param instrumentId in this run.
     * @param source       ordinal of the tape in this run.
     * @param toNs         candles that open at or after it are left out; {@link Long#MAX_VALUE} for none.
     */
    TapeCandles(final HistoryTape tape, final int instrumentId, final int source, final long toNs) {
        this.tape = tape;
        this.instrumentId = instrumentId;
        this.source = source;
        endNs = toNs == Long.MAX_VALUE ? toNs : Math.addExact(toNs, tape.timeframe().durationNs());
        reader = new TapeReader(tape.directory(), TapeReader.SequenceRule.CONTIGUOUS);
    }

    @Override
    public boolean advance() {
        if (reader.advance()) {
            return reader.engineTimeNs() < endNs || checkedEnd();
        }
        reader.requireEndAt(tape.frames());
        return false;
    }

    /** A time that ends the stream is believed only from a frame that is intact. */
    private boolean checkedEnd() {
        reader.copyTo(last);
        return false;
    }

    @Override
    public long engineTimeNs() {
        return reader.engineTimeNs();
    }

    @Override
    public void copyTo(final Frame frame) {
        reader.copyTo(frame);
        frame.markSource(source);
        encoder.wrap(frame.buffer(), Frame.HEADER_LENGTH + Frame.MESSAGE_HEADER_LENGTH).instrumentId(instrumentId);
    }

    @Override
    public void close() {
        reader.close();
    }
}
