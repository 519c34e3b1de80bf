package io.tapedeck.journal.tape;

import io.tapedeck.engine.event.Frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Writes one generation of history: frames packed into documents of about 16 KiB, numbered from 1, never going back in
 * time. When it is closed it leaves a {@link TapeSummary} beside them. A full disk is an exception between two frames.
 *
 * <p>One thread. The tape counts only when its manifest is written and the catalogue names it.
 */
public final class HistoryTapeWriter implements AutoCloseable {
    private final Path directory;
    private final TapeAppender appender;
    private final FrameTally tally = new FrameTally();
    private final OpenTimes opens = new OpenTimes();
    private final FrameHash hash = new FrameHash();
    private final Frame frame = Frame.allocate();
    private long frames;
    private long lastTimeNs = Long.MIN_VALUE;
    private boolean isClosed;

    /**
     * A writer of a new tape.
     *
     * @param directory empty or not there yet.
     */
    public HistoryTapeWriter(final Path directory) {
        this.directory = directory;
        appender = TapeAppender.ofManyFrames(directory);
    }

    /**
     * Begins the next frame.
     *
     * @param eventTimeNs not earlier than that of the frame before.
     * @return to be given its message and then {@link #commit}ted.
     */
    public Frame next(final long eventTimeNs) {
        if (eventTimeNs < lastTimeNs) {
            throw new IllegalArgumentException("event time " + eventTimeNs + " does not follow " + lastTimeNs);
        }
        lastTimeNs = eventTimeNs;
        return frame.begin(frames + 1, eventTimeNs, eventTimeNs);
    }

    /** Appends the frame that was handed out last. */
    public void commit() {
        frame.seal();
        hash.add(frame);
        tally.add(frame);
        opens.add(frame);
        appender.append(frame);
        frames++;
    }

    /**
     * How many frames were committed.
     *
     * @return a count.
     */
    public long frames() {
        return frames;
    }

    /**
     * Hash of all frames; ends the writing.
     *
     * @return SHA-256 in hexadecimal digits.
     */
    public String contentHash() {
        return hash.inHexadecimal();
    }

    @Override
    public void close() {
        appender.close();
        if (!isClosed) {
            isClosed = true;
            summariseWhole();
        }
    }

    /** A disk that refused a frame may refuse to have the file read as well, which would end the JVM. */
    private void summariseWhole() {
        if (tally.frames() == frames) {
            summarise();
        }
    }

    private void summarise() {
        try {
            TapeSummary.of(tally, opens).write(directory);
        } catch (final IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
