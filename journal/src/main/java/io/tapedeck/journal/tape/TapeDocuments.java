package io.tapedeck.journal.tape;

import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.concurrent.UnsafeBuffer;

import java.io.File;
import java.nio.file.Path;

/**
 * The documents of a tape that is one file. One thread at a time; allocates when it is opened and at its first {@link
 * #count}.
 *
 * <p>Whatever goes wrong in the library below is a {@link DamagedTapeException}, for the tape is all that it can have
 * stumbled over: exceptions of many kinds, and the error that the JVM throws for memory that no file backs.
 */
final class TapeDocuments implements DocumentSequence {
    private static final int UNKNOWN = -1;

    private final Path directory;
    private final File file;
    private final SingleChronicleQueue queue;
    private final ExcerptTailer tailer;
    private DocumentContext context;
    private final long lastPosition;
    private long fileLength;
    private long position;
    private long firstIndex;
    private long count = UNKNOWN;
    private long read;

    TapeDocuments(final Path directory) {
        this.directory = directory;
        try {
            file = TapeQueue.fileOf(directory).toFile();
            queue = TapeQueue.openForReading(directory, file.toPath());
            lastPosition = TapeQueue.positionOfLast(directory, queue);
            tailer = queue.createTailer();
            // A reader may be handed from thread to thread; whoever hands it over orders the accesses.
            tailer.singleThreadedCheckDisabled(true);
        } catch (final Exception | InternalError unreadable) {
            throw damaged("it cannot be opened", unreadable);
        }
    }

    @Override
    public boolean next(final UnsafeBuffer document) {
        do {
            release();
            if (!readNext(document)) {
                return false;
            }
        } while (context.isMetaData());
        read++;
        return true;
    }

    /** Metadata are read as well: the library would follow a damaged length of theirs out of the file. */
    private boolean readNext(final UnsafeBuffer document) {
        try {
            context = tailer.readingDocument(true);
            if (!context.isPresent()) {
                return false;
            }
            final Bytes<?> bytes = context.wire().bytes();
            requireInFile(bytes);
            position = bytes.readPosition();
            document.wrap(bytes.addressForRead(bytes.readPosition()), (int) bytes.readRemaining());
            return true;
        } catch (final Exception | InternalError unreadable) {
            throw damaged("the document after " + read + " others cannot be read", unreadable);
        }
    }

    private void requireInFile(final Bytes<?> bytes) {
        final long end = bytes.readLimit() + Integer.BYTES;
        if (end > fileLength) {
            fileLength = file.length();
        }
        if (end > fileLength || context.isData() && bytes.readRemaining() > TapeAppender.MAXIMUM_DOCUMENT_LENGTH) {
            throw new DamagedTapeException(directory, "a document claims " + bytes.readRemaining() + " bytes");
        }
    }

    private void release() {
        if (context != null) {
            context.close();
            context = null;
        }
    }

    @Override
    public long count() {
        if (count == UNKNOWN) {
            try {
                TapeIndex.requireSound(directory, file, queue.indexCount());
                firstIndex = queue.firstIndex();
                count = Math.max(queue.lastIndex() + 1 - firstIndex, 0);
            } catch (final Exception | InternalError unreadable) {
                throw damaged("its documents cannot be counted", unreadable);
            }
        }
        return count;
    }

    @Override
    public void moveTo(final long number) {
        release();
        try {
            if (!tailer.moveToIndex(firstIndex + number)) {
                throw new DamagedTapeException(directory, "document " + number + " of " + count + " cannot be found");
            }
        } catch (final Exception | InternalError unreadable) {
            throw damaged("document " + number + " cannot be found", unreadable);
        }
    }

    /** Where a part of the file was overwritten with zeros, the library sees the end of the tape. */
    @Override
    public void requireLastReached() {
        if (position < lastPosition) {
            throw new DamagedTapeException(directory, "there is nothing where the next document should stand, but the "
                + "last one stands at byte " + lastPosition);
        }
    }

    @Override
    public Path directory() {
        return directory;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public long read() {
        return read;
    }

    private DamagedTapeException damaged(final String problem, final Throwable cause) {
        return cause instanceof DamagedTapeException known ? known
            : new DamagedTapeException(directory, problem, cause);
    }

    @Override
    public void close() {
        release();
        tailer.close();
        queue.close();
    }
}
