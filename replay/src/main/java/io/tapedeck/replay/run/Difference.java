package io.tapedeck.replay.run;

import java.time.Instant;

/**
 * Where a replay differs from its recording. Immutable.
 *
 * @param sequence of the first frame that differs; 0 where only a digest does.
 * @param timeNs   engine time of that frame.
 * @param what     message, field and both values.
 */
public record Difference(long sequence, long timeNs, String what) {
    /**
     * For a person.
     *
     * @return where, and what.
     */
    public String sentence() {
        return sequence == 0 ? what
            : "first at frame " + sequence + ", " + Instant.ofEpochSecond(0, timeNs) + ", " + what;
    }
}
