package io.tapedeck.gateways.bybit;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.LiquidationRule;
import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.VenueTerms;
import io.tapedeck.gateways.Samples;
import io.tapedeck.gateways.SharedData;
import io.tapedeck.gateways.ToldUpdates;
import io.tapedeck.gateways.venue.RestAnswer;
import io.tapedeck.gateways.venue.RestRequest;
import io.tapedeck.gateways.venue.RestVerdict;
import io.tapedeck.gateways.venue.RestVerdict.Kind;
import io.tapedeck.gateways.venue.UnreadableAnswerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** What is asked of Bybit over REST, and what its answers say. */
class BybitHistoryTest {
    private static final Instrument BITCOIN = Samples.INSTRUMENTS.get(0);
    private static final long MINUTE_NS = 60_000_000_000L;

    private final BybitHistory spot = new BybitHistory(BybitMarket.SPOT);
    private final BybitHistory linear = new BybitHistory(BybitMarket.LINEAR);
    private final ToldUpdates told = new ToldUpdates();

    private static byte[] utf8(final String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] result(final String result) {
        return utf8("{\"retCode\":0,\"retMsg\":\"OK\",\"result\":" + result + ",\"time\":1}");
    }

    @Test
    void requestsAreOfOneSymbolAndOfNoMoreCandlesThanComeAtOnce() {
        assertEquals(List.of(new RestRequest("/v5/market/instruments-info?category=spot&symbol=A", 1),
            new RestRequest("/v5/market/instruments-info?category=spot&symbol=B", 1)),
            spot.instruments(List.of("A", "B")));
        assertEquals("/v5/market/kline?category=linear&symbol=BTCUSDT&interval=1&start=0&end=119999&limit=1000",
            linear.candles(BITCOIN, 0, 2 * MINUTE_NS).request().pathAndQuery());
        assertEquals("/v5/market/kline?category=linear&symbol=BTCUSDT&interval=1&start=0&end=59999999&limit=1000",
            linear.candles(BITCOIN, 0, 5_000 * MINUTE_NS).request().pathAndQuery());
        assertEquals(Optional.empty(), linear.trades(BITCOIN, 1));
        assertEquals(Optional.empty(), linear.openInterest(BITCOIN));
    }

    @Test
    void candlesComeNewestFirstAndAreToldOldestFirst() {
        spot.readCandles(result("{\"list\":["
            + "[\"120000\",\"2\",\"3\",\"1\",\"2.5\",\"4\",\"9.123456789\"],"
            + "[\"60000\",\"1\",\"2\",\"0.5\",\"2\",\"3\",\"5\"]]}"), BITCOIN).forEach(told::onCandle);

        assertEquals(List.of("candle 0 ? 1m 60000000000 closed 100 200 50 200 3000 500000000 ? ?",
            "candle 0 ? 1m 120000000000 closed 200 300 100 250 4000 912345679 ? ?"), told.take());
    }

    @Test
    void theClockIsInNanoseconds() {
        assertEquals(1_780_000_000_123_456_789L,
            spot.readServerTime(result("{\"timeSecond\":\"1780000000\",\"timeNano\":\"1780000000123456789\"}")));
    }

    @Test
    void aRefusalIsNoAnswer() {
        final Exception fault = assertThrows(UnreadableAnswerException.class, () -> spot.readCandles(
            utf8("{\"retCode\":10001,\"retMsg\":\"params error\",\"result\":{}}"), BITCOIN));

        assertEquals("the answer is a refusal: code 10001, params error", fault.getMessage());
    }

    @Test
    void publishedExamplesAreRead() throws IOException {
        final Instrument contract = linear.readInstruments(fixture("http_get_instruments_linear"),
            List.of("BTCUSDT", "ETHUSDT"), Timeframe.M1).get(1);
        final Instrument coin = spot.readInstruments(fixture("http_get_instruments_spot"), List.of("BTCUSDT"),
            Timeframe.M1).get(0);
        linear.readCandles(fixture("http_get_klines_linear"), BITCOIN).forEach(told::onCandle);

        assertEquals(List.of(1, 2, 2, 5L, 1L, MarketKind.LINEAR_PERPETUAL, LiquidationRule.ENTRY_NOTIONAL),
            List.of(contract.id(), contract.priceScale(), contract.quantityScale(), contract.tickSize(),
                contract.stepSize(), contract.terms().kind(), contract.terms().liquidationRule()));
        assertEquals(new Instrument(0, "bybit", "BTCUSDT", "USDT", Timeframe.M1, 1, 4, 1, 1,
            VenueTerms.spot(1_000_000_000L, VenueTerms.SPOT_FEE_RATE)), coin);
        assertEquals(List.of("candle 0 ? 1m 1709891679000000000 closed 2745000 2746000 2744000 2745500 123450 "
            + "339000000000000 ? ?"), told.take());
    }

    private static byte[] fixture(final String name) throws IOException {
        return Files.readAllBytes(SharedData.require("fixtures/nautilus-bybit/" + name + ".json"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "200 | {\"retCode\":0,\"retMsg\":\"OK\"} | DONE | 0 | ``",
        "200 | {\"retCode\":10006,\"retMsg\":\"Too many visits\"} | BACK_OFF | 0 | : code 10006, Too many visits",
        "200 | {\"retCode\":10000,\"retMsg\":\"Server timeout\"} | UNKNOWN | 0 | : code 10000, Server timeout",
        "200 | {\"retCode\":10001,\"retMsg\":\"params\"} | REFUSED | 0 | : code 10001, params",
        "200 | <html> | REFUSED | 0 | : <html>",
        "403 | access too frequent | BANNED | 600 | : access too frequent",
        "429 | `` | BACK_OFF | 0 | ``",
        "408 | `` | UNKNOWN | 0 | ``",
        "502 | `` | UNKNOWN | 0 | ``",
        "404 | `` | REFUSED | 0 | ``"})
    void whatAnswersMean(final int status, final String body, final Kind kind, final int seconds, final String text) {
        final String problem = kind == Kind.DONE ? "" : "bybit answered " + status + text;

        assertEquals(new RestVerdict(kind, Duration.ofSeconds(seconds), -1, problem),
            spot.judge(new RestAnswer(status, Map.of(), utf8(body))));
    }
}
