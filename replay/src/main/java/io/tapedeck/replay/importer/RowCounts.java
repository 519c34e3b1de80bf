package io.tapedeck.replay.importer;

/**
 * What became of the rows of all files; together they are all rows. Immutable.
 *
 * @param added       that are candles which the tape did not have.
 * @param known       that say what the tape or a file named earlier says.
 * @param enriched    that agree with it and add figures that were unknown.
 * @param conflicting that contradict it and were not taken.
 * @param repeated    that repeat a row of their own file exactly.
 */
public record RowCounts(long added, long known, long enriched, long conflicting, long repeated) {
}
