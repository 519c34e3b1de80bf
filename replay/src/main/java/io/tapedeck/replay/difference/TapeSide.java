package io.tapedeck.replay.difference;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.tape.DamagedTapeException;
import io.tapedeck.journal.tape.TapeReader;
import io.tapedeck.replay.run.FrameWords;
import io.tapedeck.replay.run.MessageWords;

import java.util.List;
import java.util.Optional;

/** One of two tapes that are compared, and where the comparison stands on it. One thread. */
final class TapeSide implements AutoCloseable {
    private final TapeReader reader;
    private final Frame frame = Frame.allocate();
    private final MessageTally tally = new MessageTally();
    private final FrameWords words = new FrameWords();
    private long frames;
    private String damage;

    TapeSide(final RecordedTape tape) {
        reader = tape.open();
    }

    /** Whether there is a further sound frame. */
    boolean advance() {
        if (damage != null || !read()) {
            return false;
        }
        frame.dropStageTimes();
        tally.add(frame);
        words.learn(frame);
        frames++;
        return true;
    }

    private boolean read() {
        try {
            final boolean isThere = reader.advance();
            if (isThere) {
                reader.copyTo(frame);
            }
            return isThere;
        } catch (final DamagedTapeException damaged) {
            damage = damaged.getMessage();
            return false;
        }
    }

    /** Where the tape is damaged, once that was reached. */
    Optional<String> damage() {
        return Optional.ofNullable(damage);
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
