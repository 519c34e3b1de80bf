package io.tapedeck.replay.importer;

import java.time.Instant;

/**
 * Two sources say different things about one candle; the first was kept, the other is not on the tape. Immutable.
 *
 * @param openTimeNs    of the candle, nanoseconds.
 * @param keptSource    {@code tape}, or the name of a file.
 * @param kept          what it says.
 * @param refusedSource name of a file.
 * @param refused       what it says.
 */
public record RowConflict(
    long openTimeNs,
    String keptSource,
    CandleValues kept,
    String refusedSource,
    CandleValues refused) {

    /** Name of the source that is no file. */
    public static final String TAPE = "tape";

    @Override
    public String toString() {
        return Instant.ofEpochSecond(0, openTimeNs) + ": kept from " + keptSource + ": " + kept + "; refused from "
            + refusedSource + ": " + refused;
    }
}
