package io.tapedeck.replay.state;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.journal.tape.DamagedTapeException;
import io.tapedeck.journal.tape.TapeReader;
import io.tapedeck.replay.run.Difference;
import io.tapedeck.replay.run.FrameComparison;
import io.tapedeck.replay.run.RunTape;

import java.util.Optional;

/**
 * Holds a run that is played again against its tape, every frame once, however often it is played. Damage of the tape
 * ends the comparison, not the run. One thread.
 */
final class RecordCheck implements FrameListener, AutoCloseable {
    private final RunTape tape;
    private TapeReader recording;
    private FrameComparison comparison;
    private Optional<Difference> difference = Optional.empty();
    private DamagedTapeException damage;
    private long damagedAt;
    private long lastSequence;

    RecordCheck(final RunTape tape) {
        this.tape = tape;
    }

    @Override
    public void onFrame(final Frame frame) {
        if (frame.sequence() > lastSequence) {
            lastSequence = frame.sequence();
            unlessDamaged(() -> comparison().onFrame(frame));
        }
    }

    private FrameComparison comparison() {
        if (comparison == null) {
            recording = tape.open();
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

    /** The first difference between the run and its tape up to a frame that was played. */
    Optional<Difference> differenceUpTo(final long sequence) {
        unlessDamaged(() -> difference = comparison().firstUpTo(lastSequence));
        return difference.filter(found -> found.sequence() <= sequence);
    }

    /** The damage that left a frame, or one before it, unchecked. */
    Optional<DamagedTapeException> damageUpTo(final long sequence) {
        return Optional.ofNullable(damage).filter(found -> sequence >= damagedAt);
    }

    long compared() {
        return comparison == null ? 0 : comparison.compared();
    }

    @Override
    public void close() {
        if (recording != null) {
            recording.close();
        }
    }
}
