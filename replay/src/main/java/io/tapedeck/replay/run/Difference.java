package io.tapedeck.replay.run;

/**
 * Where a replay differs from its recording. Immutable.
 *
 * @param sequence of the first frame that differs; 0 where only a digest does.
 * @param timeNs   engine time of that frame.
 * @param what     message, field and both values.
 */
public record Difference(long sequence, long timeNs, String what) {
}
