package io.tapedeck.strategies.indicator;

import io.tapedeck.strategies.indicator.IndicatorContract.Scale;
import io.tapedeck.strategies.indicator.OracleTable.Tolerance;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Arrays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Trends and channels against published figures, naive twins and the contract. */
class TrendIndicatorTest {
    private static final long SEED = 31;

    private static Published<AverageDirectionalIndex> directional() {
        return new Published<>(() -> new AverageDirectionalIndex(14),
            (index, bar) -> index.add(bar.high(), bar.low(), bar.close()));
    }

    @Test
    void theDirectionalIndexKeepsToTheContract() {
        IndicatorContract.of(() -> new AverageDirectionalIndex(14),
                (index, bar) -> index.add(bar.high(), bar.low(), bar.close()), Scale.UNCHANGED)
            .output("plus", AverageDirectionalIndex::plus, Scale.UNCHANGED)
            .output("minus", AverageDirectionalIndex::minus, Scale.UNCHANGED).holds();
    }

    @Test
    void theDirectionalIndexEqualsThePublishedTables() throws IOException {
        final Bar[] stock = Published.stock();
        final OracleTable table = OracleTable.stockIndicators("adx");
        assertEquals(475, directional().compare(table, "adx", Tolerance.full(), stock,
            AverageDirectionalIndex::value));
        assertEquals(488, directional().compareFrom(14, table, "pdi", Tolerance.full(), stock,
            AverageDirectionalIndex::plus));
        assertEquals(488, directional().compareFrom(14, table, "mdi", Tolerance.full(), stock,
            AverageDirectionalIndex::minus));
    }

    @Test
    void theDirectionalIndexEqualsTheSpreadsheets() throws IOException {
        assertSpreadsheet(OracleTable.csv("ta/cs-adx.csv"), "ADX", Tolerance.decimals(7));
        assertSpreadsheet(OracleTable.csv("lean/spy_with_adx.txt"), "ADX 14", Tolerance.decimals(4));
    }

    private static void assertSpreadsheet(final OracleTable table, final String index, final Tolerance tolerance) {
        final Bar[] bars = Published.beside(table);
        assertEquals(477, directional().compare(table, index, tolerance, bars, AverageDirectionalIndex::value));
        assertEquals(490, directional().compareFrom(14, table, "+DI14", tolerance, bars,
            AverageDirectionalIndex::plus));
        assertEquals(490, directional().compareFrom(14, table, "-DI14", tolerance, bars,
            AverageDirectionalIndex::minus));
    }

    @Test
    void theDirectionalIndexEqualsJesses() throws IOException {
        directional().jesse("adx", "value", AverageDirectionalIndex::value);
        directional().jesse("di", "plus", AverageDirectionalIndex::plus);
        directional().jesse("di", "minus", AverageDirectionalIndex::minus);
    }

    @Test
    void aMarketThatStandsStillHasNoDirection() {
        final AverageDirectionalIndex index = new AverageDirectionalIndex(2);
        for (int candle = 0; candle < 6; candle++) {
            index.add(100, 100, 100);
        }

        assertEquals(0, index.value());
        assertEquals(0, index.plus());
        assertEquals(0, index.minus());
    }

    @Test
    void aroonKeepsToTheContract() {
        IndicatorContract.of(() -> new Aroon(25), (aroon, bar) -> aroon.add(bar.high(), bar.low()), Scale.UNCHANGED)
            .output("up", Aroon::up, Scale.UNCHANGED).output("down", Aroon::down, Scale.UNCHANGED).holds();
    }

    @Test
    void aroonEqualsThePublishedFigures() throws IOException {
        final Bar[] stock = Published.stock();
        final Published<Aroon> aroon = new Published<>(() -> new Aroon(25),
            (indicator, bar) -> indicator.add(bar.high(), bar.low()));
        final double[][] figures = {{210, 100, 0}, {293, 0, 40}, {298, 0, 20}, {458, 0, 100}, {501, 28, 88}};
        for (final double[] figure : figures) {
            final int row = (int) figure[0];
            aroon.figure(figure[1], 9, stock, row, Aroon::up);
            aroon.figure(figure[2], 9, stock, row, Aroon::down);
            aroon.figure(figure[1] - figure[2], 9, stock, row, Aroon::value);
        }
        final Published<Aroon> shorter = new Published<>(() -> new Aroon(14),
            (indicator, bar) -> indicator.add(bar.high(), bar.low()));
        shorter.jesse("aroon", "up", Aroon::up);
        shorter.jesse("aroon", "down", Aroon::down);
    }

    @Test
    void aroonCountsTheCandlesSinceTheExtremes() {
        final Bar[] bars = Bar.whole(SEED, 600);
        final Aroon aroon = new Aroon(10);
        for (int index = 0; index < bars.length; index++) {
            aroon.add(bars[index].high(), bars[index].low());
            if (aroon.isReady()) {
                int high = index;
                int low = index;
                for (int back = index; back >= index - 10; back--) {
                    high = bars[back].high() > bars[high].high() ? back : high;
                    low = bars[back].low() < bars[low].low() ? back : low;
                }
                assertEquals(10.0 * (10 - (index - high)), aroon.up(), 1e-9, "candle " + index + ", seed " + SEED);
                assertEquals(10.0 * (10 - (index - low)), aroon.down(), 1e-9, "candle " + index + ", seed " + SEED);
            }
        }
    }

    private static Published<ParabolicStopAndReverse> parabolic() {
        return new Published<>(() -> new ParabolicStopAndReverse(0.02, 0.2),
            (stop, bar) -> stop.add(bar.high(), bar.low()));
    }

    @Test
    void theParabolicStopKeepsToTheContract() {
        IndicatorContract.of(() -> new ParabolicStopAndReverse(0.02, 0.2),
                (stop, bar) -> stop.add(bar.high(), bar.low()), Scale.PRICE)
            .output("next", ParabolicStopAndReverse::next, Scale.PRICE)
            .output("rising", stop -> stop.isRising() ? 1 : 0, Scale.UNCHANGED).holds();
    }

    /** The table begins its first trend otherwise; from its first reversal on there is but one way. */
    @Test
    void theParabolicStopEqualsThePublishedTable() throws IOException {
        final OracleTable table = OracleTable.csv("ta/cs-psar.csv");
        final Bar[] bars = Published.beside(table);
        final int rising = parabolic().compareFrom(8, table, "psar_up", Tolerance.decimals(8), bars,
            stop -> stop.isRising() ? stop.value() : Double.NaN);
        final int falling = parabolic().compareFrom(8, table, "psar_down", Tolerance.decimals(8), bars,
            stop -> stop.isRising() ? Double.NaN : stop.value());

        assertEquals(22, rising + falling);
    }

    @Test
    void theParabolicStopEqualsThePublishedFigures() throws IOException {
        final Bar[] stock = Published.stock();
        parabolic().figure(212.83, 4, stock, 14, ParabolicStopAndReverse::value);
        parabolic().figure(212.9924, 4, stock, 16, ParabolicStopAndReverse::value);
        parabolic().figure(228.36, 4, stock, 94, ParabolicStopAndReverse::value);
        parabolic().figure(229.7662, 4, stock, 501, ParabolicStopAndReverse::value);
    }

    @Test
    void theParabolicStopFollowsWildersRules() {
        for (final Bar[] bars : new Bar[][] {Bar.whole(SEED, 2_000), Bar.fractional(SEED, 2_000)}) {
            final ParabolicStopAndReverse stop = new ParabolicStopAndReverse(0.02, 0.2);
            stop.add(bars[0].high(), bars[0].low());
            final double rise = bars[1].high() - bars[0].high();
            final double fall = bars[0].low() - bars[1].low();
            int side = fall > 0 && fall > rise ? -1 : 1;
            double expected = far(bars[0], -side);
            double extreme = far(bars[0], side);
            double acceleration = 0.02;
            for (int index = 1; index < bars.length; index++) {
                final Bar bar = bars[index];
                final double near = far(bar, -side);
                if (side * (near - expected) <= 0) {
                    side = -side;
                    expected = clamp(extreme, side, bar, bars[index - 1]);
                    extreme = far(bar, side);
                    acceleration = 0.02;
                } else if (side * (far(bar, side) - extreme) > 0) {
                    extreme = far(bar, side);
                    acceleration = Math.min(0.2, acceleration + 0.02);
                }
                stop.add(bar.high(), bar.low());
                assertEquals(expected, stop.value(), expected * 1e-12, "candle " + index + ", seed " + SEED);
                assertEquals(side > 0, stop.isRising(), "candle " + index + ", seed " + SEED);
                expected = clamp(expected + acceleration * (extreme - expected), side, bar, bars[index - 1]);
                assertEquals(expected, stop.next(), expected * 1e-12, "candle " + index + ", seed " + SEED);
            }
        }
    }

    /** The high for a trend up, the low for one down. */
    private static double far(final Bar bar, final int side) {
        return side > 0 ? bar.high() : bar.low();
    }

    private static double clamp(final double price, final int side, final Bar... candles) {
        return side > 0 ? Math.min(price, Arrays.stream(candles).mapToDouble(Bar::low).min().orElseThrow())
            : Math.max(price, Arrays.stream(candles).mapToDouble(Bar::high).max().orElseThrow());
    }

    @Test
    void anAccelerationThatIsNoneIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ParabolicStopAndReverse(0, 0.2));
        assertThrows(IllegalArgumentException.class, () -> new ParabolicStopAndReverse(0.3, 0.2));
    }

    @Test
    void theSuperTrendKeepsToTheContract() {
        IndicatorContract.of(() -> new SuperTrend(10, 3),
                (trend, bar) -> trend.add(bar.high(), bar.low(), bar.close()), Scale.PRICE)
            .output("rising", trend -> trend.isRising() ? 1 : 0, Scale.UNCHANGED).holds();
    }

    @Test
    void theSuperTrendEqualsThePublishedTable() throws IOException {
        final Bar[] stock = Published.stock();
        final OracleTable table = OracleTable.stockIndicators("supertrend");
        final Published<SuperTrend> trend = new Published<>(() -> new SuperTrend(10, 3),
            (indicator, bar) -> indicator.add(bar.high(), bar.low(), bar.close()));
        assertEquals(492, trend.compare(table, "superTrend", Tolerance.full(), stock, SuperTrend::value));
        // The published band is the upper one where the trend is down, and the lower one where it is up.
        assertEquals(492,
            trend.compare(table, "upperBand", Tolerance.full(), stock,
                indicator -> indicator.isRising() ? Double.NaN : indicator.value())
            + trend.compare(table, "lowerBand", Tolerance.full(), stock,
                indicator -> indicator.isRising() ? indicator.value() : Double.NaN));
    }

    @Test
    void theCloudKeepsToTheContract() {
        IndicatorContract.of(() -> new IchimokuCloud(9, 26, 52),
                (cloud, bar) -> cloud.add(bar.high(), bar.low(), bar.close()), Scale.PRICE)
            .output("conversion", IchimokuCloud::conversion, Scale.PRICE)
            .output("leading A", IchimokuCloud::leadingA, Scale.PRICE)
            .output("leading B", IchimokuCloud::leadingB, Scale.PRICE)
            .output("next leading A", IchimokuCloud::nextLeadingA, Scale.PRICE)
            .output("next leading B", IchimokuCloud::nextLeadingB, Scale.PRICE)
            .output("lagging", IchimokuCloud::lagging, Scale.PRICE)
            .output("close before lagging", IchimokuCloud::closeBeforeLagging, Scale.PRICE).holds();
    }

    @Test
    void theCloudEqualsThePublishedFigures() throws IOException {
        final Bar[] stock = Published.stock();
        final Published<IchimokuCloud> cloud = new Published<>(() -> new IchimokuCloud(9, 26, 52),
            (indicator, bar) -> indicator.add(bar.high(), bar.low(), bar.close()));
        final double[][] figures = {{51, 224.465, 221.94, 214.8325}, {249, 257.15, 253.085, 246.3125},
            {475, 265.575, 263.965, 274.9475}, {501, 241.26, 251.505, 264.77}};
        for (final double[] figure : figures) {
            final int row = (int) figure[0];
            cloud.figure(figure[1], 9, stock, row, IchimokuCloud::conversion);
            cloud.figure(figure[2], 9, stock, row, IchimokuCloud::base);
            cloud.figure(figure[3], 9, stock, row, IchimokuCloud::leadingA);
        }
        cloud.figure(241.685, 9, stock, 249, IchimokuCloud::leadingB);
        cloud.figure(274.95, 9, stock, 475, IchimokuCloud::leadingB);
        cloud.figure(269.82, 9, stock, 501, IchimokuCloud::leadingB);
        // What is published at a row for the lagging span is the close 26 rows later.
        cloud.figure(226.35, 9, stock, 51 + 26, IchimokuCloud::lagging);
        cloud.figure(259.21, 9, stock, 249 + 26, IchimokuCloud::lagging);
        cloud.figure(245.28, 9, stock, 475 + 26, IchimokuCloud::lagging);
    }

    @Test
    void theCloudIsMiddlesOfWindowsShifted() {
        final Bar[] bars = Bar.fractional(SEED, 400);
        final IchimokuCloud cloud = new IchimokuCloud(3, 7, 15);
        for (int index = 0; index < bars.length; index++) {
            cloud.add(bars[index].high(), bars[index].low(), bars[index].close());
            if (cloud.isReady()) {
                final String where = "candle " + index + ", seed " + SEED;
                assertEquals(middle(bars, index, 3), cloud.conversion(), 1e-9, where);
                assertEquals(middle(bars, index, 7), cloud.base(), 1e-9, where);
                assertEquals((middle(bars, index - 7, 3) + middle(bars, index - 7, 7)) / 2, cloud.leadingA(), 1e-9,
                    where);
                assertEquals(middle(bars, index - 7, 15), cloud.leadingB(), 1e-9, where);
                assertEquals(middle(bars, index, 15), cloud.nextLeadingB(), 1e-9, where);
                assertEquals(bars[index].close(), cloud.lagging(), where);
                assertEquals(bars[index - 7].close(), cloud.closeBeforeLagging(), where);
            }
        }
    }

    private static double middle(final Bar[] bars, final int last, final int length) {
        final Bar[] window = Arrays.copyOfRange(bars, last + 1 - length, last + 1);
        return (Arrays.stream(window).mapToDouble(Bar::high).max().orElseThrow()
            + Arrays.stream(window).mapToDouble(Bar::low).min().orElseThrow()) / 2;
    }
}
