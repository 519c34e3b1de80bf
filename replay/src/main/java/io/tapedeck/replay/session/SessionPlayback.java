package io.tapedeck.replay.session;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.journal.session.SessionTape;
import io.tapedeck.journal.tape.DamagedTapeException;
import io.tapedeck.journal.tape.TapeReader;
import io.tapedeck.replay.run.Difference;
import io.tapedeck.replay.run.FrameEquality;
import io.tapedeck.replay.run.FrameWords;

import java.util.List;
import java.util.Optional;

/**
 * Plays the recorded inputs of a session into an engine and holds what comes out against the recording. One thread.
 */
public final class SessionPlayback {
    private final SessionEngine engine;
    private final FrameEquality equality = new FrameEquality();
    private final FrameWords words = new FrameWords();
    private final Frame recorded = Frame.allocate();
    private final Frame played = Frame.allocate();
    private Difference difference;
    private DamagedTapeException damage;
    private long frames;
    private boolean isAhead;

    /** Told of every frame that was played. */
    @FunctionalInterface
    public interface Progress {
        /** Nobody is told. */
        Progress NONE = sequence -> {
        };

        /**
         * A frame was played and is the recorded one.
         *
         * @param sequence of the frame.
         */
        void onPlayed(long sequence);
    }

    /**
     * A playback that goes on where an engine stands.
     *
     * @param engine to feed.
     */
    public SessionPlayback(final SessionEngine engine) {
        this.engine = engine;
    }

    /**
     * Plays everything behind the engine's last frame, up to the first difference or the first frame that cannot be
     * read.
     *
     * <p>Where a tape is damaged at its end and the next one begins there, its writer had died there, and whoever
     * recovered the session knew it: no damage to be told of.
     *
     * @param tapes    of the session, in their order.
     * @param progress told of every frame.
     */
    public void play(final List<SessionTape> tapes, final Progress progress) {
        for (int index = 0; index < tapes.size(); index++) {
            final SessionTape tape = tapes.get(index);
            final long end = index + 1 < tapes.size() ? tapes.get(index + 1).firstSequence() : Long.MAX_VALUE;
            final boolean isBehind = end <= engine.sequence() + 1;
            if (difference == null && !isAhead && !isBehind) {
                requireConnection(tape);
                damage = null;
                play(tape, end, progress);
            }
        }
    }

    /** Where frames are missing between two tapes, damage at the end of the one before is why. */
    private void requireConnection(final SessionTape tape) {
        if (tape.firstSequence() > engine.sequence() + 1) {
            throw damage == null ? new DamagedTapeException(tape.directory(), "it begins with frame "
                + tape.firstSequence() + ", but what stands before it ends with frame " + engine.sequence()) : damage;
        }
    }

    private void play(final SessionTape tape, final long end, final Progress progress) {
        final long known = engine.sequence() - tape.firstSequence() + 1;
        isAhead = known > 0;
        try (TapeReader reader = tape.open().orElse(null)) {
            if (reader != null && (known <= 0 || isOnTape(reader, known))) {
                isAhead = false;
                play(tape, reader, end, progress);
            }
        } catch (final DamagedTapeException unreadable) {
            damage = unreadable;
        }
    }

    private void play(final SessionTape tape, final TapeReader reader, final long end, final Progress progress) {
        while (difference == null && engine.sequence() + 1 < end && reader.advance()) {
            reader.copyTo(recorded);
            play(tape, progress);
        }
    }

    /**
     * A frame is a document: the ones that the engine has seen are stepped over at once. The last of them must be there
     * and sound: one that was lost did not happen, and what was saved behind it neither.
     */
    private boolean isOnTape(final TapeReader reader, final long known) {
        if (known > reader.documents()) {
            return false;
        }
        reader.moveToDocument(known - 1);
        if (reader.advance()) {
            reader.copyTo(recorded);
        }
        return recorded.sequence() == engine.sequence();
    }

    private void play(final SessionTape tape, final Progress progress) {
        if (recorded.sequence() != engine.sequence() + 1) {
            throw new DamagedTapeException(tape.directory(), "frame " + recorded.sequence() + " stands where frame "
                + (engine.sequence() + 1) + " should");
        }
        recorded.dropStageTimes();
        played.copyFrom(recorded.buffer(), 0, recorded.length());
        played.keepInput();
        engine.onFrame(played);
        words.learn(recorded);
        frames++;
        if (equality.holds(recorded, played)) {
            progress.onPlayed(recorded.sequence());
        } else {
            difference = new Difference(recorded.sequence(), recorded.engineTimeNs(),
                FrameEquality.describe(recorded, played, words));
        }
    }

    /**
     * Whether the engine began with frames that are not on the tapes: they did not happen.
     *
     * @return true for a snapshot that outlived its frames.
     */
    public boolean isAhead() {
        return isAhead;
    }

    /**
     * Where the engine did something else than was recorded.
     *
     * @return the first place; empty where there is none.
     */
    public Optional<Difference> difference() {
        return Optional.ofNullable(difference);
    }

    /**
     * What is wrong behind the last frame that could be read.
     *
     * @return empty where the last tape ended in good order.
     */
    public Optional<DamagedTapeException> damage() {
        return Optional.ofNullable(damage);
    }

    /**
     * How many frames were played.
     *
     * @return a count.
     */
    public long frames() {
        return frames;
    }
}
