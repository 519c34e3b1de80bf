package io.tapedeck.loopback.market;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.loopback.PracticeTape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A candle told in trades is the same candle. */
class CandlePrintsTest {
    private static final Instrument INSTRUMENT = PracticeTape.instrument("binance", "BTCUSDT");

    private static ServedCandle candle(final long volume, final long bought) {
        return new ServedCandle(Timeframe.M1, PracticeTape.START_MS, 100, 130, 90, 110, volume, 0, bought, 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void tradesGiveTheCandleBack(final long seed) {
        for (final ServedCandle candle : PracticeTape.candles(seed, 2000)) {
            final List<Print> prints = CandlePrints.of(candle, INSTRUMENT, 77);
            assertEquals(CandlePrints.count(candle, INSTRUMENT), prints.size());
            if (candle.volume() > 0) {
                assertIs(candle, prints, "seed " + seed + ", " + candle);
            }
        }
    }

    private static void assertIs(final ServedCandle candle, final List<Print> prints, final String where) {
        assertEquals(candle.open(), prints.get(0).price(), where);
        assertEquals(candle.close(), prints.get(prints.size() - 1).price(), where);
        assertEquals(candle.high(), prints.stream().mapToLong(Print::price).max().orElseThrow(), where);
        assertEquals(candle.low(), prints.stream().mapToLong(Print::price).min().orElseThrow(), where);
        assertEquals(candle.volume(), prints.stream().mapToLong(Print::quantity).sum(), where);
        assertEquals(candle.takerBuyVolume(), prints.stream().filter(Print::takenByBuyer)
            .mapToLong(Print::quantity).sum(), where);
        long lastMs = candle.openMs();
        for (int index = 0; index < prints.size(); index++) {
            final Print print = prints.get(index);
            assertEquals(77 + index, print.id(), where);
            assertTrue(print.quantity() > 0 && print.quantity() % INSTRUMENT.stepSize() == 0, where);
            assertTrue(print.timeMs() > lastMs && print.timeMs() < candle.closeMs(), where);
            lastMs = print.timeMs();
        }
    }

    @Test
    void thePathGoesToTheNearerExtremeFirst() {
        final List<Long> prices = CandlePrints.of(candle(1000, 500), INSTRUMENT, 1).stream().map(Print::price).toList();

        assertEquals(List.of(100L, 98L, 96L, 94L, 92L, 90L, 98L, 106L, 114L, 122L, 130L, 126L, 122L, 118L, 114L, 110L),
            prices);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, ''", "10, 10, '110B'", "20, 10, '100S 110B'", "30, 0, '100S 130S 110S'",
        "40, 40, '100B 90B 130B 110B'", "7, 3, '100S 95S 90B 110S 130B 120S 110B'"})
    void littleVolumeIsToldByFewTrades(final long volume, final long bought, final String told) {
        assertEquals(told, String.join(" ", CandlePrints.of(candle(volume, bought), INSTRUMENT, 1).stream()
            .map(print -> print.price() + (print.takenByBuyer() ? "B" : "S")).toList()));
    }
}
