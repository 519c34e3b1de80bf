package io.tapedeck.replay.run;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.MessageText;
import io.tapedeck.engine.event.codec.SessionStartedDecoder;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.journal.tape.TapeReader;
import org.agrona.concurrent.UnsafeBuffer;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Holds the frames of a replay against a recorded tape, byte by byte, and names the first field that differs.
 *
 * <p>Stands where the journal stands, on the thread of the pipeline. Receive times, stage times, checksums and what a
 * session's first frame says of the program that recorded it do not count.
 */
public final class FrameComparison implements FrameListener {
    private static final MessageComparison MESSAGES =
        new MessageComparison("recorded", "replayed", "the recording", "the replay");

    private final TapeReader recording;
    private final RecordLevel level;
    private final Frame recorded = Frame.allocate();
    private final UnsafeBuffer left = new UnsafeBuffer(0, 0);
    private final UnsafeBuffer right = new UnsafeBuffer(0, 0);
    private Difference first;
    private long compared;
    private boolean isAhead;

    /**
     * A comparison with a recording.
     *
     * @param recording at its beginning.
     * @param level     of the recording.
     */
    public FrameComparison(final TapeReader recording, final RecordLevel level) {
        this.recording = recording;
        this.level = level;
    }

    @Override
    public void onFrame(final Frame frame) {
        if (first == null && level.keeps(frame)) {
            compareWithNext(frame);
        }
    }

    private void compareWithNext(final Frame frame) {
        if (!advance()) {
            report(frame, "the recording ends before this frame, which has " + MessageText.of(frame));
            return;
        }
        compared++;
        if (!isSame(frame) && !isSameSession(frame)) {
            report(frame, describe(frame));
        }
    }

    private boolean advance() {
        if (isAhead) {
            isAhead = false;
            return true;
        }
        final boolean isThere = recording.advance();
        if (isThere) {
            recording.copyTo(recorded);
            recorded.dropStageTimes();
        }
        return isThere;
    }

    private boolean isSame(final Frame frame) {
        left.wrap(recorded.buffer(), Frame.HEADER_LENGTH, recorded.length() - Frame.HEADER_LENGTH);
        right.wrap(frame.buffer(), Frame.HEADER_LENGTH, frame.length() - Frame.HEADER_LENGTH);
        return left.equals(right) && headerOf(recorded).equals(headerOf(frame));
    }

    /**
     * Another version of the program may verify a session; everything else that it was started with must be the same.
     */
    private boolean isSameSession(final Frame frame) {
        return frame.inputTemplateId() == SessionStartedDecoder.TEMPLATE_ID
            && recorded.inputTemplateId() == SessionStartedDecoder.TEMPLATE_ID
            && withoutVersion(recorded).equals(withoutVersion(frame));
    }

    private static Map<String, String> withoutVersion(final Frame frame) {
        final Map<String, String> fields = new HashMap<>(MessageText.of(frame).get(0).fields());
        fields.remove("codeVersion");
        return fields;
    }

    private static Map<String, String> headerOf(final Frame frame) {
        return Map.of(
            "sequence", Long.toString(frame.sequence()),
            "engineTimeNs", Long.toString(frame.engineTimeNs()),
            "source", Integer.toString(frame.source()),
            "sourceSequence", Long.toString(frame.sourceSequence()));
    }

    private String describe(final Frame frame) {
        return MESSAGES.first(recorded, frame)
            .or(() -> MESSAGES.first("frame header", headerOf(recorded), headerOf(frame)))
            .orElse("bytes that no field shows");
    }

    private void report(final Frame frame, final String what) {
        first = new Difference(frame.sequence(), frame.engineTimeNs(), what);
    }

    /** To be called after the replay: what the recording has beyond it is a difference, too. */
    Optional<Difference> finish() {
        if (first == null && advance()) {
            report(recorded, "the replay ends before this frame, which has " + MessageText.of(recorded));
        }
        return Optional.ofNullable(first);
    }

    /**
     * The first difference up to a frame, while the replay stands behind it: what the recording has up to there, and
     * the replay has not, is a difference, too.
     *
     * @param sequence of the frame.
     * @return empty where everything up to there is the same.
     */
    public Optional<Difference> firstUpTo(final long sequence) {
        if (first == null) {
            isAhead = advance();
            if (isAhead && recorded.sequence() <= sequence) {
                report(recorded, "the replay has no such frame, which has " + MessageText.of(recorded));
            }
        }
        return Optional.ofNullable(first).filter(difference -> difference.sequence() <= sequence);
    }

    /**
     * How many frames were compared.
     *
     * @return a count.
     */
    public long compared() {
        return compared;
    }
}
