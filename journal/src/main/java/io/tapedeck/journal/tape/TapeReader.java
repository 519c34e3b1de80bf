package io.tapedeck.journal.tape;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameRun;
import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads a tape frame by frame, checking each against its checksum and its place in the sequence.
 *
 * <p>Never writes to the tape. One thread. Reading allocates nothing; seeking reads about log₂ of the documents, never
 * what lies before. Damage is a {@link DamagedTapeException}.
 */
public final class TapeReader implements AutoCloseable {
    private static final long ANY = -1;
    private static final long BEFORE_FIRST = 0;

    private final DocumentSequence documents;
    private final UnsafeBuffer document = new UnsafeBuffer(0, 0);
    private final Frame skipped = Frame.allocate();
    private final SequenceRule rule;
    private final long preceding;
    private long address;
    private int documentLength;
    private int nextOffset;
    private int frameOffset;
    private int frameLength;
    private long sequence;

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
        this(directory, rule, BEFORE_FIRST);
    }

    /**
     * A reader at the beginning of a tape that goes on where another one ended.
     *
     * @param directory of the tape.
     * @param rule      that its sequences follow.
     * @param preceding sequence of the last frame before the tape.
     */
    public TapeReader(final Path directory, final SequenceRule rule, final long preceding) {
        this(new TapeDocuments(directory), rule, preceding);
    }

    private TapeReader(final DocumentSequence documents, final SequenceRule rule, final long preceding) {
        this.documents = documents;
        this.rule = rule;
        this.preceding = preceding;
        sequence = preceding;
    }

    /**
     * A reader at the beginning of tapes that hold every frame of one recording, one behind the other.
     *
     * @param parts lists them in their order, at least one; asked again at the end, where others may have been begun.
     * @return at the first frame of the first of them.
     */
    public static TapeReader ofParts(final Supplier<? extends List<? extends TapePart>> parts) {
        final ConsecutiveDocuments documents = new ConsecutiveDocuments(parts);
        return new TapeReader(documents, SequenceRule.CONTIGUOUS, documents.firstSequence() - 1);
    }

    /**
     * Moves to the next frame.
     *
     * @return false at the end of the tape, which is that of its file: what is lost there is damage. A tape that is
     *     being written may have grown meanwhile: what counts is where it ended when it was opened.
     */
    public boolean advance() {
        frameOffset = nextOffset;
        while (nextOffset >= documentLength) {
            if (!nextDocument()) {
                return false;
            }
        }
        frameOffset = nextOffset;
        frameLength = requireLength();
        nextOffset = frameOffset + frameLength;
        return true;
    }

    private boolean nextDocument() {
        if (!documents.next(document)) {
            documents.requireLastReached();
            return false;
        }
        address = document.addressOffset();
        documentLength = document.capacity();
        nextOffset = 0;
        return true;
    }

    private int requireLength() {
        final int left = documentLength - frameOffset;
        final int length = left < Frame.HEADER_LENGTH ? left
            : UnsafeApi.getInt(address + frameOffset + Frame.LENGTH_OFFSET);
        if (length < Frame.HEADER_LENGTH || length > Frame.MAXIMUM_LENGTH || length > left) {
            throw damaged("a frame claims " + length + " bytes after sequence " + sequence);
        }
        return length;
    }

    private DamagedTapeException damaged(final String problem) {
        return new DamagedTapeException(documents.directory(), problem);
    }

    /**
     * Event time of the present frame, before it was checked.
     *
     * @return nanoseconds.
     */
    public long engineTimeNs() {
        return UnsafeApi.getLong(address + frameOffset + Frame.ENGINE_TIME_OFFSET);
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

    /**
     * Hands out the present frame and those behind it in the same document, checked, as far as they are a run. The
     * reader stays where it is: it goes on {@linkplain #moveBehind behind} what is kept of them.
     *
     * @param run     takes on their bytes; where it is empty afterwards, the present frame has to be taken alone.
     * @param untilNs frames of this engine time or a later one are left.
     */
    public void copyTo(final FrameRun run, final long untilNs) {
        run.fill(document, frameOffset, documentLength - frameOffset, sequence + 1, untilNs);
    }

    /**
     * Makes the last frame of a run the present one.
     *
     * @param run as it was handed out, or fewer frames of it; where it is empty, the present frame stays.
     */
    public void moveBehind(final FrameRun run) {
        if (run.count() > 0) {
            sequence += run.count();
            frameOffset += (run.count() - 1) * run.frameLength();
            nextOffset = frameOffset + run.frameLength();
        }
    }

    /**
     * Whether something was decided in the present frame, before it was checked.
     *
     * @return as {@link Frame#hasDecision()} will.
     */
    public boolean hasDecision() {
        return Frame.hasDecision(document, frameOffset);
    }

    /** Passes over the present frame: its place in the sequence is checked, its checksum is not. */
    public void pass() {
        requireSuccessor(UnsafeApi.getLong(address + frameOffset + Frame.SEQUENCE_OFFSET));
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
     * The last frame that was handed out or passed over.
     *
     * @return its sequence; that of the last frame before the tape where there was none yet.
     */
    public long sequence() {
        return sequence;
    }

    /**
     * Where the present frame stands; after damage or at the end, where the next one should.
     *
     * @return bytes from the beginning of the tape's file.
     */
    public long position() {
        return documents.position() + frameOffset;
    }

    /**
     * Makes the first frame at or after a moment the next one; for tapes of one cycle.
     *
     * <p>The frame before it is checked as well, so that damage cannot hide frames that belong to what was asked for.
     *
     * @param timeNs event time to look for.
     */
    public void seek(final long timeNs) {
        final long number = lastDocumentBefore(timeNs);
        moveTo(number);
        sequence = number == 0 ? preceding : ANY;
        while (advance()) {
            if (engineTimeNs() >= timeNs) {
                requireSkipped();
                nextOffset = frameOffset;
                return;
            }
            copyTo(skipped);
        }
    }

    private void requireSkipped() {
        if (sequence == ANY) {
            throw damaged("its index does not lead where it led before");
        }
    }

    /** The last document that begins before a moment; the first, where none does. */
    private long lastDocumentBefore(final long timeNs) {
        long low = 0;
        long high = documents.count() - 1;
        while (low < high) {
            final long middle = (low + high + 1) >>> 1;
            if (firstTimeOf(middle) < timeNs) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private long firstTimeOf(final long number) {
        moveTo(number);
        if (!advance()) {
            throw damaged("document " + number + " cannot be found");
        }
        return engineTimeNs();
    }

    /**
     * How many documents there are. A document holds at least one frame, and that of a session's tape no more.
     *
     * @return counted once; a tape that is being written may have more by now.
     */
    public long documents() {
        return documents.count();
    }

    /**
     * Makes the first frame of a document the next one, whatever its sequence.
     *
     * @param number from 0, less than {@link #documents}; anything on a tape without any.
     */
    public void moveToDocument(final long number) {
        documents.count();
        moveTo(number);
        sequence = number == 0 ? preceding : ANY;
    }

    private void moveTo(final long number) {
        if (documents.count() > 0) {
            documents.moveTo(number);
        }
        documentLength = 0;
        nextOffset = 0;
    }

    /**
     * How many documents were looked at.
     *
     * @return a count, to see what a seek costs.
     */
    public long documentsRead() {
        return documents.read();
    }

    @Override
    public void close() {
        documents.close();
    }
}
