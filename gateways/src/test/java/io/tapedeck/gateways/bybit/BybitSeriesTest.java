package io.tapedeck.gateways.bybit;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.gateways.venue.HistoryRow;
import io.tapedeck.gateways.venue.HistorySeries;
import io.tapedeck.gateways.venue.SeriesKind;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** How Bybit is asked for the past: never about more than it gives, for it would give the end and not the beginning. */
class BybitSeriesTest {
    private static final long MINUTE_NS = Timeframe.M1.durationNs();
    private static final long YEAR_NS = 525_600 * MINUTE_NS;

    private static HistorySeries linear(final SeriesKind kind) {
        return BybitSeries.of(BybitMarket.LINEAR, kind, "BTCUSDT", Timeframe.M1).orElseThrow();
    }

    private static String question(final SeriesKind kind) {
        return linear(kind).request(0, YEAR_NS).request().pathAndQuery();
    }

    private static List<HistoryRow> read(final SeriesKind kind, final String list) {
        return linear(kind).read(("{\"retCode\":0,\"retMsg\":\"OK\",\"result\":{\"list\":" + list + "}}")
            .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theSpotMarketHasCandlesOnly() {
        for (final SeriesKind kind : SeriesKind.values()) {
            assertEquals(kind == SeriesKind.CANDLES,
                BybitSeries.of(BybitMarket.SPOT, kind, "BTCUSDT", Timeframe.M1).isPresent());
        }
    }

    @Test
    void noMoreIsAskedForThanComesAtOnce() {
        final String of = "?category=linear&symbol=BTCUSDT&";
        assertEquals("/v5/market/kline" + of + "interval=1&start=0&end=59999999&limit=1000",
            question(SeriesKind.CANDLES));
        assertEquals("/v5/market/mark-price-kline" + of + "interval=1&start=0&end=59999999&limit=1000",
            question(SeriesKind.MARK));
        assertEquals("/v5/market/funding/history" + of + "startTime=0&endTime=719999999&limit=200",
            question(SeriesKind.FUNDING));
        assertEquals("/v5/market/open-interest" + of + "intervalTime=5min&startTime=0&endTime=59999999&limit=200",
            question(SeriesKind.OPEN_INTEREST));
        assertEquals(1_000 * MINUTE_NS, linear(SeriesKind.CANDLES).request(0, YEAR_NS).endNs());
        assertEquals(YEAR_NS, linear(SeriesKind.CANDLES).request(YEAR_NS - MINUTE_NS, YEAR_NS).endNs());
    }

    @Test
    void theVenuesDigitsAreKept() {
        assertEquals(List.of(new HistoryRow(MINUTE_NS, List.of("1.50", "2", "1", "1.75", "10.5", "17.25"))),
            read(SeriesKind.CANDLES, "[[\"60000\",\"1.50\",\"2\",\"1\",\"1.75\",\"10.5\",\"17.25\"]]"));
        assertEquals(List.of(new HistoryRow(MINUTE_NS, List.of("1.50", "2", "1", "1.75"))),
            read(SeriesKind.MARK, "[[\"60000\",\"1.50\",\"2\",\"1\",\"1.75\"]]"));
        assertEquals(List.of(new HistoryRow(MINUTE_NS, List.of("-0.000025"))), read(SeriesKind.FUNDING,
            "[{\"symbol\":\"BTCUSDT\",\"fundingRate\":\"-0.000025\",\"fundingRateTimestamp\":\"60000\"}]"));
        assertEquals(List.of(new HistoryRow(MINUTE_NS, List.of("461134384.00000000"))), read(SeriesKind.OPEN_INTEREST,
            "[{\"openInterest\":\"461134384.00000000\",\"timestamp\":\"60000\"}]"));
    }
}
