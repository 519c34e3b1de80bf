package io.tapedeck.journal.inspect;

import io.tapedeck.journal.catalogue.Manifest;
import io.tapedeck.journal.tape.TapeReader;

/**
 * How long a tape is, by its manifest or by its two ends, never by reading it all. Immutable.
 *
 * @param fromNs open of the first candle, or time of the first event.
 * @param toNs   close of the last candle, or time of the last event.
 * @param frames how many; 0 for an empty tape, whose times say nothing.
 */
public record TapeSpan(long fromNs, long toNs, long frames) {
    /**
     * Measures a tape.
     *
     * @param tape to measure; one that is being written is measured as it is now.
     * @return its span.
     */
    public static TapeSpan of(final RecordedTape tape) {
        return tape.isHistory() ? ofHistory(tape.manifest().orElseThrow()) : ofSession(tape);
    }

    private static TapeSpan ofHistory(final Manifest manifest) {
        return new TapeSpan(manifest.number("firstOpenNs"), manifest.number("endNs"), manifest.number("frames"));
    }

    /** On the tape of a session every frame is a document. */
    private static TapeSpan ofSession(final RecordedTape tape) {
        try (TapeReader reader = tape.open()) {
            if (!reader.advance()) {
                return new TapeSpan(0, 0, 0);
            }
            final long fromNs = reader.engineTimeNs();
            final long frames = reader.documents();
            reader.moveToDocument(frames - 1);
            return new TapeSpan(fromNs, reader.advance() ? reader.engineTimeNs() : fromNs, frames);
        }
    }
}
