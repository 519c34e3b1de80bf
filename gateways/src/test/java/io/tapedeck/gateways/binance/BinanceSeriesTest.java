package io.tapedeck.gateways.binance;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.gateways.venue.HistoryRow;
import io.tapedeck.gateways.venue.HistorySeries;
import io.tapedeck.gateways.venue.SeriesKind;
import io.tapedeck.gateways.venue.UnreadableAnswerException;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** How Binance is asked for the past, and that its digits are kept. */
class BinanceSeriesTest {
    private static final long MINUTE_NS = Timeframe.M1.durationNs();
    private static final long YEAR_NS = 525_600 * MINUTE_NS;

    private static HistorySeries futures(final SeriesKind kind) {
        return BinanceSeries.of(BinanceMarket.USD_M, kind, "BTCUSDT", Timeframe.M1).orElseThrow();
    }

    private static byte[] utf8(final String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String question(final SeriesKind kind, final long toNs) {
        return futures(kind).request(MINUTE_NS, toNs).request().pathAndQuery();
    }

    @Test
    void theSpotMarketHasCandlesOnly() {
        for (final SeriesKind kind : SeriesKind.values()) {
            assertEquals(kind == SeriesKind.CANDLES,
                BinanceSeries.of(BinanceMarket.SPOT, kind, "BTCUSDT", Timeframe.M1).isPresent());
        }
    }

    @Test
    void aSpanIsAskedAboutAsAWholeButForOpenInterest() {
        assertEquals("/fapi/v1/klines?symbol=BTCUSDT&interval=1m&startTime=60000&endTime=31535999999&limit=1000",
            question(SeriesKind.CANDLES, YEAR_NS));
        assertEquals("/fapi/v1/markPriceKlines?symbol=BTCUSDT&interval=1m&startTime=60000&endTime=119999&limit=1000",
            question(SeriesKind.MARK, 2 * MINUTE_NS));
        assertEquals("/fapi/v1/fundingRate?symbol=BTCUSDT&startTime=60000&endTime=119999&limit=1000",
            question(SeriesKind.FUNDING, 2 * MINUTE_NS));
        assertEquals("/futures/data/openInterestHist?symbol=BTCUSDT&period=5m&startTime=60000&endTime=150059999"
            + "&limit=500", question(SeriesKind.OPEN_INTEREST, YEAR_NS));
        assertEquals(YEAR_NS, futures(SeriesKind.CANDLES).request(0, YEAR_NS).endNs());
        assertEquals(500 * 5 * MINUTE_NS, futures(SeriesKind.OPEN_INTEREST).request(0, YEAR_NS).endNs());
        assertEquals(Optional.of(Duration.ofDays(28)), futures(SeriesKind.OPEN_INTEREST).reach());
        assertEquals(Optional.empty(), futures(SeriesKind.FUNDING).reach());
    }

    @Test
    void theVenuesDigitsAreKept() {
        assertEquals(List.of(new HistoryRow(MINUTE_NS, List.of("1.50", "2", "1", "1.75", "10.123456789", "17.25", "3",
            "4"))), futures(SeriesKind.CANDLES).read(utf8("[[60000,\"1.50\",\"2\",\"1\",\"1.75\",\"10.123456789\","
                + "119999,\"17.25\",3,\"4\",\"6\",\"0\"]]")));
        assertEquals(List.of(new HistoryRow(MINUTE_NS, List.of("1", "2", "0.5", "0.00000001"))),
            futures(SeriesKind.MARK).read(utf8("[[60000,\"1\",\"2\",\"0.5\",\"1E-8\",\"0\",119999,\"0\",60,\"0\","
                + "\"0\",\"0\"]]")));
        assertEquals(List.of(new HistoryRow(3_000_000L, List.of("-0.00030000", "34287.54619963")),
            new HistoryRow(4_000_000L, List.of("0.0001", ""))), futures(SeriesKind.FUNDING).read(utf8(
                "[{\"symbol\":\"BTCUSDT\",\"fundingTime\":3,\"fundingRate\":\"-0.00030000\",\"markPrice\":"
                + "\"34287.54619963\"},{\"symbol\":\"BTCUSDT\",\"fundingTime\":4,\"fundingRate\":\"0.0001\","
                + "\"markPrice\":\"\"}]")));
        assertEquals(List.of(new HistoryRow(MINUTE_NS, List.of("20403.63700000"))),
            futures(SeriesKind.OPEN_INTEREST).read(utf8("[{\"symbol\":\"BTCUSDT\",\"sumOpenInterest\":"
                + "\"20403.63700000\",\"sumOpenInterestValue\":\"1\",\"timestamp\":\"60000\"}]")));
    }

    @Test
    void whatIsNoNumberIsNoAnswer() {
        assertEquals("the answer's answer[0][5] is not understood: much", assertThrows(UnreadableAnswerException.class,
            () -> futures(SeriesKind.CANDLES).read(utf8("[[60000,\"1\",\"2\",\"1\",\"2\",\"much\"]]"))).getMessage());
    }
}
