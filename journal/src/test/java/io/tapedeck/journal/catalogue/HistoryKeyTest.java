package io.tapedeck.journal.catalogue;

import io.tapedeck.engine.market.Timeframe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class HistoryKeyTest {
    @Test
    void comesBackFromItsPathForEveryTimeframe() {
        for (final Timeframe timeframe : Timeframe.values()) {
            final HistoryKey key = new HistoryKey("binance", "1000SHIB-USDT_230929", timeframe);
            assertEquals(key, HistoryKey.ofPath(key.path()));
        }
        assertEquals("binance/BTCUSDT/candles-1m", new HistoryKey("binance", "BTCUSDT", Timeframe.M1).path());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "binance", "binance/BTCUSDT", "binance/BTCUSDT/1m", "binance/BTCUSDT/trades",
        "binance/BTCUSDT/candles-", "binance/BTCUSDT/candles-2m", "binance/BTC/USDT/candles-1m"})
    void isNotMadeFromATextThatNamesNoTape(final String path) {
        final String message =
            assertThrows(IllegalArgumentException.class, () -> HistoryKey.ofPath(path)).getMessage();

        assertTrue(message.contains("'" + path + "'"), message);
    }

    @Test
    void isOrderedByVenueThenSymbolThenTimeframe() {
        final List<HistoryKey> ordered = List.of(
            new HistoryKey("binance", "BTCUSDT", Timeframe.M1),
            new HistoryKey("binance", "BTCUSDT", Timeframe.H1),
            new HistoryKey("binance", "ETHUSDT", Timeframe.M1),
            new HistoryKey("bybit", "BTCUSDT", Timeframe.M1));

        assertEquals(ordered,
            Stream.of(ordered.get(2), ordered.get(3), ordered.get(1), ordered.get(0)).sorted().toList());
    }
}
