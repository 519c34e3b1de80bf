package io.tapedeck.app.cli;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class FigureTableTest {
    @ParameterizedTest
    @CsvSource({
        "1.125,   1.13,   112.50 %",
        "-0.004,  0.00,   -0.40 %",
        "-0.006,  -0.01,  -0.60 %",
        "-0.00004, 0.00,  0.00 %",
        "0,       0.00,   0.00 %",
        "NaN,     -,      -"})
    void hasTwoDecimalsAndNoSignBeforeZero(final double value, final String ratio, final String percent) {
        assertEquals(ratio, FigureTable.ratio(value));
        assertEquals(percent, FigureTable.percent(value));
    }
}
