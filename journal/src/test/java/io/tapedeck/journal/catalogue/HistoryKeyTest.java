package io.tapedeck.journal.catalogue;

import io.tapedeck.engine.market.Timeframe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class HistoryKeyTest {
    @Test
    void comesBackFromItsPathForEveryTimeframe() {
        for (final Timeframe timeframe : Timeframe.values()) {
            final HistoryKey key = HistoryKey.candles("binance", "1000SHIB-USDT_230929", timeframe);
            assertEquals(key, HistoryKey.ofPath(key.path()));
        }
        assertEquals("binance/BTCUSDT/candles-1m", HistoryKey.candles("binance", "BTCUSDT", Timeframe.M1).path());
    }

    @ParameterizedTest
    @EnumSource(value = TapeContent.class, names = {"CANDLES", "MARK"}, mode = EnumSource.Mode.EXCLUDE)
    void comesBackFromItsPathForEveryKindOfEvents(final TapeContent content) {
        final HistoryKey key = HistoryKey.events("binance", "XRPUSDT", content);

        assertEquals(key, HistoryKey.ofPath(key.path()));
        assertEquals("binance/XRPUSDT/" + content.label(), key.path());
    }

    @Test
    void hasATimeframeForCandlesOnly() {
        assertThrows(IllegalArgumentException.class,
            () -> HistoryKey.events("binance", "XRPUSDT", TapeContent.MARK));
        assertThrows(IllegalArgumentException.class, () -> new HistoryKey("binance", "XRPUSDT", TapeContent.FUNDING,
            Optional.of(Timeframe.H1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "binance", "binance/BTCUSDT", "binance/BTCUSDT/1m", "binance/BTCUSDT/trades-1m",
        "binance/BTCUSDT/candles", "binance/BTCUSDT/mark",
        "binance/BTCUSDT/candles-", "binance/BTCUSDT/candles-2m", "binance/BTC/USDT/candles-1m"})
    void isNotMadeFromATextThatNamesNoTape(final String path) {
        final String message =
            assertThrows(IllegalArgumentException.class, () -> HistoryKey.ofPath(path)).getMessage();

        assertTrue(message.contains("'" + path + "'"), message);
    }

    @Test
    void isOrderedByVenueThenSymbolThenContentThenTimeframe() {
        final List<HistoryKey> ordered = List.of(
            HistoryKey.candles("binance", "BTCUSDT", Timeframe.M1),
            HistoryKey.candles("binance", "BTCUSDT", Timeframe.H1),
            HistoryKey.events("binance", "BTCUSDT", TapeContent.FUNDING),
            HistoryKey.candles("binance", "ETHUSDT", Timeframe.M1),
            HistoryKey.candles("bybit", "BTCUSDT", Timeframe.M1));

        assertEquals(ordered,
            Stream.of(ordered.get(4), ordered.get(2), ordered.get(3), ordered.get(1), ordered.get(0)).sorted()
                .toList());
    }
}
