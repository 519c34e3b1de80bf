package io.tapedeck.replay.state;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A moment of a run: behind the last frame up to a sequence, or up to an engine time. Immutable.
 *
 * @param text     for people.
 * @param sequence of the last frame that counts.
 * @param timeNs   engine time of the last frame that counts, nanoseconds.
 */
public record Moment(String text, long sequence, long timeNs) {
    /**
     * The moment at an engine time.
     *
     * @param time of the last frames that count.
     * @return as if written.
     */
    public static Moment at(final Instant time) {
        return new Moment(time.toString(), Long.MAX_VALUE, ChronoUnit.NANOS.between(Instant.EPOCH, time));
    }

    /**
     * The moment behind a frame.
     *
     * @param sequence of the frame.
     * @return as if written.
     */
    public static Moment behind(final long sequence) {
        return new Moment(Long.toString(sequence), sequence, Long.MAX_VALUE);
    }

    /**
     * Whether a frame lies up to the moment.
     *
     * @param frameSequence of the frame.
     * @param frameTimeNs   of the frame, nanoseconds.
     * @return false for a later one.
     */
    public boolean includes(final long frameSequence, final long frameTimeNs) {
        return frameSequence <= sequence && frameTimeNs <= timeNs;
    }
}
