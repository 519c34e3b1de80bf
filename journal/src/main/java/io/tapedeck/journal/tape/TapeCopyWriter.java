package io.tapedeck.journal.tape;

import io.tapedeck.engine.event.Frame;

import java.nio.file.Path;

/** Puts frames of other tapes onto a new one, byte for byte. One thread. */
public final class TapeCopyWriter implements AutoCloseable {
    private final TapeAppender appender;
    private final FrameHash hash = new FrameHash();

    /**
     * A writer of a new tape.
     *
     * @param directory empty or not there yet.
     * @param isPacked  many frames in a document, as history has them; one in each, as sessions do, otherwise.
     */
    public TapeCopyWriter(final Path directory, final boolean isPacked) {
        appender = isPacked
            ? TapeAppender.ofManyFrames(directory)
            : TapeAppender.ofOneFrame(directory, TapeRoom.AS_WRITTEN);
    }

    /**
     * Appends a frame.
     *
     * @param frame sealed.
     */
    public void append(final Frame frame) {
        hash.add(frame);
        appender.append(frame);
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
    }
}
