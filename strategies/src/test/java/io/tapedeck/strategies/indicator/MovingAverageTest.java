package io.tapedeck.strategies.indicator;

import io.tapedeck.strategies.indicator.IndicatorContract.Scale;
import io.tapedeck.strategies.indicator.OracleTable.Input;
import io.tapedeck.strategies.indicator.OracleTable.Tolerance;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Averages against published tables, their definitions and the contract. */
class MovingAverageTest {
    /** Published with seven digits, of closes of up to 18000 in single precision. */
    private static final Tolerance LEAN = Tolerance.significantDigits(7).withInputs(0.001);

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
        final OracleTable lean = OracleTable.csv("lean/spy_with_indicators.txt");
        final Input<SimpleMovingAverage> stock = (average, row) -> average.add(quotes.number(row, "close"));

        assertEquals(483, OracleTable.stockIndicators("sma").compare("sma", Tolerance.full(), stock,
            new SimpleMovingAverage(20), Indicator::value));
        assertEquals(487, lean.compare("SMA14", LEAN, (average, row) -> average.add(lean.number(row, "Close")),
            new SimpleMovingAverage(14), Indicator::value));
    }

    @Test
    void theExponentialAverageKeepsToTheContract() {
        IndicatorContract.of(() -> new ExponentialMovingAverage(20), (average, bar) -> average.add(bar.close()),
            Scale.PRICE).holds();
    }

    @Test
    void theExponentialAverageEqualsThePublishedTables() throws IOException {
        final OracleTable quotes = OracleTable.stockQuotes();
        final OracleTable lean = OracleTable.csv("lean/spy_with_indicators.txt");
        final Input<ExponentialMovingAverage> stock = (average, row) -> average.add(quotes.number(row, "close"));

        assertEquals(483, OracleTable.stockIndicators("ema").compare("ema", Tolerance.full(), stock,
            new ExponentialMovingAverage(20), Indicator::value));
        assertEquals(491, OracleTable.stockIndicators("macd").compare("fastEma", Tolerance.full(), stock,
            new ExponentialMovingAverage(12), Indicator::value));
        assertEquals(477, OracleTable.stockIndicators("macd").compare("slowEma", Tolerance.full(), stock,
            new ExponentialMovingAverage(26), Indicator::value));
        assertEquals(487, lean.compare("EMA14", LEAN, (average, row) -> average.add(lean.number(row, "Close")),
            new ExponentialMovingAverage(14), Indicator::value));
    }

    @Test
    void theWeightedAverageKeepsToTheContractAndItsDefinition() {
        IndicatorContract.of(() -> new WeightedMovingAverage(14), (average, bar) -> average.add(bar.close()),
            Scale.PRICE).holds();
        Twin.assertEqual(bars -> Twin.weighted(Twin.closes(bars), 9), () -> new WeightedMovingAverage(9),
            (average, bar) -> average.add(bar.close()), Indicator::value);
    }

    @Test
    void theWeightedAverageEqualsThePublishedTables() throws IOException {
        final OracleTable quotes = OracleTable.stockQuotes();
        final OracleTable charts = OracleTable.csv("ta/cs-wma.csv");
        final Input<WeightedMovingAverage> stock = (average, row) -> average.add(quotes.number(row, "close"));

        assertEquals(489, OracleTable.stockIndicators("wma").compare("wma", Tolerance.full(), stock,
            new WeightedMovingAverage(14), Indicator::value));
        assertEquals(32, charts.compare("WMA", Tolerance.decimals(4), (average, row) ->
            average.add(charts.number(row, "Close")), new WeightedMovingAverage(9), Indicator::value));
        final WeightedMovingAverage jesse = new WeightedMovingAverage(9);
        final JesseCandles candles = JesseCandles.of("wma");
        candles.bars().forEach(bar -> jesse.add(bar.close()));
        candles.assertLast("value", jesse.value());
    }

    @Test
    void theDoubleExponentialAverageKeepsToTheContract() {
        IndicatorContract.of(() -> new DoubleExponentialMovingAverage(9), (average, bar) -> average.add(bar.close()),
            Scale.PRICE).holds();
    }

    @Test
    void theDoubleExponentialAverageEqualsThePublishedTables() throws IOException {
        final OracleTable lean = OracleTable.csv("lean/spy_dema.txt");
        assertEquals(356, lean.compare("DEMA_5", Tolerance.full(), (average, row) ->
            average.add(lean.number(row, "close")), new DoubleExponentialMovingAverage(5), Indicator::value));
        final DoubleExponentialMovingAverage jesse = new DoubleExponentialMovingAverage(9);
        final JesseCandles candles = JesseCandles.of("dema");
        candles.bars().forEach(bar -> jesse.add(bar.close()));
        candles.assertLast("value", jesse.value());
    }

    @Test
    void theTripleExponentialAverageKeepsToTheContractAndItsDefinition() {
        IndicatorContract.of(() -> new TripleExponentialMovingAverage(9), (average, bar) -> average.add(bar.close()),
            Scale.PRICE).holds();
        Twin.assertEqual(bars -> {
            final List<Double> first = Twin.exponential(Twin.closes(bars), 6);
            final List<Double> second = Twin.exponential(first, 6);
            final List<Double> third = Twin.exponential(second, 6);
            return Twin.both(Twin.both(first, second, (one, two) -> 3 * one - 3 * two), third, Double::sum);
        }, () -> new TripleExponentialMovingAverage(6), (average, bar) -> average.add(bar.close()), Indicator::value);
    }

    @Test
    void theTripleExponentialAverageEqualsThePublishedFigure() throws IOException {
        final TripleExponentialMovingAverage average = new TripleExponentialMovingAverage(9);
        final JesseCandles candles = JesseCandles.of("tema");
        candles.bars().forEach(bar -> average.add(bar.close()));
        candles.assertLast("value", average.value());
    }

    @Test
    void theHullAverageKeepsToTheContractAndItsDefinition() {
        IndicatorContract.of(() -> new HullMovingAverage(21), (average, bar) -> average.add(bar.close()), Scale.PRICE)
            .holds();
        for (final int length : new int[] {4, 9, 21}) {
            Twin.assertEqual(bars -> Twin.weighted(Twin.both(Twin.weighted(Twin.closes(bars), length / 2),
                    Twin.weighted(Twin.closes(bars), length), (half, whole) -> 2 * half - whole),
                (int) Math.floor(Math.sqrt(length))), () -> new HullMovingAverage(length),
                (average, bar) -> average.add(bar.close()), Indicator::value);
        }
    }

    @Test
    void theAdaptiveAverageKeepsToTheContractAndItsDefinition() {
        IndicatorContract.of(() -> new KaufmanAdaptiveMovingAverage(10, 2, 30),
            (average, bar) -> average.add(bar.close()), Scale.PRICE).holds();
        Twin.assertEqual(bars -> adaptive(Twin.closes(bars), 7, 3, 20),
            () -> new KaufmanAdaptiveMovingAverage(7, 3, 20), (average, bar) -> average.add(bar.close()),
            Indicator::value);
    }

    private static List<Double> adaptive(final List<Double> values, final int length, final int fast, final int slow) {
        final List<Double> figures = new ArrayList<>();
        double average = values.get(length - 1);
        for (int index = length; index < values.size(); index++) {
            double way = 0;
            for (final double change : Twin.changes(values.subList(index - length, index + 1))) {
                way += Math.abs(change);
            }
            final double straight = Math.abs(values.get(index) - values.get(index - length));
            final double efficiency = way == 0 ? 0 : straight / way;
            final double weight = efficiency * (2.0 / (fast + 1) - 2.0 / (slow + 1)) + 2.0 / (slow + 1);
            average += weight * weight * (values.get(index) - average);
            figures.add(average);
        }
        return figures;
    }

    @Test
    void theAdaptiveAverageEqualsThePublishedTables() throws IOException {
        final OracleTable charts = OracleTable.csv("ta/cs-kama.csv");
        final OracleTable lean = OracleTable.csv("lean/spy_kama.txt");

        assertEquals(39, charts.compare("KAMA", Tolerance.decimals(6), (average, row) ->
            average.add(charts.number(row, "Close")), new KaufmanAdaptiveMovingAverage(10, 2, 30), Indicator::value));
        assertEquals(495, lean.compare("KAMA_5", Tolerance.full(), (average, row) ->
            average.add(lean.number(row, "Close")), new KaufmanAdaptiveMovingAverage(5, 2, 30), Indicator::value));
    }

    @Test
    void theVolumeWeightedAverageKeepsToTheContractAndItsDefinition() {
        IndicatorContract.of(() -> new VolumeWeightedMovingAverage(20),
            (average, bar) -> average.add(bar.close(), bar.volume()), Scale.PRICE).holds();
        Twin.assertEqual(bars -> Twin.both(
                Twin.windows(Twin.of(bars, bar -> bar.close() * bar.volume()), 9, Twin::sum),
                Twin.windows(Twin.of(bars, Bar::volume), 9, Twin::sum), (turnover, volume) -> turnover / volume),
            () -> new VolumeWeightedMovingAverage(9), (average, bar) -> average.add(bar.close(), bar.volume()),
            Indicator::value);
    }

    @Test
    void theVolumeWeightedAverageIsTheLastPriceWhereNothingIsTraded() {
        final VolumeWeightedMovingAverage average = new VolumeWeightedMovingAverage(3);
        for (final double price : new double[] {100.3, 7, 8, 9}) {
            average.add(price, price > 50 ? 1e9 + 0.1 : 0);
        }
        assertEquals(9, average.value());
    }

    @Test
    void theVolumeWeightedAverageEqualsThePublishedFigure() throws IOException {
        final VolumeWeightedMovingAverage average = new VolumeWeightedMovingAverage(20);
        final JesseCandles candles = JesseCandles.of("vwma");
        candles.bars().forEach(bar -> average.add(bar.close(), bar.volume()));
        candles.assertLast("value", average.value());
    }
}
