package io.tapedeck.replay.difference;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.tape.TapeReader;
import io.tapedeck.replay.run.FrameWords;
import io.tapedeck.replay.run.MessageWords;

import java.util.List;

/** One of two tapes that are compared, and where the comparison stands on it. One thread. */
final class TapeSide implements AutoCloseable {
    private final TapeReader reader;
    private final Frame frame = Frame.allocate();
    private final MessageTally tally = new MessageTally();
    private final FrameWords words = new FrameWords();
    private long frames;

    TapeSide(final RecordedTape tape) {
        reader = tape.open();
    }

    boolean advance() {
        if (!reader.advance()) {
            return false;
        }
        reader.copyTo(frame);
        frame.dropStageTimes();
        tally.add(frame);
        words.learn(frame);
        frames++;
        return true;
    }

    void readToEnd() {
        boolean hasMore = advance();
        while (hasMore) {
            hasMore = advance();
        }
    }

    Frame frame() {
        return frame;
    }

    /** The present frame as people read it. */
    List<MessageWords> words() {
        return words.of(frame);
    }

    MessageTally tally() {
        return tally;
    }

    long frames() {
        return frames;
    }

    @Override
    public void close() {
        reader.close();
    }
}
