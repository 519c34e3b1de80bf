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
    /** Length from which on a document of packed frames is written. */
    static final int PACKED_LENGTH = 16 << 10;
    /** Greatest length of a document: one byte was missing when its last frame came. */
    static final int MAXIMUM_DOCUMENT_LENGTH = PACKED_LENGTH - 1 + Frame.MAXIMUM_LENGTH;
    private static final int EVERY_DOCUMENT = 1;
    /** Where each frame is a document, the index would grow by eight bytes a frame. */
    private static final int SOME_DOCUMENTS = 128;
    /** A page costs half as much to be touched first where its block was taken before; a short tape has few pages. */
    private static final long LONG_TAPE = 1 << 20;

    private final Path directory;
    private final TapeRoom room;
    private final ChronicleQueue queue;
    private final ByteBuffer memory;
    private final UnsafeBuffer staging;
    private final Bytes<?> stagingBytes;
    private final int packedLength;
    private ExcerptAppender appender;
    private TapeFile file;
    private TapeMemory tapeMemory;
    /** Of the last document. */
    private long end;
    private int length;
    private boolean isClosed;

    /**
     * An appender to a new tape.
     *
     * @param directory    of the tape.
     * @param packedLength documents are written as soon as they are this long: {@link #PACKED_LENGTH}, or 1 for a frame
     *                     in each.
     */
    TapeAppender(final Path directory, final int packedLength) {
        this(directory, packedLength, TapeRoom.AS_WRITTEN);
    }

    /**
     * An appender to a new tape.
     *
     * @param directory    of the tape.
     * @param packedLength as above.
     * @param room         when the disk gives it.
     */
    TapeAppender(final Path directory, final int packedLength, final TapeRoom room) {
        if (packedLength < PACKED_LENGTH) {
            TapeFile.requireFirstRoom(directory);
        }
        this.directory = directory;
        this.room = room;
        this.packedLength = packedLength;
        queue = TapeQueue.openForWriting(directory, packedLength == PACKED_LENGTH ? EVERY_DOCUMENT : SOME_DOCUMENTS);
        memory = ByteBuffer.allocateDirect(packedLength + Frame.MAXIMUM_LENGTH);
        staging = new UnsafeBuffer(memory);
        stagingBytes = Bytes.wrapForRead(memory);
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
        return room == TapeRoom.AHEAD || end > LONG_TAPE && packedLength < PACKED_LENGTH;
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
        if (length >= packedLength) {
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
        if (packedLength < PACKED_LENGTH) {
            goOnInMemory(bytes);
        }
    }

    private void goOnInMemory(final Bytes<?> bytes) {
        if (tapeMemory == null) {
            tapeMemory = TapeMemory.of(directory, SOME_DOCUMENTS);
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
