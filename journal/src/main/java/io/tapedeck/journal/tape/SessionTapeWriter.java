package io.tapedeck.journal.tape;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.pipeline.RecordLevel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * The journal of a session: a document for each frame that its recording level keeps, sealed with its checksum.
 *
 * <p>Appends on the thread of the pipeline; {@link #close} after that thread has stopped. No allocation in the steady
 * state.
 */
public final class SessionTapeWriter implements FrameListener, AutoCloseable {
    private final Path directory;
    private final TapeAppender appender;
    private final RecordLevel level;
    private final FrameChain chain = new FrameChain();
    private long recorded;

    /**
     * A writer of a new tape.
     *
     * @param directory empty or not there yet.
     * @param level     which frames to keep.
     */
    public SessionTapeWriter(final Path directory, final RecordLevel level) {
        this(directory, level, TapeRoom.AS_WRITTEN);
    }

    /**
     * A writer of a new tape.
     *
     * @param directory empty or not there yet.
     * @param level     which frames to keep.
     * @param room      when the disk gives it.
     */
    public SessionTapeWriter(final Path directory, final RecordLevel level, final TapeRoom room) {
        this.directory = directory;
        this.appender = TapeAppender.ofOneFrame(directory, room);
        this.level = level;
    }

    @Override
    public void onFrame(final Frame frame) {
        if (level.keeps(frame)) {
            frame.seal();
            appender.append(frame);
            chain.add(frame);
            recorded++;
        }
    }

    @Override
    public boolean needsEveryFrame() {
        return level == RecordLevel.ALL;
    }

    /** Has the disk take what was appended: it then survives a power cut as well. */
    public void sync() {
        appender.sync();
    }

    /**
     * How many frames stand on the tape.
     *
     * @return a count.
     */
    public long recorded() {
        return recorded;
    }

    /** Ends the recording and seals it. */
    @Override
    public void close() {
        appender.close();
        try {
            chain.seal().write(directory);
        } catch (final IOException refused) {
            throw new UncheckedIOException("tape " + directory + " cannot be sealed (" + refused.getMessage()
                + "): what stands on it is sound", refused);
        }
    }
}
