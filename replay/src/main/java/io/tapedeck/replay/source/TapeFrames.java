package io.tapedeck.replay.source;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameRun;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.catalogue.TapeContent;
import io.tapedeck.journal.merge.FrameStream;
import io.tapedeck.journal.tape.TapeReader;

/**
 * The frames of one history tape between two moments, as frames of an instrument of this run. One thread, no
 * allocation.
 */
final class TapeFrames implements FrameStream {
    private final HistoryTape tape;
    private final TapeReader reader;
    private final FramePatch patch;
    private final int source;
    private final long endNs;
    private final Frame last = Frame.allocate();

    /**
     * A stream from the beginning of a tape.
     *
     * @param tape       to read.
     * @param instrument of this run.
     * @param source     ordinal of the tape in this run.
     * @param endNs      frames from this engine time on are left out; {@link Long#MAX_VALUE} for none.
     */
    TapeFrames(final HistoryTape tape, final Instrument instrument, final int source, final long endNs) {
        this.tape = tape;
        this.source = source;
        this.endNs = endNs;
        patch = new FramePatch(tape, instrument);
        reader = new TapeReader(tape.directory(), TapeReader.SequenceRule.CONTIGUOUS);
    }

    /** Leaves out what happened before a moment. */
    TapeFrames from(final long startNs) {
        reader.seek(startNs);
        return this;
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
        patch.apply(frame);
    }

    /** Only candles are ever passed. */
    @Override
    public void copyTo(final FrameRun run, final long untilNs) {
        if (tape.key().content() == TapeContent.CANDLES) {
            reader.copyTo(run, Math.min(untilNs, endNs));
            run.markSource(source);
            patch.apply(run);
            reader.moveBehind(run);
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
