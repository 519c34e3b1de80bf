package io.tapedeck.app.cli;

import io.tapedeck.replay.report.TextTable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows of figures for people, every column to the right. One thread. */
final class FigureTable {
    private static final TextTable FIGURES = new TextTable(column -> false);

    private final List<List<String>> rows = new ArrayList<>();

    FigureTable(final List<String> heading) {
        rows.add(heading);
    }

    void add(final List<String> row) {
        rows.add(row);
    }

    String text() {
        return String.join("\n", FIGURES.lines(rows)) + "\n";
    }

    /** A ratio; a dash where it is not defined. */
    static String ratio(final double value) {
        return Double.isNaN(value) ? "-" : decimals(value);
    }

    /** A fraction in per cent; a dash where it is not defined. */
    static String percent(final double value) {
        return Double.isNaN(value) ? "-" : decimals(value * 100) + " %";
    }

    /** What rounds to zero has no sign. */
    private static String decimals(final double value) {
        final String text = String.format(Locale.ROOT, "%.2f", value);
        return text.equals("-0.00") ? text.substring(1) : text;
    }
}
