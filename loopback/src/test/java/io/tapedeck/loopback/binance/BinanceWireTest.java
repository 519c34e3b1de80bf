package io.tapedeck.loopback.binance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tapedeck.loopback.PracticeTape;
import io.tapedeck.loopback.binance.BinanceConversation.Wrapping;
import io.tapedeck.loopback.market.CandleList;
import io.tapedeck.loopback.market.ServedCandle;
import io.tapedeck.loopback.market.ServedMarket;
import io.tapedeck.loopback.protocol.Answer;
import io.tapedeck.loopback.protocol.OutMessage;
import io.tapedeck.loopback.protocol.RestQuestion;
import io.tapedeck.loopback.protocol.RestReply;
import io.tapedeck.loopback.script.MarketEvent;
import io.tapedeck.loopback.script.MarketScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The messages and answers of Binance, in virtual time and without sockets, read by an independent JSON library. */
class BinanceWireTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<ServedCandle> CANDLES = PracticeTape.candles(101, 300);
    private static final ServedMarket MARKET = new CandleList(CANDLES).market("BTCUSDT");
    private static final long END_MS = CANDLES.get(CANDLES.size() - 1).closeMs();

    private final BinanceRest spot = new BinanceRest(BinanceMarket.SPOT, List.of(MARKET));
    private final BinanceRest futures = new BinanceRest(BinanceMarket.USDM, List.of(MARKET));

    private static List<JsonNode> heard(final BinanceMarket market, final BinanceRoute route, final String... streams)
        throws IOException {
        final BinanceConversation conversation = new BinanceConversation(market, route, Wrapping.RAW,
            List.of(streams));
        final List<JsonNode> messages = new ArrayList<>();
        final MarketScript script = new MarketScript(MARKET, 0, Long.MAX_VALUE);
        for (Optional<MarketEvent> event = script.next(); event.isPresent(); event = script.next()) {
            for (final OutMessage message : conversation.onEvent(event.get())) {
                assertEquals(event.get().timeMs(), message.timeMs());
                messages.add(JSON.readTree(message.text()));
            }
        }
        return messages;
    }

    private static JsonNode ask(final BinanceRest desk, final long nowMs, final String path, final String... query)
        throws IOException {
        final RestReply reply = reply(desk, nowMs, path, query);
        assertEquals(200, reply.status(), reply.body());
        return JSON.readTree(reply.body());
    }

    private static RestReply reply(final BinanceRest desk, final long nowMs, final String path, final String... query) {
        final Map<String, String> parameters = new HashMap<>();
        Stream.of(query).map(parameter -> parameter.split("=", 2)).forEach(parts -> parameters.put(parts[0], parts[1]));
        return desk.answer(new RestQuestion(path, parameters), nowMs, 0);
    }

    private static BigDecimal decimal(final long value, final int scale) {
        return BigDecimal.valueOf(value, scale);
    }

    private static BigDecimal decimal(final JsonNode text) {
        assertTrue(text.isTextual(), "a number must be text: " + text);
        return new BigDecimal(text.asText());
    }

    private static List<JsonNode> list(final JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    @ParameterizedTest
    @EnumSource(BinanceMarket.class)
    void closedCandlesAreThoseOfTheTape(final BinanceMarket market) throws IOException {
        final List<JsonNode> closed = heard(market, BinanceRoute.ALL, "btcusdt@kline_1m").stream()
            .filter(message -> message.at("/k/x").booleanValue()).toList();

        assertEquals(CANDLES.size(), closed.size());
        for (int index = 0; index < closed.size(); index++) {
            assertIs(CANDLES.get(index), closed.get(index));
        }
    }

    private static void assertIs(final ServedCandle candle, final JsonNode message) {
        final JsonNode kline = message.get("k");
        assertEquals("kline", message.get("e").asText());
        assertEquals("BTCUSDT", message.get("s").asText());
        assertEquals(candle.openMs() + 60_000, message.get("E").longValue());
        assertEquals(candle.openMs(), kline.get("t").longValue());
        assertEquals(candle.openMs() + 59_999, kline.get("T").longValue());
        assertEquals("1m", kline.get("i").asText());
        assertEquals(decimal(candle.open(), 2), decimal(kline.get("o")));
        assertEquals(decimal(candle.high(), 2), decimal(kline.get("h")));
        assertEquals(decimal(candle.low(), 2), decimal(kline.get("l")));
        assertEquals(decimal(candle.close(), 2), decimal(kline.get("c")));
        assertEquals(decimal(candle.volume(), 6), decimal(kline.get("v")));
        assertEquals(decimal(candle.takerBuyVolume(), 6), decimal(kline.get("V")));
        assertEquals(decimal(candle.quoteVolume(), 8), decimal(kline.get("q")));
        assertEquals(candle.tradeCount(), kline.get("n").longValue());
    }

    @ParameterizedTest
    @EnumSource(BinanceMarket.class)
    void tradesAddUpToTheVolumeAndTheirNumbersHaveNoHole(final BinanceMarket market) throws IOException {
        final List<JsonNode> trades = heard(market, BinanceRoute.ALL, "btcusdt@aggTrade");
        final Map<Long, BigDecimal> volumes = new HashMap<>();
        final Map<Long, BigDecimal> bought = new HashMap<>();
        for (int index = 0; index < trades.size(); index++) {
            final JsonNode trade = trades.get(index);
            final long minute = trade.get("T").longValue() / 60_000 * 60_000;
            assertEquals(index + 1, trade.get("a").longValue());
            assertEquals(trade.get("E"), trade.get("T"));
            volumes.merge(minute, decimal(trade.get("q")), BigDecimal::add);
            if (!trade.get("m").booleanValue()) {
                bought.merge(minute, decimal(trade.get("q")), BigDecimal::add);
            }
        }
        CANDLES.forEach(candle -> {
            assertEquals(0, decimal(candle.volume(), 6).compareTo(volumes.getOrDefault(candle.openMs(),
                BigDecimal.ZERO)), candle.toString());
            assertEquals(0, decimal(candle.takerBuyVolume(), 6).compareTo(bought.getOrDefault(candle.openMs(),
                BigDecimal.ZERO)), candle.toString());
        });
    }

    @Test
    void restCandlesAreThoseOfTheStream() throws IOException {
        for (final String interval : List.of("1m", "5m", "1h")) {
            final List<JsonNode> closed = heard(BinanceMarket.SPOT, BinanceRoute.ALL, "btcusdt@kline_" + interval)
                .stream().map(message -> message.get("k")).filter(kline -> kline.get("x").booleanValue()).toList();
            final List<JsonNode> rows = list(ask(spot, END_MS, "/api/v3/klines", "symbol=BTCUSDT",
                "interval=" + interval, "startTime=0", "limit=1000"));
            assertTrue(rows.size() - closed.size() <= 1 && closed.size() > 3, rows.size() + " " + closed.size());
            for (int index = 0; index < closed.size(); index++) {
                final JsonNode row = rows.get(index);
                final String[] keys = {"t", "o", "h", "l", "c", "v", "T", "q", "n", "V", "Q"};
                for (int column = 0; column < keys.length; column++) {
                    assertEquals(closed.get(index).get(keys[column]), row.get(column), interval + " " + keys[column]);
                }
            }
        }
    }

    @Test
    void restTradesAreThoseOfTheStreamByNumberAndByTime() throws IOException {
        final List<JsonNode> told = heard(BinanceMarket.SPOT, BinanceRoute.ALL, "btcusdt@aggTrade");
        final List<JsonNode> asked = new ArrayList<>();
        while (asked.size() < told.size()) {
            asked.addAll(list(ask(spot, END_MS, "/api/v3/aggTrades", "symbol=BTCUSDT", "fromId=" + (asked.size() + 1),
                "limit=777")));
        }
        for (int index = 0; index < told.size(); index++) {
            for (final String key : List.of("a", "p", "q", "f", "l", "T", "m", "M")) {
                assertEquals(told.get(index).get(key), asked.get(index).get(key));
            }
        }
        final long fromMs = CANDLES.get(20).openMs();
        assertEquals(asked.stream().filter(trade -> trade.get("T").longValue() >= fromMs
                && trade.get("T").longValue() <= fromMs + 600_000).toList(),
            list(ask(spot, END_MS, "/api/v3/aggTrades", "symbol=BTCUSDT", "startTime=" + fromMs,
                "endTime=" + (fromMs + 600_000), "limit=1000")));
    }

    @Test
    void restTellsNothingThatIsNotPast() throws IOException {
        final long nowMs = CANDLES.get(100).openMs() + 31_000;
        final List<JsonNode> rows = list(ask(spot, nowMs, "/api/v3/klines", "symbol=BTCUSDT", "interval=1m",
            "startTime=0", "limit=1000"));
        final List<JsonNode> trades = list(ask(spot, nowMs, "/api/v3/aggTrades", "symbol=BTCUSDT", "fromId=1",
            "limit=1000"));

        assertTrue(rows.get(rows.size() - 1).get(0).longValue() <= nowMs);
        assertTrue(trades.stream().allMatch(trade -> trade.get("T").longValue() <= nowMs));
        assertEquals(nowMs, ask(spot, nowMs, "/api/v3/time").get("serverTime").longValue());
        assertEquals(500, ask(spot, END_MS, "/api/v3/aggTrades", "symbol=BTCUSDT").size());
        assertEquals(3, ask(spot, END_MS, "/api/v3/klines", "symbol=BTCUSDT", "interval=1m", "limit=3").size());
    }

    @Test
    void bestPricesAreATickApartAndOneOfThemWasTraded() throws IOException {
        final List<JsonNode> spotQuotes = heard(BinanceMarket.SPOT, BinanceRoute.ALL, "btcusdt@bookTicker");
        final List<JsonNode> quotes = heard(BinanceMarket.USDM, BinanceRoute.PUBLIC, "btcusdt@bookTicker");
        final List<JsonNode> trades = heard(BinanceMarket.USDM, BinanceRoute.MARKET, "btcusdt@aggTrade");

        assertFalse(spotQuotes.get(0).has("e") || spotQuotes.get(0).has("E"));
        assertEquals("bookTicker", quotes.get(0).get("e").asText());
        assertEquals(trades.size(), quotes.size());
        for (int index = 0; index < quotes.size(); index++) {
            final JsonNode quote = quotes.get(index);
            assertEquals(new BigDecimal("0.01"), decimal(quote.get("a")).subtract(decimal(quote.get("b"))));
            assertEquals(trades.get(index).get("p"), quote.get(trades.get(index).get("m").booleanValue() ? "b" : "a"));
        }
    }

    @Test
    void aStreamOfAnotherRouteStaysSilent() throws IOException {
        assertEquals(List.of(), heard(BinanceMarket.USDM, BinanceRoute.PUBLIC, "btcusdt@kline_1m", "btcusdt@aggTrade",
            "btcusdt@markPrice"));
        assertEquals(List.of(), heard(BinanceMarket.USDM, BinanceRoute.MARKET, "btcusdt@bookTicker"));
        assertEquals(List.of(), heard(BinanceMarket.SPOT, BinanceRoute.ALL, "btcusdt@markPrice", "xyz@kline_1m"));
    }

    @Test
    void markPricesComeWithTheFunding() throws IOException {
        final List<JsonNode> marks = heard(BinanceMarket.USDM, BinanceRoute.MARKET, "btcusdt@markPrice@1s");
        final JsonNode last = marks.get(marks.size() - 1);
        final JsonNode asked = ask(futures, END_MS, "/fapi/v1/premiumIndex", "symbol=BTCUSDT");

        assertEquals(decimal(CANDLES.get(CANDLES.size() - 1).close(), 2), decimal(last.get("p")));
        assertEquals("0.00010000", last.get("r").asText());
        assertEquals(0, last.get("T").longValue() % (8 * 3_600_000));
        assertEquals(last.get("p"), asked.get("markPrice"));
        assertEquals(last.get("T"), asked.get("nextFundingTime"));
        assertEquals("10000.000000", ask(futures, END_MS, "/fapi/v1/openInterest", "symbol=BTCUSDT")
            .get("openInterest").asText());
    }

    @Test
    void instrumentsHaveTheStepsOfTheTape() throws IOException {
        for (final JsonNode symbol : List.of(ask(spot, END_MS, "/api/v3/exchangeInfo", "symbols=[\"BTCUSDT\"]")
            .at("/symbols/0"), ask(futures, END_MS, "/fapi/v1/exchangeInfo").at("/symbols/0"))) {
            assertEquals("BTC", symbol.get("baseAsset").asText());
            assertEquals("USDT", symbol.get("quoteAsset").asText());
            assertEquals("TRADING", symbol.get("status").asText());
            assertEquals("0.01", filter(symbol, "PRICE_FILTER").get("tickSize").asText());
            assertEquals("0.000010", filter(symbol, "LOT_SIZE").get("stepSize").asText());
        }
    }

    private static JsonNode filter(final JsonNode symbol, final String type) {
        return list(symbol.get("filters")).stream().filter(filter -> filter.get("filterType").asText().equals(type))
            .findFirst().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/api/v3/klines | symbol=X interval=1m | 400 | -1121",
        "/api/v3/klines | interval=1m | 400 | -1102",
        "/api/v3/klines | symbol=BTCUSDT | 400 | -1102",
        "/api/v3/klines | symbol=BTCUSDT interval=7m | 400 | -1120",
        "/api/v3/klines | symbol=BTCUSDT interval=1m startTime=x | 400 | -1100",
        "/api/v3/aggTrades | symbol=BTCUSDT fromId=1 startTime=1 | 400 | -1128",
        "/fapi/v1/aggTrades | symbol=BTCUSDT startTime=0 endTime=3600000 | 400 | -1127",
        "/api/v3/exchangeInfo | symbol=X | 400 | -1121",
        "/api/v3/openInterest | symbol=BTCUSDT | 404 | 0"})
    void aWrongQuestionGetsTheVenuesCode(final String path, final String query, final int status, final int code)
        throws IOException {
        final RestReply reply = reply(path.startsWith("/api") ? spot : futures, END_MS, path, query.split(" "));

        assertEquals(status, reply.status(), reply.body());
        assertEquals(code, JSON.readTree(reply.body()).path("code").asInt());
    }

    @Test
    void weightIsCountedAndTooMuchOfItRefused() {
        RestReply reply = reply(spot, END_MS, "/api/v3/exchangeInfo");
        assertEquals("20", reply.headers().get("X-MBX-USED-WEIGHT-1M"));
        for (int request = 1; request < 300; request++) {
            reply = reply(spot, END_MS, "/api/v3/exchangeInfo");
        }
        assertEquals(200, reply.status());
        reply = reply(spot, END_MS, "/api/v3/ping");
        assertEquals(429, reply.status());
        assertEquals("60", reply.headers().get("Retry-After"));
        assertEquals(200, spot.answer(new RestQuestion("/api/v3/ping", Map.of()), END_MS, 60_000).status());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"method\":\"SUBSCRIBE\",\"params\":[\"a@aggTrade\"],\"id\":1} | {\"result\":null,\"id\":1}",
        "{\"method\":\"SUBSCRIBE\",\"params\":[\"a@aggTrade\"],\"id\":\"x\"} | {\"result\":null,\"id\":\"x\"}",
        "{\"method\":\"UNSUBSCRIBE\",\"params\":[\"b@aggTrade\"],\"id\":2} | {\"result\":null,\"id\":2}",
        "{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":3} | {\"result\":[\"z@aggTrade\"],\"id\":3}",
        "{\"method\":\"SUBSCRIBE\",\"id\":4} | {\"code\":2,\"msg\":\"Invalid request: params must be names of streams, "
            + "such as btcusdt@kline_1m\",\"id\":4}",
        "{\"method\":\"NONE\",\"id\":5} | {\"code\":2,\"msg\":\"Invalid request: unknown variant `NONE`, expected one "
            + "of `SUBSCRIBE`, `UNSUBSCRIBE`, `LIST_SUBSCRIPTIONS`\",\"id\":5}"})
    void controlMessagesAreAnsweredAsByTheVenue(final String said, final String heard) throws IOException {
        final Answer answer = new BinanceConversation(BinanceMarket.SPOT, BinanceRoute.ALL, Wrapping.COMBINED,
            List.of("z@aggTrade")).onText(said, 0);

        assertEquals(List.of(JSON.readTree(heard)), List.of(JSON.readTree(answer.texts().get(0))));
        assertEquals(1, answer.texts().size());
    }

    @Test
    void brokenJsonHasItsOwnCode() throws IOException {
        final Answer answer = new BinanceConversation(BinanceMarket.SPOT, BinanceRoute.ALL, Wrapping.RAW, List.of())
            .onText("{\"method\":", 0);

        assertEquals(3, JSON.readTree(answer.texts().get(0)).get("code").asInt());
    }

    @ParameterizedTest
    @CsvSource({"SPOT, 5", "USDM, 10"})
    void whoeverSaysTooMuchIsCutOff(final BinanceMarket market, final int allowed) {
        final BinanceConversation conversation = new BinanceConversation(market, BinanceRoute.ALL, Wrapping.RAW,
            List.of());
        final String text = "{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}";
        for (int message = 0; message < allowed; message++) {
            assertEquals(Answer.Verdict.GO_ON, conversation.onText(text, 999).verdict());
        }
        assertEquals(Answer.Verdict.GO_ON, conversation.onText(text, 1999).verdict());
        for (int message = 1; message < allowed; message++) {
            assertEquals(Answer.Verdict.GO_ON, conversation.onText(text, 1999).verdict());
        }
        assertEquals(Answer.Verdict.CUT, conversation.onText(text, 2998).verdict());
    }

    @Test
    void combinedMessagesNameTheirStream() throws IOException {
        final BinanceConversation conversation = BinanceAddress.open(new RestQuestion("/stream",
            Map.of("streams", "btcusdt@kline_1m/btcusdt@aggTrade"))).orElseThrow();
        final MarketScript script = new MarketScript(MARKET, 0, Long.MAX_VALUE);
        List<OutMessage> messages = List.of();
        while (messages.isEmpty()) {
            messages = conversation.onEvent(script.next().orElseThrow());
        }
        final JsonNode message = JSON.readTree(messages.get(0).text());

        assertEquals(messages.get(0).stream(), message.get("stream").asText());
        assertEquals("BTCUSDT", message.at("/data/s").asText());
        assertEquals(JSON.readTree("{\"stream\":\"!serverShutdown\",\"data\":{\"e\":\"serverShutdown\",\"E\":5}}"),
            JSON.readTree(conversation.farewell(5).orElseThrow()));
        assertEquals(Optional.empty(), BinanceAddress.open(new RestQuestion("/elsewhere", Map.of())));
    }
}
