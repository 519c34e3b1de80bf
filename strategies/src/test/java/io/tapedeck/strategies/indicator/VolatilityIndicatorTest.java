package io.tapedeck.strategies.indicator;

import io.tapedeck.strategies.indicator.IndicatorContract.Feed;
import io.tapedeck.strategies.indicator.IndicatorContract.Scale;
import io.tapedeck.strategies.indicator.OracleTable.Tolerance;
import org.junit.jupiter.api.Test;

import java.io.IOException;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Ranges and volatilities against published figures, naive twins and the contract. */
class VolatilityIndicatorTest {
    private static final long SEED = 41;
    private static final Feed<AverageTrueRange> ATR = (range, bar) -> range.add(bar.high(), bar.low(), bar.close());
    private static final Feed<TrueRange> TR = (range, bar) -> range.add(bar.high(), bar.low(), bar.close());
    private static final Feed<ChoppinessIndex> CHOP = (index, bar) -> index.add(bar.high(), bar.low(), bar.close());

    @Test
    void theyKeepToTheContract() {
        IndicatorContract.of(TrueRange::new, TR, Scale.PRICE).holds();
        IndicatorContract.of(() -> new AverageTrueRange(14), ATR, Scale.PRICE).holds();
        IndicatorContract.of(() -> new AverageTrueRange(1), ATR, Scale.PRICE).holds();
        IndicatorContract.of(() -> new ChoppinessIndex(14), CHOP, Scale.UNCHANGED).holds();
        IndicatorContract.of(() -> new HistoricalVolatility(20, 365),
            (volatility, bar) -> volatility.add(bar.close()), Scale.UNCHANGED).holds();
    }

    @Test
    void theRangesEqualThePublishedTables() throws IOException {
        final Bar[] stock = Published.stock();
        assertEquals(501, new Published<>(TrueRange::new, TR).compare(OracleTable.stockIndicators("tr"), "tr",
            Tolerance.full(), stock, TrueRange::value));
        assertEquals(501, new Published<>(TrueRange::new, TR).compare(OracleTable.stockIndicators("atr"), "tr",
            Tolerance.full(), stock, TrueRange::value));
        assertEquals(488, new Published<>(() -> new AverageTrueRange(14), ATR).compare(
            OracleTable.stockIndicators("atr"), "atr", Tolerance.full(), stock, AverageTrueRange::value));
        new Published<>(() -> new AverageTrueRange(14), ATR).jesse("atr", "value", AverageTrueRange::value);
    }

    @Test
    void theRangesEqualTheSpreadsheets() throws IOException {
        final OracleTable adx = OracleTable.csv("ta/cs-adx.csv");
        assertEquals(503, new Published<>(TrueRange::new, TR).compare(adx, "TR", Tolerance.decimals(7),
            Published.beside(adx), TrueRange::value));
        final OracleTable lean = OracleTable.csv("lean/spy_with_adx.txt");
        assertEquals(503, new Published<>(TrueRange::new, TR).compare(lean, "TR", Tolerance.decimals(2),
            Published.beside(lean), TrueRange::value));
    }

    /** The sheet takes high − low for the first range: as after a candle that closed inside it. */
    @Test
    void theAverageRangeEqualsTheSpreadsheet() throws IOException {
        final OracleTable sheet = OracleTable.csv("ta/cs-atr.csv");
        final Bar[] bars = Published.beside(sheet);
        final double inside = bars[0].close();
        assertEquals(30, new Published<>(() -> begun(new TrueRange(), TR, inside), TR).compareFrom(0, sheet, "TR",
            Tolerance.full(), bars, TrueRange::value));
        assertEquals(17, new Published<>(() -> begun(new AverageTrueRange(14), ATR, inside), ATR).compareFrom(13,
            sheet, "ATR", Tolerance.decimals(9), bars, AverageTrueRange::value));
    }

    private static <T extends Indicator> T begun(final T range, final Feed<T> feed, final double price) {
        feed.add(range, new Bar(price, price, price, price, 0));
        return range;
    }

    @Test
    void choppinessEqualsThePublishedTable() throws IOException {
        final Published<ChoppinessIndex> index = new Published<>(() -> new ChoppinessIndex(14), CHOP);
        assertEquals(488, index.compare(OracleTable.stockIndicators("chop"), "chop", Tolerance.full(),
            Published.stock(), ChoppinessIndex::value));
        index.jesse("chop", "value", ChoppinessIndex::value);
    }

    @Test
    void aMarketThatStandsStillIsChoppyAndNotVolatile() {
        final ChoppinessIndex index = new ChoppinessIndex(3);
        final HistoricalVolatility volatility = new HistoricalVolatility(3, 252);
        for (int candle = 0; candle < 9; candle++) {
            index.add(0.1, 0.1, 0.1);
            volatility.add(0.1);
        }

        assertEquals(100, index.value());
        assertEquals(0, volatility.value());
    }

    @Test
    void volatilityIsTheSampleDeviationOfTheLogarithmicReturns() {
        for (final int length : new int[] {2, 20, 63}) {
            final Bar[] bars = Bar.fractional(SEED, 600);
            final HistoricalVolatility volatility = new HistoricalVolatility(length, 252);
            for (int index = 0; index < bars.length; index++) {
                volatility.add(bars[index].close());
                if (volatility.isReady()) {
                    final double expected = volatility(bars, index, length);
                    assertEquals(expected, volatility.value(), expected * 1e-9,
                        "close " + index + ", length " + length + ", seed " + SEED);
                }
            }
        }
    }

    private static double volatility(final Bar[] bars, final int last, final int length) {
        double mean = 0;
        for (int index = last + 1 - length; index <= last; index++) {
            mean += StrictMath.log(bars[index].close() / bars[index - 1].close()) / length;
        }
        double squares = 0;
        for (int index = last + 1 - length; index <= last; index++) {
            final double deviation = StrictMath.log(bars[index].close() / bars[index - 1].close()) - mean;
            squares += deviation * deviation;
        }
        return Math.sqrt(squares / (length - 1)) * Math.sqrt(252);
    }
}
