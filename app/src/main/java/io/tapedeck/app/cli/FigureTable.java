package io.tapedeck.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Rows of figures for people, every column to the right. One thread. */
final class FigureTable {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    FigureTable(final List<String> heading) {
        rows.add(heading);
    }

    void add(final List<String> row) {
        rows.add(row);
    }

    String text() {
        final int[] widths = IntStream.range(0, rows.get(0).size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElseThrow()).toArray();
        final StringBuilder text = new StringBuilder();
        for (final List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                text.append(GAP).append(" ".repeat(widths[column] - row.get(column).length())).append(row.get(column));
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** A ratio; a dash where it is not defined. */
    static String ratio(final double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f", value);
    }

    /** A fraction in per cent; a dash where it is not defined. */
    static String percent(final double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f %%", value * 100);
    }
}
