package io.tapedeck.replay.check;

import java.time.Instant;

/**
 * A span in which a tape has no candles. Immutable.
 *
 * @param firstMissingNs open of the first candle that is missing, nanoseconds.
 * @param lastMissingNs  open of the last candle that is missing, nanoseconds.
 * @param candles        how many are missing.
 */
public record CandleGap(long firstMissingNs, long lastMissingNs, long candles) {
    @Override
    public String toString() {
        final Instant first = Instant.ofEpochSecond(0, firstMissingNs);
        return candles == 1
            ? first + ": 1 candle"
            : first + " to " + Instant.ofEpochSecond(0, lastMissingNs) + ": " + candles + " candles";
    }
}
