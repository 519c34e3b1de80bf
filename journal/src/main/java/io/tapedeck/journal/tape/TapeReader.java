package io.tapedeck.journal.tape;

import io.tapedeck.engine.event.Frame;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.file.Path;

/**
 * Reads a tape frame by frame, checking each against its checksum and its place in the sequence.
 *
 * <p>Never writes to the tape. One thread. Reading allocates nothing; seeking reads about log₂ of the documents, never
 * what lies before. Damage is a {@link DamagedTapeException}.
 */
public final class TapeReader implements AutoCloseable {
    private static final long ANY = -1;

    private final Path directory;
    private final ChronicleQueue queue;
    private final ExcerptTailer tailer;
    private final UnsafeBuffer document = new UnsafeBuffer(0, 0);
    private final SequenceRule rule;
    private DocumentContext context;
    private int documentLength;
    private int nextOffset;
    private int frameOffset;
    private int frameLength;
    private long sequence = ANY;
    private long documentsRead;

    /** What must hold between the sequences of neighbouring frames. */
    public enum SequenceRule {
        /** Every frame follows its predecessor: history, and sessions that record everything. */
        CONTIGUOUS,
        /** Frames were left out: sessions that record decisions. */
        RISING
    }

    /**
     * A reader at the beginning of a tape.
     *
     * @param directory of the tape.
     * @param rule      that its sequences follow.
     */
    public TapeReader(final Path directory, final SequenceRule rule) {
        this.directory = directory;
        this.rule = rule;
        queue = TapeQueue.openForReading(directory);
        tailer = queue.createTailer();
    }

    /**
     * Moves to the next frame.
     *
     * @return false at the end of the tape.
     */
    public boolean advance() {
        while (nextOffset >= documentLength) {
            if (!nextDocument()) {
                return false;
            }
        }
        frameOffset = nextOffset;
        frameLength = requireLength(document.getInt(frameOffset + Frame.LENGTH_OFFSET));
        nextOffset = frameOffset + frameLength;
        return true;
    }

    private boolean nextDocument() {
        releaseDocument();
        context = tailer.readingDocument();
        if (!context.isPresent()) {
            return false;
        }
        final Bytes<?> bytes = context.wire().bytes();
        documentLength = Math.toIntExact(bytes.readRemaining());
        document.wrap(bytes.addressForRead(bytes.readPosition()), documentLength);
        nextOffset = 0;
        documentsRead++;
        return true;
    }

    private void releaseDocument() {
        if (context != null) {
            context.close();
            context = null;
        }
        documentLength = 0;
        nextOffset = 0;
    }

    private int requireLength(final int length) {
        if (length < Frame.HEADER_LENGTH || length > Frame.MAXIMUM_LENGTH || frameOffset + length > documentLength) {
            throw damaged("a frame claims " + length + " bytes after sequence " + sequence);
        }
        return length;
    }

    private DamagedTapeException damaged(final String problem) {
        return new DamagedTapeException(directory, problem);
    }

    /**
     * Event time of the present frame, before it was checked.
     *
     * @return nanoseconds.
     */
    public long engineTimeNs() {
        return document.getLong(frameOffset + Frame.ENGINE_TIME_OFFSET);
    }

    /**
     * Hands out the present frame, checked.
     *
     * @param frame takes on its bytes.
     */
    public void copyTo(final Frame frame) {
        frame.copyFrom(document, frameOffset, frameLength);
        if (!frame.isIntact()) {
            throw damaged("the checksum of the frame after sequence " + sequence + " is wrong");
        }
        requireSuccessor(frame.sequence());
    }

    private void requireSuccessor(final long next) {
        final boolean follows = rule == SequenceRule.CONTIGUOUS ? next == sequence + 1 : next > sequence;
        if (sequence != ANY && !follows) {
            throw damaged("sequence " + next + " stands after " + sequence);
        }
        sequence = next;
    }

    /**
     * Requires that the tape ended where its manifest says; to be called after {@link #advance} has returned false.
     *
     * @param lastSequence of the tape.
     */
    public void requireEndAt(final long lastSequence) {
        if (sequence != lastSequence) {
            throw damaged("it ends after sequence " + Math.max(sequence, 0) + " of " + lastSequence);
        }
    }

    /**
     * Makes the first frame at or after a moment the next one; for tapes of one cycle.
     *
     * @param timeNs event time to look for.
     */
    public void seek(final long timeNs) {
        releaseDocument();
        sequence = ANY;
        final long first = queue.firstIndex();
        long low = 0;
        long high = queue.lastIndex() - first;
        while (low < high) {
            final long middle = (low + high + 1) >>> 1;
            if (firstTimeOf(first + middle) <= timeNs) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        tailer.moveToIndex(first + low);
        skipBefore(timeNs);
    }

    private long firstTimeOf(final long index) {
        if (!tailer.moveToIndex(index) || !nextDocument()) {
            throw damaged("document " + index + " cannot be found");
        }
        final long timeNs = document.getLong(Frame.ENGINE_TIME_OFFSET);
        releaseDocument();
        return timeNs;
    }

    private void skipBefore(final long timeNs) {
        while (advance()) {
            if (engineTimeNs() >= timeNs) {
                nextOffset = frameOffset;
                return;
            }
        }
    }

    /**
     * How many documents were looked at.
     *
     * @return a count, to see what a seek costs.
     */
    public long documentsRead() {
        return documentsRead;
    }

    @Override
    public void close() {
        releaseDocument();
        tailer.close();
        queue.close();
    }
}
