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
    /** What the file must have for the last document; 0 where that is not in its place. */
    private final long leastLength;
    private long fileLength;
    private long nextHeader;
    private long position;
    private long firstIndex;
    private long count = UNKNOWN;
    private long read;

    TapeDocuments(final Path directory) {
        this.directory = directory;
        try {
            file = TapeQueue.fileOf(directory).toFile();
            queue = TapeQueue.openForReading(directory);
        } catch (final Exception | InternalError unreadable) {
            throw damaged("it cannot be opened", unreadable);
        }
        try {
            lastPosition = TapeQueue.positionOfLast(directory, queue);
            leastLength = TapeQueue.endOfLast(file.toPath(), lastPosition);
            if (isCutShort()) {
                TapeIndex.requireSound(directory, file, queue.indexCount(), leastLength);
            }
            tailer = queue.createTailer();
            // A reader may be handed from thread to thread; whoever hands it over orders the accesses.
            tailer.singleThreadedCheckDisabled(true);
        } catch (final Exception | InternalError unreadable) {
            queue.close();
            throw damaged("it cannot be opened", unreadable);
        }
    }

    /** Such a file is read as far as it goes: what is mapped behind its end would bring the process down. */
    private boolean isCutShort() {
        return file.length() < leastLength;
    }

    @Override
    public boolean next(final UnsafeBuffer document) {
        do {
            release();
            if (!hasNextHeader() || !readNext(document)) {
                return false;
            }
        } while (context.isMetaData());
        read++;
        return true;
    }

    private boolean hasNextHeader() {
        if (isInFile(nextHeader + Integer.BYTES)) {
            return true;
        }
        if (isCutShort()) {
            throw cutShort();
        }
        return false;
    }

    private boolean isInFile(final long end) {
        if (end > fileLength) {
            fileLength = file.length();
        }
        return end <= fileLength;
    }

    private DamagedTapeException cutShort() {
        return new DamagedTapeException(directory, file.getName() + " is cut short: it has " + file.length()
            + " bytes of at least " + leastLength);
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
            nextHeader = bytes.readLimit() + Integer.BYTES - 1 & -Integer.BYTES;
            document.wrap(bytes.addressForRead(bytes.readPosition()), (int) bytes.readRemaining());
            return true;
        } catch (final Exception | InternalError unreadable) {
            throw damaged("the document after " + read + " others cannot be read", unreadable);
        }
    }

    private void requireInFile(final Bytes<?> bytes) {
        final boolean isInFile = isInFile(bytes.readLimit());
        if (!isInFile && isCutShort()) {
            throw cutShort();
        }
        if (!isInFile || context.isData() && bytes.readRemaining() > Packing.MAXIMUM_DOCUMENT_LENGTH) {
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
                TapeIndex.requireSound(directory, file, queue.indexCount(), leastLength);
                firstIndex = queue.firstIndex();
                count = leastLength == 0 || isCutShort() ? countByWalking()
                    : Math.max(queue.lastIndex() + 1 - firstIndex, 0);
            } catch (final Exception | InternalError unreadable) {
                throw damaged("its documents cannot be counted", unreadable);
            }
        }
        return count;
    }

    /** The library counts documents that were lost. */
    private long countByWalking() {
        try (TapeDocuments walk = new TapeDocuments(directory)) {
            final UnsafeBuffer document = new UnsafeBuffer(0, 0);
            boolean isPresent = true;
            while (isPresent) {
                isPresent = walk.finds(document);
            }
            return walk.read;
        }
    }

    private boolean finds(final UnsafeBuffer document) {
        try {
            return next(document);
        } catch (final DamagedTapeException end) {
            return false;
        }
    }

    @Override
    public void moveTo(final long number) {
        release();
        nextHeader = 0;
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
