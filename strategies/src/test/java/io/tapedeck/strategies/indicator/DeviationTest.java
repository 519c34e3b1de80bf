package io.tapedeck.strategies.indicator;

import io.tapedeck.strategies.indicator.IndicatorContract.Scale;
import io.tapedeck.strategies.indicator.OracleTable.Input;
import io.tapedeck.strategies.indicator.OracleTable.Tolerance;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.function.ToDoubleFunction;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The standard deviation and what is made of it, against published tables, definitions and the contract. */
class DeviationTest {
    @Test
    void theStandardDeviationKeepsToTheContractAndItsDefinition() {
        IndicatorContract.of(() -> new StandardDeviation(20), (deviation, bar) -> deviation.add(bar.close()),
            Scale.PRICE).output("mean", StandardDeviation::mean, Scale.PRICE).holds();
        Twin.assertEqual(bars -> Twin.windows(Twin.closes(bars), 50, Twin::deviation), () -> new StandardDeviation(50),
            (deviation, bar) -> deviation.add(bar.close()), Indicator::value);
    }

    @Test
    void theStandardDeviationEqualsThePublishedTable() throws IOException {
        final OracleTable quotes = OracleTable.stockQuotes();
        final OracleTable results = OracleTable.stockIndicators("stdev");
        final Input<StandardDeviation> stock = (deviation, row) -> deviation.add(quotes.number(row, "close"));

        assertEquals(489, results.compare("stdDev", Tolerance.full(), stock, new StandardDeviation(14),
            Indicator::value));
        assertEquals(489, results.compare("mean", Tolerance.full(), stock, new StandardDeviation(14),
            StandardDeviation::mean));
    }

    @Test
    void theBandsKeepToTheContract() {
        IndicatorContract.of(() -> new BollingerBands(20, 2), (bands, bar) -> bands.add(bar.close()), Scale.PRICE)
            .output("upper", BollingerBands::upper, Scale.PRICE)
            .output("lower", BollingerBands::lower, Scale.PRICE)
            .output("percent", BollingerBands::percent, Scale.UNCHANGED)
            .output("width", BollingerBands::width, Scale.UNCHANGED)
            .holds();
    }

    @Test
    void theBandsEqualThePublishedTables() throws IOException {
        final OracleTable quotes = OracleTable.stockQuotes();
        final OracleTable results = OracleTable.stockIndicators("bb");
        final Input<BollingerBands> stock = (bands, row) -> bands.add(quotes.number(row, "close"));
        assertBands(483, results, Tolerance.full(), stock, "sma", BollingerBands::value);
        assertBands(483, results, Tolerance.full(), stock, "upperBand", BollingerBands::upper);
        assertBands(483, results, Tolerance.full(), stock, "lowerBand", BollingerBands::lower);
        assertBands(483, results, Tolerance.full(), stock, "percentB", BollingerBands::percent);
        assertBands(483, results, Tolerance.full(), stock, "width", BollingerBands::width);

        final OracleTable charts = OracleTable.csv("ta/cs-bbands.csv");
        final Input<BollingerBands> chart = (bands, row) -> bands.add(charts.number(row, "Close"));
        assertBands(23, charts, Tolerance.decimals(6), chart, "MiddleBand", BollingerBands::value);
        assertBands(23, charts, Tolerance.decimals(6), chart, "HighBand", BollingerBands::upper);
        assertBands(23, charts, Tolerance.decimals(6), chart, "LowBand", BollingerBands::lower);
        assertBands(23, charts, Tolerance.decimals(6), chart, "WidthBand", bands -> 100 * bands.width());
        assertBands(23, charts, Tolerance.decimals(6), chart, "PercentageBand", BollingerBands::percent);
    }

    private static void assertBands(final int count, final OracleTable table, final Tolerance tolerance,
            final Input<BollingerBands> input, final String column, final ToDoubleFunction<BollingerBands> line) {
        assertEquals(count, table.compare(column, tolerance, input, new BollingerBands(20, 2), line), column);
    }

    @Test
    void aValueIsInTheMiddleOfBandsWithoutWidth() {
        final BollingerBands bands = new BollingerBands(5, 2);
        final ZScore score = new ZScore(5);
        for (int index = 0; index < 8; index++) {
            final double value = index < 3 ? 1e9 + 0.3 : 0.1;
            bands.add(value);
            score.add(value);
        }
        assertEquals(0.5, bands.percent());
        assertEquals(0, bands.width());
        assertEquals(0.1, bands.upper(), 1e-16);
        assertEquals(0, score.value());
    }

    @Test
    void theScoreKeepsToTheContractAndThePublishedTables() throws IOException {
        IndicatorContract.of(() -> new ZScore(20), (score, bar) -> score.add(bar.close()), Scale.UNCHANGED).holds();
        final OracleTable quotes = OracleTable.stockQuotes();
        final Input<ZScore> stock = (score, row) -> score.add(quotes.number(row, "close"));

        assertEquals(483, OracleTable.stockIndicators("bb").compare("zScore", Tolerance.full(), stock, new ZScore(20),
            Indicator::value));
        assertEquals(489, OracleTable.stockIndicators("stdev").compare("zScore", Tolerance.full(), stock,
            new ZScore(14), Indicator::value));
    }
}
