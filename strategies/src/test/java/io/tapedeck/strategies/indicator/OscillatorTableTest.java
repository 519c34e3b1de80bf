package io.tapedeck.strategies.indicator;

import io.tapedeck.strategies.indicator.OracleTable.Input;
import io.tapedeck.strategies.indicator.OracleTable.Tolerance;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Oscillators against published tables. */
class OscillatorTableTest {
    /** Seven digits, of prices about 200 in single precision, that is to 10<sup>-5</sup>, in a range of at least 2. */
    private static final Tolerance LEAN_STOCHASTIC = Tolerance.significantDigits(7).withInputs(5e-4);
    /** The same over 0.015 mean deviations, which are as small as 0.4. */
    private static final Tolerance LEAN_CHANNEL = Tolerance.significantDigits(7).withInputs(3e-3);
    /** Seven digits, of averages of closes of up to 18000 in single precision. */
    private static final Tolerance LEAN_CONVERGENCE = Tolerance.significantDigits(7).withInputs(5e-4);

    @Test
    void theRelativeStrength() throws IOException {
        final OracleTable quotes = OracleTable.stockQuotes();
        final OracleTable lean = OracleTable.csv("lean/spy_with_indicators.txt");
        final Input<RelativeStrengthIndex> stock = (index, row) -> index.add(quotes.number(row, "close"));

        assertEquals(488, OracleTable.stockIndicators("rsi").compare("rsi", Tolerance.full(), stock,
            new RelativeStrengthIndex(14), Indicator::value));
        assertEquals(486, lean.compare("RSI 14 Wilder", Tolerance.significantDigits(7), (index, row) ->
            index.add(lean.number(row, "Close")), new RelativeStrengthIndex(14), Indicator::value));
    }

    @Test
    void theStochasticOscillator() throws IOException {
        final OracleTable quotes = OracleTable.stockQuotes();
        final OracleTable results = OracleTable.stockIndicators("stoch");
        final Input<StochasticOscillator> stock = stochastic(quotes, "high", "low", "close");
        assertEquals(485, results.compare("oscillator", Tolerance.full(), stock, new StochasticOscillator(14, 3, 3),
            Indicator::value));
        assertEquals(485, results.compare("signal", Tolerance.full(), stock, new StochasticOscillator(14, 3, 3),
            StochasticOscillator::signal));

        final OracleTable lean = OracleTable.csv("lean/spy_with_stoch12k3.txt");
        final Input<StochasticOscillator> slow = stochastic(lean, "High", "Low", "Close");
        assertEquals(484, lean.compare("Stochastics 12 %K 3", LEAN_STOCHASTIC, slow,
            new StochasticOscillator(12, 3, 5), Indicator::value));
        assertEquals(484, lean.compare("%D 5", LEAN_STOCHASTIC, slow,
            new StochasticOscillator(12, 3, 5), StochasticOscillator::signal));

        final StochasticOscillator jesse = new StochasticOscillator(5, 1, 3);
        final JesseCandles candles = JesseCandles.of("stochf");
        candles.bars().forEach(bar -> jesse.add(bar.high(), bar.low(), bar.close()));
        candles.assertLast("k", jesse.value());
        candles.assertLast("d", jesse.signal());
    }

    private static Input<StochasticOscillator> stochastic(final OracleTable table, final String high, final String low,
            final String close) {
        return (oscillator, row) ->
            oscillator.add(table.number(row, high), table.number(row, low), table.number(row, close));
    }

    /** Of the index in the table, whose smoothing starts from another figure than Wilder's. */
    @Test
    void theStochasticOfTheRelativeStrength() throws IOException {
        final OracleTable charts = OracleTable.csv("ta/cs-stochrsi.csv");
        int first = 0;
        while (Double.isNaN(charts.number(first, "RSI"))) {
            first++;
        }
        final int begin = first;
        assertEquals(6, charts.compare("StochRSI(14)", Tolerance.decimals(7), (oscillator, row) -> {
            if (row >= begin) {
                final double strength = charts.number(row, "RSI");
                oscillator.add(strength, strength, strength);
            }
        }, new StochasticOscillator(14, 1, 1), oscillator -> oscillator.value() / 100));
    }

    @Test
    void theConvergence() throws IOException {
        final OracleTable quotes = OracleTable.stockQuotes();
        final OracleTable results = OracleTable.stockIndicators("macd");
        final Input<MovingAverageConvergence> stock = (convergence, row) ->
            convergence.add(quotes.number(row, "close"));
        assertEquals(469, results.compare("macd", Tolerance.full(), stock, new MovingAverageConvergence(12, 26, 9),
            Indicator::value));
        assertEquals(469, results.compare("signal", Tolerance.full(), stock, new MovingAverageConvergence(12, 26, 9),
            MovingAverageConvergence::signal));
        assertEquals(469, results.compare("histogram", Tolerance.full(), stock,
            new MovingAverageConvergence(12, 26, 9), MovingAverageConvergence::histogram));

        final MovingAverageConvergence jesse = new MovingAverageConvergence(12, 26, 9);
        final JesseCandles candles = JesseCandles.of("macd");
        candles.bars().forEach(bar -> jesse.add(bar.close()));
        candles.assertLast("macd", jesse.value());
        candles.assertLast("signal", jesse.signal());
        candles.assertLast("hist", jesse.histogram());
    }

    @Test
    void theConvergenceInSinglePrecision() throws IOException {
        final OracleTable lean = OracleTable.csv("lean/spy_with_indicators.txt");
        final OracleTable monthly = OracleTable.csv("lean/spy_with_macd.txt");
        final Input<MovingAverageConvergence> input = (convergence, row) ->
            convergence.add(monthly.number(row, "Close"));

        assertEquals(467, lean.compare("MACD 12 26", LEAN_CONVERGENCE,
            (convergence, row) -> convergence.add(lean.number(row, "Close")), new MovingAverageConvergence(12, 26, 9),
            Indicator::value));
        assertEquals(183, monthly.compare("MACD", Tolerance.significantDigits(7).withInputs(1e-5), input,
            new MovingAverageConvergence(12, 26, 9), Indicator::value));
        assertEquals(183, monthly.compare("Signal", Tolerance.significantDigits(7).withInputs(1e-5), input,
            new MovingAverageConvergence(12, 26, 9), MovingAverageConvergence::signal));
        assertEquals(183, monthly.compare("Histogram", Tolerance.significantDigits(7).withInputs(1e-5), input,
            new MovingAverageConvergence(12, 26, 9), MovingAverageConvergence::histogram));
    }

    @Test
    void theRateOfChangeAndTheMomentum() throws IOException {
        final OracleTable charts = OracleTable.csv("ta/cs-roc.csv");
        final OracleTable lean = OracleTable.csv("lean/spy_with_roc50.txt");

        assertEquals(8, charts.compare("ROC", Tolerance.decimals(8), (rate, row) ->
            rate.add(charts.number(row, "Close")), new RateOfChange(12), Indicator::value));
        // Whatever its name says, that column is the difference of two prices in single precision.
        assertEquals(451, lean.compare("Rate of Change 50", Tolerance.decimals(6).withInputs(2e-5), (momentum, row) ->
            momentum.add(lean.number(row, "Close")), new Momentum(50), Indicator::value));
        final RateOfChange jesse = new RateOfChange(14);
        final JesseCandles candles = JesseCandles.of("roc");
        candles.bars().forEach(bar -> jesse.add(bar.close()));
        candles.assertLast("value", jesse.value());
    }

    @Test
    void theCommodityChannel() throws IOException {
        final OracleTable charts = OracleTable.csv("ta/cs-cci.csv");
        final OracleTable lean = OracleTable.csv("lean/spy_with_cci.txt");

        assertEquals(11, charts.compare("CCI", Tolerance.decimals(4), channel(charts), new CommodityChannelIndex(20),
            Indicator::value));
        assertEquals(488, lean.compare("Commodity Channel Index (CCI) 14", LEAN_CHANNEL,
            channel(lean), new CommodityChannelIndex(14), Indicator::value));
        final CommodityChannelIndex jesse = new CommodityChannelIndex(14);
        final JesseCandles candles = JesseCandles.of("cci");
        candles.bars().forEach(bar -> jesse.add(bar.high(), bar.low(), bar.close()));
        candles.assertLast("value", jesse.value());
    }

    private static Input<CommodityChannelIndex> channel(final OracleTable table) {
        return (index, row) ->
            index.add(table.number(row, "High"), table.number(row, "Low"), table.number(row, "Close"));
    }

    @Test
    void thePercentRange() throws IOException {
        final OracleTable quotes = OracleTable.stockQuotes();
        final OracleTable charts = OracleTable.csv("ta/cs-percentr.csv");

        assertEquals(489, OracleTable.stockIndicators("willr").compare("williamsR", Tolerance.full(), (range, row) ->
            range.add(quotes.number(row, "high"), quotes.number(row, "low"), quotes.number(row, "close")),
            new WilliamsPercentRange(14), Indicator::value));
        assertEquals(17, charts.compare("Williams_%R", Tolerance.decimals(6), (range, row) ->
            range.add(charts.number(row, "High"), charts.number(row, "Low"), charts.number(row, "Close")),
            new WilliamsPercentRange(14), Indicator::value));
    }

    @Test
    void theMoneyFlow() throws IOException {
        final OracleTable charts = OracleTable.csv("ta/cs-mfi.csv");
        assertEquals(16, charts.compare("MFI", Tolerance.decimals(5), (index, row) ->
            index.add(charts.number(row, "High"), charts.number(row, "Low"), charts.number(row, "Close"),
                charts.number(row, "Volume")), new MoneyFlowIndex(14), Indicator::value));
    }

    @Test
    void theUltimateOscillator() throws IOException {
        final OracleTable charts = OracleTable.csv("ta/cs-ultosc.csv");
        assertEquals(2, charts.compare("Ult_Osc", Tolerance.decimals(6), (oscillator, row) ->
            oscillator.add(charts.number(row, "High"), charts.number(row, "Low"), charts.number(row, "Close")),
            new UltimateOscillator(7, 14, 28), Indicator::value));
    }

    /**
     * The table's weights are rounded to 0.07692 and 0.1428, so that it cannot be met to its last digit; the definition
     * with those weights does meet it.
     */
    @Test
    void theTrueStrength() throws IOException {
        final OracleTable charts = OracleTable.csv("ta/cs-tsi.csv");
        assertEquals(445, charts.compare("TSI", expected -> 0.02, (index, row) ->
            index.add(charts.number(row, "Close")), new TrueStrengthIndex(25, 13), Indicator::value));

        final List<Double> closes = IntStream.range(0, charts.rows())
            .mapToObj(row -> charts.number(row, "Close")).toList();
        final List<Double> changes = Twin.changes(closes);
        final List<Double> sizes = changes.stream().map(Math::abs).toList();
        final List<Double> twin = Twin.both(rounded(changes), rounded(sizes), (change, size) -> 100 * change / size);
        int compared = 0;
        for (int row = charts.rows() - twin.size(); row < charts.rows(); row++) {
            final double expected = charts.number(row, "TSI");
            if (!Double.isNaN(expected)) {
                assertEquals(expected, twin.get(row - charts.rows() + twin.size()), 0.5e-9, "row " + row);
                compared++;
            }
        }
        assertEquals(445, compared);
    }

    private static List<Double> rounded(final List<Double> values) {
        return Twin.smoothed(Twin.smoothed(values, 25, 0.07692), 13, 0.1428);
    }

    @Test
    void theTrueStrengthOfTheLastCandle() throws IOException {
        final TrueStrengthIndex index = new TrueStrengthIndex(25, 13);
        final JesseCandles candles = JesseCandles.of("tsi");
        candles.bars().forEach(bar -> index.add(bar.close()));
        candles.assertLast("value", index.value());
    }
}
