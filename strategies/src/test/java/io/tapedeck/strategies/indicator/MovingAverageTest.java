package io.tapedeck.strategies.indicator;

import io.tapedeck.strategies.indicator.IndicatorContract.Scale;
import io.tapedeck.strategies.indicator.OracleTable.Tolerance;
import org.junit.jupiter.api.Test;

import java.io.IOException;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Averages against published tables and the contract. */
class MovingAverageTest {
    /** Published with seven digits, of closes that were rounded to two decimals. */
    private static final Tolerance LEAN = Tolerance.significantDigits(7).withInputs(0.005);

    @Test
    void theSimpleAverageKeepsToTheContract() {
        IndicatorContract.of(() -> new SimpleMovingAverage(20), (average, bar) -> average.add(bar.close()), Scale.PRICE)
            .holds();
        IndicatorContract.of(() -> new SimpleMovingAverage(1), (average, bar) -> average.add(bar.close()), Scale.PRICE)
            .holds();
    }

    @Test
    void theSimpleAverageEqualsThePublishedTables() throws IOException {
        final OracleTable quotes = OracleTable.stockQuotes();
        final SimpleMovingAverage stock = new SimpleMovingAverage(20);
        assertEquals(483, OracleTable.stockIndicators("sma").compare("sma", Tolerance.full(), row -> {
            stock.add(quotes.number(row, "close"));
            return stock.isReady();
        }, row -> stock.value()));

        final OracleTable lean = OracleTable.csv("lean/spy_with_indicators.txt");
        final SimpleMovingAverage average = new SimpleMovingAverage(14);
        assertEquals(487, lean.compare("SMA14", LEAN, row -> {
            average.add(lean.number(row, "Close"));
            return average.isReady();
        }, row -> average.value()));
    }

    @Test
    void theExponentialAverageKeepsToTheContract() {
        IndicatorContract.of(() -> new ExponentialMovingAverage(20), (average, bar) -> average.add(bar.close()),
            Scale.PRICE).holds();
    }

    @Test
    void theExponentialAverageEqualsThePublishedTables() throws IOException {
        final OracleTable quotes = OracleTable.stockQuotes();
        final ExponentialMovingAverage stock = new ExponentialMovingAverage(20);
        assertEquals(483, OracleTable.stockIndicators("ema").compare("ema", Tolerance.full(), row -> {
            stock.add(quotes.number(row, "close"));
            return stock.isReady();
        }, row -> stock.value()));

        final OracleTable lean = OracleTable.csv("lean/spy_with_indicators.txt");
        final ExponentialMovingAverage average = new ExponentialMovingAverage(14);
        assertEquals(487, lean.compare("EMA14", LEAN, row -> {
            average.add(lean.number(row, "Close"));
            return average.isReady();
        }, row -> average.value()));
    }
}
