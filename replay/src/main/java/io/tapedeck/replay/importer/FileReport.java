package io.tapedeck.replay.importer;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was found in one file. Immutable.
 *
 * @param file           as it was named.
 * @param layout         how it is laid out.
 * @param rows           candles in it, repeated ones included.
 * @param firstOpenNs    open of the earliest candle, nanoseconds.
 * @param lastOpenNs     open of the latest candle, nanoseconds.
 * @param rowsSorted     that stood after a later one and were put in order.
 * @param rowsRepeated   that repeat another row of the file exactly and were dropped.
 */
public record FileReport(
    Path file,
    Layout layout,
    long rows,
    long firstOpenNs,
    long lastOpenNs,
    long rowsSorted,
    long rowsRepeated) {

    /**
     * How a file is laid out. Immutable.
     *
     * @param columns   of every line.
     * @param header    whether the first line names them.
     * @param timeUnits of its open times, ordered; more than one in a file that was joined from several.
     * @param rounded   numbers that were freed of the noise of binary fractions.
     */
    public record Layout(int columns, HeaderLine header, Set<String> timeUnits, long rounded) {
        /**
         * Takes a copy of the set.
         *
         * @param columns   of every line.
         * @param header    line.
         * @param timeUnits of its open times.
         * @param rounded   numbers.
         */
        public Layout {
            timeUnits = Collections.unmodifiableSet(new TreeSet<>(timeUnits));
        }
    }

    FileReport withRepeated(final long repeated) {
        return new FileReport(file, layout, rows, firstOpenNs, lastOpenNs, rowsSorted, repeated);
    }
}
