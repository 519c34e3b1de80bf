package io.tapedeck.journal.table;

import io.tapedeck.journal.inspect.FieldKind;
import io.tapedeck.journal.inspect.FieldLayout;

/**
 * A column of the table of a type of message. Immutable.
 *
 * @param name   of the field, as in the schema.
 * @param kind   what its numbers mean.
 * @param length bytes of the field on the tape; 0 for the symbol, which stands in no field.
 */
record TableColumn(String name, FieldKind kind, int length) {
    /** Stands beside the number of an instrument. */
    static final TableColumn SYMBOL = new TableColumn("symbol", FieldKind.TEXT, 0);

    static TableColumn of(final FieldLayout field) {
        return new TableColumn(field.name(), field.kind(), field.length());
    }

    boolean isSymbol() {
        return length == 0;
    }

    String definition(final DecimalScales scales) {
        return TableDatabase.name(name) + " " + type(scales);
    }

    String type(final DecimalScales scales) {
        return switch (kind) {
            case PRICE, QUANTITY, MONEY, RATE -> "decimal(38, " + scales.of(kind) + ")";
            case TIME -> "timestamp_ns";
            case NUMBER -> length == Long.BYTES ? "bigint" : "integer";
            case FIGURE -> "double";
            case TEXT, CHOICE, FLAGS -> "varchar";
        };
    }
}
