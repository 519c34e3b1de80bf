package io.tapedeck.replay.report.table;

import java.util.Locale;

/** What a table is written as. */
public enum TableFormat {
    /** A heading, then a line a row; times are ISO instants, unknown values empty. */
    CSV,
    /** Apache Parquet, with a type for every column. */
    PARQUET;

    String file(final String table) {
        return table + "." + name().toLowerCase(Locale.ROOT);
    }
}
