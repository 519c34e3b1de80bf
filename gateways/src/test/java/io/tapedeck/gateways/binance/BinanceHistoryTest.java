package io.tapedeck.gateways.binance;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.LiquidationRule;
import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.TradingCalendar;
import io.tapedeck.engine.market.VenueTerms;
import io.tapedeck.gateways.Samples;
import io.tapedeck.gateways.ToldUpdates;
import io.tapedeck.gateways.SharedData;
import io.tapedeck.gateways.venue.RestAnswer;
import io.tapedeck.gateways.venue.RestRequest;
import io.tapedeck.gateways.venue.RestVerdict;
import io.tapedeck.gateways.venue.RestVerdict.Kind;
import io.tapedeck.gateways.venue.SpanRequest;
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

/** What is asked of Binance over REST, and what its answers say. */
class BinanceHistoryTest {
    private static final Instrument BITCOIN = Samples.INSTRUMENTS.get(0);

    private final BinanceHistory spot = new BinanceHistory(BinanceMarket.SPOT);
    private final BinanceHistory futures = new BinanceHistory(BinanceMarket.USD_M);
    private final ToldUpdates told = new ToldUpdates();

    private static byte[] utf8(final String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void requestsNameTheirWeight() {
        assertEquals(new RestRequest("/api/v3/time", 1), spot.serverTime());
        assertEquals(List.of(new RestRequest("/api/v3/exchangeInfo?symbols=%5B%22BTCUSDT%22%2C%22ETHUSDT%22%5D", 20)),
            spot.instruments(List.of("BTCUSDT", "ETHUSDT")));
        assertEquals(List.of(new RestRequest("/fapi/v1/exchangeInfo", 1)), futures.instruments(List.of("BTCUSDT")));
        assertEquals(new SpanRequest(new RestRequest("/api/v3/klines?symbol=BTCUSDT&interval=1m&startTime=60000"
            + "&endTime=179999&limit=1000", 2), 180_000_000_000L),
            spot.candles(BITCOIN, 60_000_000_000L, 180_000_000_000L));
        assertEquals(Optional.of(new RestRequest("/fapi/v1/aggTrades?symbol=BTCUSDT&fromId=17&limit=1000", 20)),
            futures.trades(BITCOIN, 17));
        assertEquals(Optional.of(new RestRequest("/fapi/v1/openInterest?symbol=BTCUSDT", 1)),
            futures.openInterest(BITCOIN));
        assertEquals(Optional.empty(), spot.openInterest(BITCOIN));
    }

    @Test
    void answersAreReadOldestFirst() {
        assertEquals(1_780_000_000_123_000_000L, spot.readServerTime(utf8("{\"serverTime\":1780000000123}")));
        spot.readCandles(utf8("[[60000,\"1.5\",\"2\",\"1\",\"1.75\",\"10.5\",119999,\"17.25\",3,"
            + "\"4\",\"6\",\"0\"],[120000000000000,\"1.75\",\"2\",\"1\",\"1.5\",\"1\",0,\"1\",1,\"0\",\"0\",\"0\"]]"),
            BITCOIN).forEach(told::onCandle);
        assertEquals(1, spot.readTrades(utf8(
            "[{\"a\":5,\"p\":\"1.25\",\"q\":\"2\",\"f\":1,\"l\":1,\"T\":7,\"m\":false}]"),
            BITCOIN, told));
        futures.readOpenInterest(utf8("{\"openInterest\":\"10.509\",\"symbol\":\"BTCUSDT\",\"time\":9}"), BITCOIN,
            told);

        assertEquals(List.of("candle 0 ? 1m 60000000000 closed 150 200 100 175 10500 1725000000 4000 3",
            "candle 0 ? 1m 120000000000000000 closed 175 200 100 150 1000 100000000 0 1",
            "trade 0 7000000 5 buy 125 2000", "interest 0 9000000 10509"), told.take());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{} | the answer has no array answer",
        "[[1,\"x\"]] | the answer's answer[0][1] is not understood: x",
        "[[1,\"2\"]] | the answer's answer[0][2] is missing",
        "[[1 | the answer is not JSON"})
    void anAnswerThatIsNoneTellsNothing(final String body, final String problem) {
        final Exception fault = assertThrows(UnreadableAnswerException.class,
            () -> spot.readCandles(utf8(body), BITCOIN));

        assertEquals(problem, fault.getMessage().substring(0, problem.length()));
    }

    @Test
    void aSpotSymbolHasTheStepsOfItsFilters() {
        final String symbol = "{\"symbol\":\"ABCUSDC\",\"status\":\"%s\",\"baseAsset\":\"ABC\",\"quoteAsset\":\"USDC\","
            + "\"baseAssetPrecision\":8,\"quotePrecision\":8,\"filters\":[%s]}";
        final String filters = "{\"filterType\":\"PRICE_FILTER\",\"tickSize\":\"0.05000000\"},"
            + "{\"filterType\":\"LOT_SIZE\",\"stepSize\":\"10.00000000\"},"
            + "{\"filterType\":\"NOTIONAL\",\"minNotional\":\"5.00000000\"}";

        assertEquals(List.of(new Instrument(1, "binance", "ABCUSDC", "USDC", Timeframe.M5, 2, 1, 5, 100,
            VenueTerms.spot(500_000_000L, VenueTerms.SPOT_FEE_RATE))), spot.readInstruments(utf8("{\"symbols\":["
                + symbol.formatted("TRADING", filters) + "]}"), List.of("OTHER", "ABCUSDC"), Timeframe.M5));
        assertEquals(List.of(), spot.readInstruments(utf8("{\"symbols\":[" + symbol.formatted("CANCEL_ONLY", filters)
            + "]}"), List.of("ABCUSDC"), Timeframe.M5));
        assertEquals(8, spot.readInstruments(utf8("{\"symbols\":[" + symbol.formatted("TRADING", "") + "]}"),
            List.of("ABCUSDC"), Timeframe.M5).get(0).priceScale());
    }

    @Test
    void recordedRulesOfContractsAreRead() throws IOException {
        final String line = SharedData.lines("feeds/cryptofeed/BINANCE_FUTURES.0.gz").get(0);

        assertEquals(List.of(new Instrument(0, "binance-usdm", "BTCUSDT", "USDT", Timeframe.M1, 2, 4, 1, 10,
            new VenueTerms(MarketKind.LINEAR_PERPETUAL, TradingCalendar.CONTINUOUS, 500_000_000L,
                VenueTerms.CONTRACT_MAKER_FEE_RATE, VenueTerms.CONTRACT_TAKER_FEE_RATE,
                LiquidationRule.MARK_NOTIONAL, 1_200_000L))),
            futures.readInstruments(utf8(line.substring(line.indexOf('{'))), List.of("BTCUSDT"), Timeframe.M1));
    }

    @Test
    void publishedExamplesAreRead() throws IOException {
        final byte[] time = Files.readAllBytes(SharedData.require(
            "fixtures/nautilus-binance/spot/http_json/server_time_response.json"));
        final byte[] info = Files.readAllBytes(SharedData.require(
            "fixtures/nautilus-binance/spot/http_json/exchange_info_response.json"));

        assertEquals(1_499_827_319_559_000_000L, spot.readServerTime(time));
        assertEquals("BTC", spot.readInstruments(info, List.of("ETHBTC"), Timeframe.M1).get(0).quoteCurrency());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "200 | `` | DONE | 0 | ``",
        "429 | {\"code\":-1003,\"msg\":\"Too many requests.\"} | BACK_OFF | 60 | : code -1003, Too many requests.",
        "418 | `` | BANNED | 120 | ``",
        "403 | <html>no</html> | BANNED | 300 | : <html>no</html>",
        "400 | {\"code\":-1015,\"msg\":\"Orders.\"} | BACK_OFF | 0 | : code -1015, Orders.",
        "400 | {\"code\":-1121,\"msg\":\"Invalid symbol.\"} | REFUSED | 0 | : code -1121, Invalid symbol.",
        "400 | {\"code\":-1001,\"msg\":\"Internal.\"} | UNKNOWN | 0 | : code -1001, Internal.",
        "408 | {\"code\":-1007,\"msg\":\"Timeout.\"} | UNKNOWN | 0 | : code -1007, Timeout.",
        "500 | {\"code\":-1000,\"msg\":\"?\"} | UNKNOWN | 0 | : code -1000, ?",
        "502 | Bad gateway | UNKNOWN | 0 | : Bad gateway",
        "503 | Unknown error, please check your request or try again later. | UNKNOWN | 0 | "
            + ": Unknown error, please check your request or try again later.",
        "503 | Service Unavailable. | BACK_OFF | 0 | : Service Unavailable.",
        "503 | Internal error; unable to process your request. Please try again. | BACK_OFF | 0 | "
            + ": Internal error; unable to process your request. Please try again.",
        "503 | {\"code\":-1008,\"msg\":\"Throttled\"} | BACK_OFF | 0 | : code -1008, Throttled",
        "404 | `` | REFUSED | 0 | ``"})
    void whatAnswersMean(final int status, final String body, final Kind kind, final int seconds, final String text) {
        final String problem = kind == Kind.DONE ? "" : "binance answered " + status + text;

        assertEquals(new RestVerdict(kind, Duration.ofSeconds(seconds), -1, problem),
            spot.judge(new RestAnswer(status, Map.of(), utf8(body))));
    }

    @Test
    void theVenuesOwnNumbersWin() {
        final RestVerdict verdict = spot.judge(new RestAnswer(418, Map.of("retry-after", "7200",
            "x-mbx-used-weight-1m", "6001"), new byte[0]));

        assertEquals(Duration.ofHours(2), verdict.pause());
        assertEquals(6_001, verdict.usedWeight());
    }
}
