package io.tapedeck.journal.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An answer for people: numbers to the right, the rest to the left, no column wider than a line of thought. Columns are
 * as wide as the first rows need; what is wider further down is cut. One thread.
 */
final class AlignedTable {
    private static final int MEASURED_ROWS = 1_000;
    private static final int GREATEST_WIDTH = 48;
    private static final String GAP = "  ";
    private static final String CUT = "…";

    private final QueryAnswer answer;
    private final Appendable out;
    private final List<List<Object>> measured = new ArrayList<>();
    private final int[] widths;
    private final boolean[] isNumber;

    AlignedTable(final QueryAnswer answer, final Appendable out) {
        this.answer = answer;
        this.out = out;
        widths = answer.columns().stream().mapToInt(String::length).toArray();
        isNumber = new boolean[widths.length];
    }

    void write() throws IOException {
        measure();
        line(new ArrayList<>(answer.columns()));
        for (final List<Object> row : measured) {
            line(row);
        }
        for (List<Object> row = answer.next(); row != null; row = answer.next()) {
            line(row);
        }
    }

    private void measure() {
        List<Object> row = null;
        while (measured.size() < MEASURED_ROWS && (row = answer.next()) != null) {
            measured.add(row);
            measure(row);
        }
        Arrays.setAll(widths, column -> Math.min(widths[column], GREATEST_WIDTH));
    }

    private void measure(final List<Object> row) {
        for (int column = 0; column < widths.length; column++) {
            widths[column] = Math.max(widths[column], text(row.get(column)).length());
            isNumber[column] |= row.get(column) instanceof Number;
        }
    }

    private void line(final List<Object> row) throws IOException {
        final StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            final String text = cut(text(row.get(column)), widths[column]);
            final String space = " ".repeat(widths[column] - text.length());
            line.append(column == 0 ? "" : GAP).append(isNumber[column] ? space + text : text + space);
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    private static String cut(final String text, final int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + CUT;
    }

    private static String text(final Object value) {
        return value == null ? "" : AnswerFormat.text(value);
    }
}
