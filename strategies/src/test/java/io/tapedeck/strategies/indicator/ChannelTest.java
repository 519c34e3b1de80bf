package io.tapedeck.strategies.indicator;

import io.tapedeck.strategies.indicator.IndicatorContract.Scale;
import io.tapedeck.strategies.indicator.OracleTable.Tolerance;
import org.junit.jupiter.api.Test;

import java.io.IOException;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Channels of Donchian and Keltner against published figures, naive twins and the contract. */
class ChannelTest {
    private static final long SEED = 37;

    private static Published<DonchianChannel> donchian(final int length) {
        return new Published<>(() -> new DonchianChannel(length),
            (channel, bar) -> channel.add(bar.high(), bar.low()));
    }

    @Test
    void donchiansChannelKeepsToTheContract() {
        for (final int length : new int[] {1, 20}) {
            IndicatorContract.of(() -> new DonchianChannel(length),
                    (channel, bar) -> channel.add(bar.high(), bar.low()), Scale.PRICE)
                .output("upper", DonchianChannel::upper, Scale.PRICE)
                .output("lower", DonchianChannel::lower, Scale.PRICE).holds();
        }
    }

    /** The published channel leaves the newest candle out. */
    @Test
    void donchiansChannelEqualsThePublishedTable() throws IOException {
        final Bar[] stock = Published.stock();
        final Bar[] before = new Bar[stock.length];
        System.arraycopy(stock, 0, before, 1, stock.length - 1);
        before[0] = stock[0];
        final OracleTable table = OracleTable.stockIndicators("donchian");
        assertEquals(482, donchian(20).compareFrom(20, table, "upperBand", Tolerance.full(), before,
            DonchianChannel::upper));
        assertEquals(482, donchian(20).compareFrom(20, table, "lowerBand", Tolerance.full(), before,
            DonchianChannel::lower));
        assertEquals(482, donchian(20).compareFrom(20, table, "centerline", Tolerance.full(), before,
            DonchianChannel::value));
    }

    /** The table begins with the first candle, as a channel does that still fills. */
    @Test
    void donchiansChannelEqualsLeans() throws IOException {
        final OracleTable table = OracleTable.csv("lean/spy_with_don50.txt");
        final Bar[] bars = Published.beside(table);
        assertEquals(500, donchian(50).compareFrom(0, table, "Donchian Channels 50 Top", Tolerance.full(), bars,
            DonchianChannel::upper));
        assertEquals(500, donchian(50).compareFrom(0, table, "Donchian Channels 50 Bottom", Tolerance.full(), bars,
            DonchianChannel::lower));
        assertEquals(500, donchian(50).compareFrom(0, table, "Donchian Channels 50 Mean", Tolerance.full(), bars,
            DonchianChannel::value));
    }

    @Test
    void donchiansChannelEqualsJesses() throws IOException {
        donchian(20).jesse("donchian", "upperband", DonchianChannel::upper);
        donchian(20).jesse("donchian", "middleband", DonchianChannel::value);
        donchian(20).jesse("donchian", "lowerband", DonchianChannel::lower);
    }

    @Test
    void keltnersChannelKeepsToTheContract() {
        for (final int[] lengths : new int[][] {{20, 10}, {5, 10}}) {
            IndicatorContract.of(() -> new KeltnerChannel(lengths[0], lengths[1], 2),
                    (channel, bar) -> channel.add(bar.high(), bar.low(), bar.close()), Scale.PRICE)
                .output("upper", KeltnerChannel::upper, Scale.PRICE)
                .output("lower", KeltnerChannel::lower, Scale.PRICE).holds();
        }
    }

    @Test
    void keltnersChannelEqualsThePublishedFigures() throws IOException {
        final Bar[] stock = Published.stock();
        final Published<KeltnerChannel> keltner = new Published<>(() -> new KeltnerChannel(20, 10, 2),
            (channel, bar) -> channel.add(bar.high(), bar.low(), bar.close()));
        keltner.figure(275.4260, 4, stock, 485, KeltnerChannel::upper);
        keltner.figure(265.4599, 4, stock, 485, KeltnerChannel::value);
        keltner.figure(255.4938, 4, stock, 485, KeltnerChannel::lower);
        keltner.figure(262.1873, 4, stock, 501, KeltnerChannel::upper);
        keltner.figure(249.3519, 4, stock, 501, KeltnerChannel::value);
        keltner.figure(236.5165, 4, stock, 501, KeltnerChannel::lower);
    }

    @Test
    void keltnersChannelIsAnAverageWithRangesOnEitherSide() {
        final Bar[] bars = Bar.fractional(SEED, 400);
        final KeltnerChannel channel = new KeltnerChannel(6, 4, 1.5);
        for (int index = 0; index < bars.length; index++) {
            channel.add(bars[index].high(), bars[index].low(), bars[index].close());
            if (channel.isReady()) {
                final double middle = exponentialAverage(bars, index, 6);
                final double range = averageRange(bars, index, 4);
                final String where = "candle " + index + ", seed " + SEED;
                assertEquals(middle, channel.value(), middle * 1e-12, where);
                assertEquals(middle + 1.5 * range, channel.upper(), middle * 1e-12, where);
                assertEquals(middle - 1.5 * range, channel.lower(), middle * 1e-12, where);
            }
        }
    }

    private static double exponentialAverage(final Bar[] bars, final int last, final int length) {
        double average = 0;
        for (int index = 0; index <= last; index++) {
            average = index < length ? average + bars[index].close() / length
                : average + 2.0 / (length + 1) * (bars[index].close() - average);
        }
        return average;
    }

    private static double averageRange(final Bar[] bars, final int last, final int length) {
        double average = 0;
        for (int index = 1; index <= last; index++) {
            final double before = bars[index - 1].close();
            final double range = Math.max(bars[index].high() - bars[index].low(),
                Math.max(Math.abs(bars[index].high() - before), Math.abs(bars[index].low() - before)));
            average = index <= length ? average + range / length : average + (range - average) / length;
        }
        return average;
    }
}
