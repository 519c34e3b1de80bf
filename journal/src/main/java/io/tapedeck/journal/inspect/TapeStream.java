package io.tapedeck.journal.inspect;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.journal.merge.FrameStream;
import io.tapedeck.journal.tape.TapeReader;

/** A tape as one of several that are merged. */
final class TapeStream implements FrameStream {
    private final TapeReader reader;

    TapeStream(final RecordedTape tape) {
        reader = tape.open();
    }

    @Override
    public boolean advance() {
        return reader.advance();
    }

    @Override
    public long engineTimeNs() {
        return reader.engineTimeNs();
    }

    @Override
    public void copyTo(final Frame frame) {
        reader.copyTo(frame);
    }

    @Override
    public void close() {
        reader.close();
    }
}
