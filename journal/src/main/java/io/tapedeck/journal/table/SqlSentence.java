package io.tapedeck.journal.table;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What DuckDB says of a statement, in one line. */
final class SqlSentence {
    /** From here on it repeats the statement and points at the place. */
    private static final String PLACE = "\nLINE ";

    private SqlSentence() {
    }

    static String of(final SQLException refused) {
        final String message = String.valueOf(refused.getMessage());
        final int place = message.indexOf(PLACE);
        return Arrays.stream((place < 0 ? message : message.substring(0, place)).split("\\R"))
            .map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining(" "));
    }
}
