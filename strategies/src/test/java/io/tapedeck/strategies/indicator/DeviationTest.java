package io.tapedeck.strategies.indicator;

import io.tapedeck.strategies.indicator.IndicatorContract.Scale;
import io.tapedeck.strategies.indicator.OracleTable.Tolerance;
import org.junit.jupiter.api.Test;

import java.io.IOException;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The standard deviation and what is made of it, against published tables and the contract. */
class DeviationTest {
    @Test
    void theStandardDeviationKeepsToTheContract() {
        IndicatorContract.of(() -> new StandardDeviation(20), (deviation, bar) -> deviation.add(bar.close()),
            Scale.PRICE).output("mean", StandardDeviation::mean, Scale.PRICE).holds();
    }

    @Test
    void theStandardDeviationEqualsThePublishedTable() throws IOException {
        final OracleTable quotes = OracleTable.stockQuotes();
        final OracleTable results = OracleTable.stockIndicators("stdev");
        final StandardDeviation deviation = new StandardDeviation(14);
        assertEquals(489, results.compare("stdDev", Tolerance.full(), row -> {
            deviation.add(quotes.number(row, "close"));
            return deviation.isReady();
        }, row -> deviation.value()));
        final StandardDeviation mean = new StandardDeviation(14);
        assertEquals(489, results.compare("mean", Tolerance.full(), row -> {
            mean.add(quotes.number(row, "close"));
            return mean.isReady();
        }, row -> mean.mean()));
    }
}
