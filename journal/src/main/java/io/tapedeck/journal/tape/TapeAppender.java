package io.tapedeck.journal.tape;

import io.tapedeck.engine.event.Frame;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Packs whole frames into documents of a bounded size. Belongs to the thread that first appends. No allocation. */
final class TapeAppender implements AutoCloseable {
    /** A page costs half as much to be touched first where its block was taken before; a short tape has few pages. */
    private static final long LONG_TAPE = 1 << 20;

    private final Path directory;
    private final TapeRoom room;
    private final ChronicleQueue queue;
    private final ByteBuffer memory;
    private final UnsafeBuffer staging;
    private final Bytes<?> stagingBytes;
    private final Packing packing;
    private ExcerptAppender appender;
    private TapeFile file;
    private TapeMemory tapeMemory;
    /** Of the last document. */
    private long end;
    private int length;
    private boolean isClosed;

    private TapeAppender(final Path directory, final Packing packing, final TapeRoom room) {
        TapeFile.requireFirstRoom(directory);
        this.directory = directory;
        this.room = room;
        this.packing = packing;
        queue = TapeQueue.openForWriting(directory, packing.indexSpacing);
        memory = ByteBuffer.allocateDirect(packing.length + Frame.MAXIMUM_LENGTH);
        staging = new UnsafeBuffer(memory);
        stagingBytes = Bytes.wrapForRead(memory);
    }

    /**
     * An appender to a new tape of packed frames, which always has its room ahead.
     *
     * @param directory of the tape.
     */
    static TapeAppender ofManyFrames(final Path directory) {
        return new TapeAppender(directory, Packing.MANY_FRAMES, TapeRoom.AHEAD);
    }

    /**
     * An appender to a new tape with a document for each frame.
     *
     * @param directory of the tape.
     * @param room      when the disk gives it.
     */
    static TapeAppender ofOneFrame(final Path directory, final TapeRoom room) {
        return new TapeAppender(directory, Packing.ONE_FRAME, room);
    }

    void append(final Frame frame) {
        if (isClosed) {
            // The staging memory was given back: to write there would bring the JVM down.
            throw new IllegalStateException("the tape is closed");
        }
        if (end > 0 && isRoomTakenAhead()) {
            reserve();
        }
        if (!putIntoMemory(frame)) {
            stage(frame);
        }
    }

    private boolean isRoomTakenAhead() {
        return room == TapeRoom.AHEAD || end > LONG_TAPE;
    }

    /** Where each frame is a document, most of them need nothing of the library. */
    private boolean putIntoMemory(final Frame frame) {
        final boolean isWritten = tapeMemory != null
            && tapeMemory.append(frame.buffer().addressOffset(), frame.length());
        if (isWritten) {
            end = tapeMemory.end();
        }
        return isWritten;
    }

    private void stage(final Frame frame) {
        staging.putBytes(length, frame.buffer(), 0, frame.length());
        length += frame.length();
        if (length >= packing.length) {
            flush();
        }
    }

    private void flush() {
        if (length > 0) {
            try {
                writeDocument();
            } finally {
                length = 0;
            }
        }
    }

    private void writeDocument() {
        if (appender == null) {
            appender = queue.createAppender();
            // Closed by whoever opened the tape, after the thread that appends has stopped.
            appender.singleThreadedCheckDisabled(true);
        }
        final Bytes<?> bytes;
        try (DocumentContext document = appender.writingDocument()) {
            bytes = document.wire().bytes();
            try {
                end = bytes.write(stagingBytes, 0L, length).writePosition();
            } catch (final RuntimeException incomplete) {
                document.rollbackOnClose();
                throw incomplete;
            }
        }
        if (packing == Packing.ONE_FRAME) {
            goOnInMemory(bytes);
        }
    }

    private void goOnInMemory(final Bytes<?> bytes) {
        if (tapeMemory == null) {
            tapeMemory = TapeMemory.of(directory, packing.indexSpacing);
        }
        tapeMemory.goOnBehind(bytes, end, length);
    }

    /** Before a document is written: where that fails, the tape ends with the one before. */
    private void reserve() {
        openFile();
        file.reserveBehind(end);
    }

    private void openFile() {
        if (file == null) {
            file = room == TapeRoom.AHEAD ? TapeFile.openFilled(directory, end) : TapeFile.openBehind(directory, end);
        }
    }

    /** Waits until the disk has what was appended. */
    void sync() {
        flush();
        if (end > 0) {
            openFile();
            file.sync();
        }
    }

    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        try {
            flush();
        } finally {
            if (file != null) {
                file.close();
            }
            if (appender != null) {
                appender.close();
            }
            queue.close();
            stagingBytes.releaseLast();
        }
    }
}
