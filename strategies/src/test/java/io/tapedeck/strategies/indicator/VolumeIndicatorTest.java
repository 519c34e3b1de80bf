package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.strategies.indicator.IndicatorContract.Feed;
import io.tapedeck.strategies.indicator.IndicatorContract.Scale;
import io.tapedeck.strategies.indicator.OracleTable.Tolerance;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Indicators of volume against published figures, naive twins and the contract. */
class VolumeIndicatorTest {
    private static final long SEED = 43;
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final Feed<ChaikinMoneyFlow> CMF = (flow, bar) ->
        flow.add(bar.high(), bar.low(), bar.close(), bar.volume());
    private static final Feed<AccumulationDistribution> ADL = (line, bar) ->
        line.add(bar.high(), bar.low(), bar.close(), bar.volume());
    private static final Feed<OnBalanceVolume> OBV = (balance, bar) -> balance.add(bar.close(), bar.volume());

    @Test
    void theyKeepToTheContract() {
        IndicatorContract.of(OnBalanceVolume::new, OBV, Scale.QUANTITY).holds();
        IndicatorContract.of(AccumulationDistribution::new, ADL, Scale.QUANTITY).holds();
        IndicatorContract.of(() -> new ChaikinMoneyFlow(20), CMF, Scale.UNCHANGED).holds();
        IndicatorContract.of(CumulativeVolumeDelta::new, (delta, bar) ->
            delta.add(bar.volume(), bar.volume() * bar.low() / bar.high()), Scale.QUANTITY).holds();
        // Rising candles belong to one session and falling ones to another, so that many sessions begin.
        IndicatorContract.of(() -> new VolumeWeightedAveragePrice(DAY_NS), (average, bar) -> average.add(
            bar.close() > bar.open() ? 0 : DAY_NS, bar.high(), bar.low(), bar.close(), bar.volume()), Scale.PRICE)
            .holds();
        IndicatorContract.of(() -> new VolumeWeightedAveragePrice(DAY_NS), (average, bar) ->
            average.add(7, bar.close(), bar.volume()), Scale.PRICE).holds();
    }

    @Test
    void onBalanceVolumeEqualsThePublishedTables() throws IOException {
        final Published<OnBalanceVolume> balance = new Published<>(OnBalanceVolume::new, OBV);
        assertEquals(501, balance.compare(OracleTable.stockIndicators("obv"), "obv", expected -> 0,
            Published.stock(), OnBalanceVolume::value));

        final OracleTable lean = OracleTable.csv("lean/spy_with_obv.txt");
        final Bar[] bars = new Bar[lean.rows()];
        for (int row = 0; row < bars.length; row++) {
            bars[row] = new Bar(0, 0, 0, lean.number(row, "Close"), lean.number(row, "Volume"));
        }
        // LEAN begins with the volume of the first candle, as after a lower close. The volumes are rounded to hundreds:
        // 500 errors of up to 50 add up to 1300 at most.
        assertEquals(500, new Published<>(VolumeIndicatorTest::afterALowerClose, OBV).compareFrom(1, lean, "OBV",
            Tolerance.significantDigits(7).withInputs(1_300), bars, OnBalanceVolume::value));
    }

    private static OnBalanceVolume afterALowerClose() {
        final OnBalanceVolume balance = new OnBalanceVolume();
        balance.add(0, 0);
        return balance;
    }

    @Test
    void theAveragePriceEqualsThePublishedTables() throws IOException {
        final Bar[] stock = Published.stock();
        assertEquals(502, new Published<>(() -> new VolumeWeightedAveragePrice(Long.MAX_VALUE),
            VolumeIndicatorTest::addToOneSession).compare(OracleTable.stockIndicators("vwap"), "vwap",
            Tolerance.full(), stock, VolumeWeightedAveragePrice::value));
    }

    /**
     * The table spans at most 14 candles: until then it is a session, from then on a moving average of typical prices.
     */
    @Test
    void theAveragePriceEqualsTheSpreadsheet() throws IOException {
        final OracleTable sheet = OracleTable.csv("ta/cs-vwap.csv");
        final VolumeWeightedAveragePrice session = new VolumeWeightedAveragePrice(Long.MAX_VALUE);
        final VolumeWeightedMovingAverage moving = new VolumeWeightedMovingAverage(14);
        for (int row = 0; row < 30; row++) {
            final double high = sheet.number(row, "High");
            final double low = sheet.number(row, "Low");
            final double close = sheet.number(row, "Close");
            final double volume = sheet.number(row, "Volume");
            session.add(row, high, low, close, volume);
            moving.add((high + low + close) / 3, volume);
            final double expected = sheet.number(row, "vwap");
            assertEquals(expected, row < 14 ? session.value() : moving.value(), expected * 1e-9, "row " + row);
        }
    }

    private static void addToOneSession(final VolumeWeightedAveragePrice average, final Bar bar) {
        average.add(1, bar.high(), bar.low(), bar.close(), bar.volume());
    }

    @Test
    void theAveragePriceBeginsAnewWithEachSession() {
        final SplittableRandom random = new SplittableRandom(SEED);
        final Bar[] bars = Bar.fractional(SEED, 2_000);
        final VolumeWeightedAveragePrice average = new VolumeWeightedAveragePrice(DAY_NS);
        final long[] times = new long[bars.length];
        // Sessions before 1970 as well.
        long time = -40 * DAY_NS;
        int sessions = 0;
        for (int index = 0; index < bars.length; index++) {
            time += random.nextLong(DAY_NS / 10);
            times[index] = time;
            average.add(time, bars[index].high(), bars[index].low(), bars[index].close(), bars[index].volume());
            double turnover = 0;
            double volume = 0;
            int back = index;
            while (back >= 0 && Math.floorDiv(times[back], DAY_NS) == Math.floorDiv(time, DAY_NS)) {
                turnover += (bars[back].high() + bars[back].low() + bars[back].close()) / 3 * bars[back].volume();
                volume += bars[back].volume();
                back--;
            }
            sessions += back == index - 1 ? 1 : 0;
            assertEquals(turnover / volume, average.value(), 1e-9, "candle " + index + ", seed " + SEED);
        }
        assertTrue(sessions > 80, "there were " + sessions + " sessions");
    }

    @Test
    void aSessionWithoutVolumeHasTheLastPrice() {
        final VolumeWeightedAveragePrice average = new VolumeWeightedAveragePrice(DAY_NS);
        average.add(0, 100, 5);
        average.add(DAY_NS, 300, 0);
        assertEquals(300, average.value());

        average.onSplit(new ShareRatio(2, 1));
        assertEquals(150, average.value());
        assertThrows(IllegalArgumentException.class, () -> new VolumeWeightedAveragePrice(0));
    }

    @Test
    void theMoneyFlowEqualsThePublishedFigures() throws IOException {
        final Bar[] stock = Published.stock();
        final Published<ChaikinMoneyFlow> flow = new Published<>(() -> new ChaikinMoneyFlow(20), CMF);
        flow.figure(0.350596, 6, stock, 49, ChaikinMoneyFlow::value);
        flow.figure(-0.040226, 6, stock, 249, ChaikinMoneyFlow::value);
        flow.figure(-0.123754, 6, stock, 501, ChaikinMoneyFlow::value);
        final Published<AccumulationDistribution> line = new Published<>(AccumulationDistribution::new, ADL);
        line.figure(3266400865.74, 2, stock, 249, AccumulationDistribution::value);
        line.figure(3439986548.42, 2, stock, 501, AccumulationDistribution::value);
    }

    @Test
    void theMoneyFlowsAreSumsOfMoneyFlowVolumes() {
        for (final Bar[] bars : new Bar[][] {Bar.whole(SEED, 500), Bar.fractional(SEED, 500)}) {
            final ChaikinMoneyFlow flow = new ChaikinMoneyFlow(7);
            final AccumulationDistribution line = new AccumulationDistribution();
            for (int index = 0; index < bars.length; index++) {
                CMF.add(flow, bars[index]);
                ADL.add(line, bars[index]);
                final String where = "candle " + index + ", seed " + SEED;
                assertEquals(flowVolume(bars, 0, index), line.value(), 1e-4, where);
                if (flow.isReady()) {
                    double volume = 0;
                    for (int back = index - 6; back <= index; back++) {
                        volume += bars[back].volume();
                    }
                    assertEquals(flowVolume(bars, index - 6, index) / volume, flow.value(), 1e-12, where);
                }
            }
        }
    }

    private static double flowVolume(final Bar[] bars, final int first, final int last) {
        double sum = 0;
        for (int index = first; index <= last; index++) {
            final Bar bar = bars[index];
            if (bar.high() != bar.low()) {
                sum += ((bar.close() - bar.low()) - (bar.high() - bar.close())) / (bar.high() - bar.low())
                    * bar.volume();
            }
        }
        return sum;
    }

    @Test
    void withoutVolumeThereIsNoMoneyFlow() {
        final ChaikinMoneyFlow flow = new ChaikinMoneyFlow(2);
        flow.add(3, 1, 2, 0);
        flow.add(3, 1, 3, 0);

        assertEquals(0, flow.value());
    }

    @Test
    void theDeltaOfFractionsDoesNotDrift() {
        final SplittableRandom random = new SplittableRandom(SEED);
        final CumulativeVolumeDelta delta = new CumulativeVolumeDelta();
        BigDecimal exact = BigDecimal.ZERO;
        for (int trade = 0; trade < 200_000; trade++) {
            final double bought = random.nextDouble(1e6);
            final double sold = random.nextDouble(1e-3);
            delta.add(bought, sold + bought);
            exact = exact.add(new BigDecimal(bought)).subtract(new BigDecimal(sold + bought));
        }

        assertEquals(exact.doubleValue(), delta.value(), Math.abs(exact.doubleValue()) * 1e-15, "seed " + SEED);
    }

    @Test
    void theDeltaOfWholeNumbersIsExact() {
        final SplittableRandom random = new SplittableRandom(SEED);
        final CumulativeVolumeDelta delta = new CumulativeVolumeDelta();
        long exact = 0;
        for (int trade = 0; trade < 10_000; trade++) {
            final long bought = random.nextLong(1L << 40);
            final long sold = random.nextLong(1L << 40);
            delta.add(bought, sold);
            exact += bought - sold;
            assertEquals((double) exact, delta.value(), "trade " + trade + ", seed " + SEED);
        }
    }
}
