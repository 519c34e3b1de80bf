package io.tapedeck.replay.report.table;

import java.util.List;
import java.util.function.BiConsumer;

/** The rows of a table. A row is made cell by cell when it is written, for of some tables there are half a million. */
public interface Rows {
    /**
     * How many there are.
     *
     * @return a count.
     */
    int count();

    /**
     * Makes a row.
     *
     * @param index from 0.
     * @param cells take its cells, as many as the table has columns; the row is ended by the caller.
     */
    void make(int index, CsvCells cells);

    /**
     * A row for every member of a list.
     *
     * @param all what the rows tell of.
     * @param row makes one.
     * @param <T> its kind.
     * @return the rows in the order of the list.
     */
    static <T> Rows of(final List<T> all, final BiConsumer<T, CsvCells> row) {
        return new Rows() {
            @Override
            public int count() {
                return all.size();
            }

            @Override
            public void make(final int index, final CsvCells cells) {
                row.accept(all.get(index), cells);
            }
        };
    }

    /** The same rows with a word before each. */
    default Rows labelled(final String label) {
        final Rows rows = this;
        return new Rows() {
            @Override
            public int count() {
                return rows.count();
            }

            @Override
            public void make(final int index, final CsvCells cells) {
                cells.text(label);
                rows.make(index, cells);
            }
        };
    }

    /** These rows, then others. */
    default Rows followedBy(final Rows others) {
        final Rows first = this;
        return new Rows() {
            @Override
            public int count() {
                return first.count() + others.count();
            }

            @Override
            public void make(final int index, final CsvCells cells) {
                if (index < first.count()) {
                    first.make(index, cells);
                } else {
                    others.make(index - first.count(), cells);
                }
            }
        };
    }
}
