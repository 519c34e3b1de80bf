package io.tapedeck.replay.run;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.journal.tape.DamagedTapeException;
import io.tapedeck.journal.tape.TapeReader;

import java.util.Optional;

/**
 * Holds a run that is played again against its tape, every frame once, however often it is played. Damage of the tape
 * ends the comparison, not the run. One thread.
 */
public final class RecordCheck implements FrameListener, AutoCloseable {
    private final RunTape tape;
    private TapeReader recording;
    private FrameComparison comparison;
    private Optional<Difference> difference = Optional.empty();
    private DamagedTapeException damage;
    private long damagedAt;
    private long lastSequence;

    /**
     * A check that looks into the tape when the first frame is played.
     *
     * @param tape of the run.
     */
    public RecordCheck(final RunTape tape) {
        this.tape = tape;
    }

    @Override
    public void onFrame(final Frame frame) {
        if (frame.sequence() > lastSequence) {
            lastSequence = frame.sequence();
            unlessDamaged(() -> comparisonFrom(frame.sequence()).onFrame(frame));
        }
    }

    /** A session can be taken up in its middle; there every frame is a document. */
    private FrameComparison comparisonFrom(final long sequence) {
        if (comparison == null) {
            recording = tape.open();
            if (sequence > 1) {
                recording.moveToDocument(sequence - 1 - recording.sequence());
            }
            comparison = new FrameComparison(recording, tape.level());
        }
        return comparison;
    }

    private void unlessDamaged(final Runnable comparing) {
        if (damage == null) {
            try {
                comparing.run();
            } catch (final DamagedTapeException found) {
                damage = found;
                damagedAt = lastSequence;
            }
        }
    }

    /**
     * The first difference between the run and its tape.
     *
     * @param sequence of a frame that was played, up to which it counts.
     * @return empty where they are the same.
     */
    public Optional<Difference> differenceUpTo(final long sequence) {
        unlessDamaged(() -> difference = comparisonFrom(1).firstUpTo(lastSequence));
        return difference.filter(found -> found.sequence() <= sequence);
    }

    /**
     * The first difference between the whole run and its tape; where the frames show none, that of the digests, for
     * damage hides frames, and not all of them are recorded.
     *
     * @param result of the run that was played to its end.
     * @return empty where they are the same.
     */
    public Optional<Difference> differenceFrom(final ReplayResult result) {
        return differenceUpTo(Long.MAX_VALUE).or(() -> otherDigest(result));
    }

    private Optional<Difference> otherDigest(final ReplayResult result) {
        final String replayed = result.digests().decisionsText();
        return tape.digests().filter(both -> !both.startsWith(replayed)).map(both -> new Difference(0, 0, "digests: "
            + "recorded " + both + ", replayed " + replayed + "/" + result.digests().stateText()));
    }

    /**
     * The damage that left a frame, or one before it, unchecked.
     *
     * @param sequence of a frame that was played.
     * @return empty where the tape is sound up to it.
     */
    public Optional<DamagedTapeException> damageUpTo(final long sequence) {
        return Optional.ofNullable(damage).filter(found -> sequence >= damagedAt);
    }

    /**
     * How many frames were compared.
     *
     * @return a count.
     */
    public long compared() {
        return comparison == null ? 0 : comparison.compared();
    }

    @Override
    public void close() {
        if (recording != null) {
            recording.close();
        }
    }
}
