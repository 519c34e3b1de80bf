package io.tapedeck.replay.run;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.journal.tape.TapeReader;

import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Holds the frames of a replay against a recorded tape, byte by byte, and names the first field that differs.
 *
 * <p>Stands where the journal stands, on the thread of the pipeline. Receive times, stage times, checksums and what a
 * session's first frame says of the program that recorded it do not count.
 */
public final class FrameComparison implements FrameListener {
    private final TapeReader recording;
    private final RecordLevel level;
    private final Frame recorded = Frame.allocate();
    private final FrameEquality equality = new FrameEquality();
    private final FrameWords words = new FrameWords();
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
        words.learn(frame);
        if (first == null && level.keeps(frame)) {
            compareWithNext(frame);
        }
    }

    private void compareWithNext(final Frame frame) {
        if (!advance()) {
            report(frame, "the recording ends before this frame, which has " + brief(frame));
            return;
        }
        compared++;
        if (!equality.holds(recorded, frame)) {
            report(frame, FrameEquality.describe(recorded, frame, words));
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

    private String brief(final Frame frame) {
        return words.of(frame).stream().map(MessageWords::brief).collect(Collectors.joining(", "));
    }

    private void report(final Frame frame, final String what) {
        first = new Difference(frame.sequence(), frame.engineTimeNs(), what);
    }

    /** To be called after the replay: what the recording has beyond it is a difference, too. */
    Optional<Difference> finish() {
        if (first == null && advance()) {
            report(recorded, "the replay ends before this frame, which has " + brief(recorded));
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
                report(recorded, "the replay has no such frame, which has " + brief(recorded));
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
