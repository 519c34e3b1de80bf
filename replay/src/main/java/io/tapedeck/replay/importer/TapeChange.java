package io.tapedeck.replay.importer;

/**
 * What an import did to its tape. Immutable.
 *
 * @param generationBefore the current generation until then; 0 where there was no tape.
 * @param generationAfter  the current generation now.
 * @param candlesBefore    how many it had.
 * @param candlesAfter     how many it has.
 * @param firstOpenNs      open of its first candle now, nanoseconds.
 * @param endNs            close of its last candle now, nanoseconds.
 */
public record TapeChange(
    int generationBefore,
    int generationAfter,
    long candlesBefore,
    long candlesAfter,
    long firstOpenNs,
    long endNs) {

    /**
     * Whether a generation was written.
     *
     * @return false where the files said nothing new.
     */
    public boolean isChanged() {
        return generationAfter != generationBefore;
    }
}
