package io.tapedeck.journal.tape;

import org.agrona.concurrent.UnsafeBuffer;

import java.nio.file.Path;

/** The documents that a reader walks through, in their order or by their number. One thread at a time. */
interface DocumentSequence extends AutoCloseable {
    /**
     * Moves to the next document.
     *
     * @param document to be put over its bytes, which stay valid until the next call.
     * @return false at the end, behind which more may be written.
     */
    boolean next(UnsafeBuffer document);

    /**
     * How many documents there are; a tape that grows may have more by now.
     *
     * @return counted once.
     */
    long count();

    /**
     * Makes a document the next one.
     *
     * @param number from 0, less than the {@link #count}.
     */
    void moveTo(long number);

    /** Requires that the document was reached that was the last one at opening; to be called at the end. */
    void requireLastReached();

    /** The tape that the present document stands on. */
    Path directory();

    /** Where the bytes of the present document begin in the file of its tape. */
    long position();

    /** How many documents were looked at. */
    long read();

    @Override
    void close();
}
