package io.tapedeck.replay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Rows of cells as lines for a terminal, columns as wide as their widest cell.
 *
 * @param isText which columns stand to the left; numbers stand to the right.
 */
public record TextTable(IntPredicate isText) {
    private static final String GAP = "  ";

    /**
     * Aligns rows.
     *
     * @param rows of as many cells each.
     * @return a line each, indented.
     */
    public List<String> lines(final List<List<String>> rows) {
        final int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        final int[] widths = IntStream.range(0, columns).map(column -> width(rows, column)).toArray();
        final List<String> lines = new ArrayList<>();
        for (final List<String> row : rows) {
            final StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                final String space = " ".repeat(widths[column] - row.get(column).length());
                line.append(GAP).append(isText.test(column) ? row.get(column) + space : space + row.get(column));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static int width(final List<List<String>> rows, final int column) {
        return rows.stream().filter(row -> column < row.size()).mapToInt(row -> row.get(column).length()).max()
            .orElse(0);
    }
}
