package io.tapedeck.replay.check;

import java.time.Instant;

/**
 * A candle that no market can have traded. Immutable.
 *
 * @param sequence   of its frame.
 * @param openTimeNs of the candle, nanoseconds.
 * @param fault      the first that was found in it.
 */
public record ImpossibleCandle(long sequence, long openTimeNs, CandleFault fault) {
    @Override
    public String toString() {
        return "frame " + sequence + ", candle of " + Instant.ofEpochSecond(0, openTimeNs) + ": "
            + fault.description();
    }
}
