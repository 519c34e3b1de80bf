package io.tapedeck.journal.table;

import io.tapedeck.journal.inspect.CsvFormat;
import io.tapedeck.journal.inspect.JsonText;
import io.tapedeck.journal.inspect.MessageText;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** How an answer is written: a table for people, JSON Lines, or CSV. */
public enum AnswerFormat {
    /** Aligned columns. */
    TEXT {
        @Override
        public void write(final QueryAnswer answer, final Appendable out) throws IOException {
            new AlignedTable(answer, out).write();
        }
    },
    /** An object a row. */
    JSON {
        @Override
        public void write(final QueryAnswer answer, final Appendable out) throws IOException {
            final List<String> columns = answer.columns();
            for (List<Object> row = answer.next(); row != null; row = answer.next()) {
                String separator = "{";
                for (int column = 0; column < columns.size(); column++) {
                    JsonText.text(out.append(separator), columns.get(column));
                    JsonText.value(out.append(':'), row.get(column));
                    separator = ",";
                }
                out.append("}\n");
            }
        }
    },
    /** A heading, then a line a row. */
    CSV {
        @Override
        public void write(final QueryAnswer answer, final Appendable out) throws IOException {
            out.append(answer.columns().stream().map(CsvFormat::quoted).collect(Collectors.joining(","))).append('\n');
            for (List<Object> row = answer.next(); row != null; row = answer.next()) {
                out.append(row.stream().map(value -> value == null ? "" : CsvFormat.quoted(text(value)))
                    .collect(Collectors.joining(","))).append('\n');
            }
        }
    };

    /**
     * Writes an answer.
     *
     * @param answer to exhaust.
     * @param out    takes it.
     * @throws IOException where nobody takes it.
     */
    public abstract void write(QueryAnswer answer, Appendable out) throws IOException;

    /** A value without trailing zeros and exponents. */
    static String text(final Object value) {
        return value instanceof BigDecimal decimal ? MessageText.decimal(decimal) : value.toString();
    }
}
