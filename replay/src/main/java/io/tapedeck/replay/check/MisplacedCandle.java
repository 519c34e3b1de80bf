package io.tapedeck.replay.check;

import java.time.Instant;

/**
 * A candle that cannot stand where it does. Immutable.
 *
 * @param sequence   of its frame.
 * @param openTimeNs of the candle, nanoseconds.
 * @param reason     why.
 */
public record MisplacedCandle(long sequence, long openTimeNs, Misplacement reason) {
    @Override
    public String toString() {
        return "frame " + sequence + ", candle of " + Instant.ofEpochSecond(0, openTimeNs) + ": it "
            + reason.description();
    }
}
