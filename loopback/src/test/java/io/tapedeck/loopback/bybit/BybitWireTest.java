package io.tapedeck.loopback.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapedeck.loopback.PracticeTape;
import io.tapedeck.loopback.market.CandleList;
import io.tapedeck.loopback.market.ServedCandle;
import io.tapedeck.loopback.market.ServedMarket;
import io.tapedeck.loopback.protocol.OutMessage;
import io.tapedeck.loopback.protocol.RestQuestion;
import io.tapedeck.loopback.script.MarketEvent;
import io.tapedeck.loopback.script.MarketScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The messages and answers of Bybit, in virtual time and without sockets, read by an independent JSON library. */
class BybitWireTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<ServedCandle> CANDLES = PracticeTape.candles(201, 300);
    private static final ServedMarket MARKET = new CandleList(CANDLES).market("BTCUSDT");
    private static final long END_MS = CANDLES.get(CANDLES.size() - 1).closeMs();

    private final BybitRest desk = new BybitRest(List.of(MARKET));

    private static BybitConversation conversation(final BybitCategory category) {
        return new BybitConversation(category, List.of(MARKET), "c-1");
    }

    private static List<JsonNode> heard(final BybitCategory category, final String topic) throws IOException {
        final BybitConversation conversation = conversation(category);
        conversation.onText("{\"op\":\"subscribe\",\"args\":[\"" + topic + "\"]}", 0);
        final List<JsonNode> messages = new ArrayList<>();
        final MarketScript script = new MarketScript(MARKET, 0, Long.MAX_VALUE);
        for (Optional<MarketEvent> event = script.next(); event.isPresent(); event = script.next()) {
            for (final OutMessage message : conversation.onEvent(event.get())) {
                final JsonNode read = JSON.readTree(message.text());
                assertEquals(topic, read.get("topic").asText());
                assertEquals(message.timeMs(), read.get("ts").longValue());
                messages.add(read);
            }
        }
        return messages;
    }

    private JsonNode ask(final long nowMs, final String path, final String... query) throws IOException {
        final Map<String, String> parameters = new HashMap<>();
        Stream.of(query).map(parameter -> parameter.split("=", 2)).forEach(parts -> parameters.put(parts[0], parts[1]));
        return JSON.readTree(desk.answer(new RestQuestion("/v5/market/" + path, parameters), nowMs, 0).body());
    }

    private List<JsonNode> rows(final String path, final String... query) throws IOException {
        final JsonNode answer = ask(END_MS, path, query);
        assertEquals(0, answer.get("retCode").asInt(), answer.toString());
        return StreamSupport.stream(answer.at("/result/list").spliterator(), false).toList();
    }

    private static BigDecimal decimal(final JsonNode text) {
        assertTrue(text.isTextual(), "a number must be text: " + text);
        return new BigDecimal(text.asText());
    }

    @ParameterizedTest
    @EnumSource(BybitCategory.class)
    void confirmedCandlesAreThoseOfTheTapeAndOfRest(final BybitCategory category) throws IOException {
        final List<JsonNode> closed = heard(category, "kline.1.BTCUSDT").stream().map(message -> message.at("/data/0"))
            .filter(candle -> candle.get("confirm").booleanValue()).toList();
        final List<JsonNode> rows = new ArrayList<>(rows("kline", "category=" + category.label(), "symbol=BTCUSDT",
            "interval=1", "limit=1000"));
        Collections.reverse(rows);

        assertEquals(CANDLES.size(), closed.size());
        assertEquals(CANDLES.size(), rows.size());
        for (int index = 0; index < closed.size(); index++) {
            final ServedCandle candle = CANDLES.get(index);
            final JsonNode message = closed.get(index);
            assertEquals(candle.openMs(), message.get("start").longValue());
            assertEquals(candle.openMs() + 59_999, message.get("end").longValue());
            assertEquals(candle.openMs() + 60_000, message.get("timestamp").longValue());
            assertEquals(BigDecimal.valueOf(candle.open(), 2), decimal(message.get("open")));
            assertEquals(BigDecimal.valueOf(candle.high(), 2), decimal(message.get("high")));
            assertEquals(BigDecimal.valueOf(candle.low(), 2), decimal(message.get("low")));
            assertEquals(BigDecimal.valueOf(candle.close(), 2), decimal(message.get("close")));
            assertEquals(BigDecimal.valueOf(candle.volume(), 6), decimal(message.get("volume")));
            assertEquals(BigDecimal.valueOf(candle.quoteVolume(), 8), decimal(message.get("turnover")));
            assertEquals(List.of(message.get("start").asText(), message.get("open").asText(),
                    message.get("high").asText(), message.get("low").asText(), message.get("close").asText(),
                    message.get("volume").asText(), message.get("turnover").asText()),
                IntStream.range(0, 7).mapToObj(column -> rows.get(index(rows, candle)).get(column).asText()).toList());
        }
    }

    private static int index(final List<JsonNode> rows, final ServedCandle candle) {
        return rows.stream().map(row -> row.get(0).asLong()).toList().indexOf(candle.openMs());
    }

    @ParameterizedTest
    @EnumSource(BybitCategory.class)
    void tradesAddUpToTheVolumeAndHaveTheirNumberOnce(final BybitCategory category) throws IOException {
        final List<JsonNode> trades = heard(category, "publicTrade.BTCUSDT").stream()
            .map(message -> message.at("/data/0")).toList();
        final Map<Long, BigDecimal> volumes = trades.stream().collect(Collectors.toMap(
            trade -> trade.get("T").longValue() / 60_000 * 60_000, trade -> decimal(trade.get("v")), BigDecimal::add));
        CANDLES.forEach(candle -> assertEquals(0, BigDecimal.valueOf(candle.volume(), 6)
            .compareTo(volumes.getOrDefault(candle.openMs(), BigDecimal.ZERO)), candle.toString()));
        assertEquals(trades.size(), trades.stream().map(trade -> trade.get("i").asText()).distinct().count());

        final List<JsonNode> recent = rows("recent-trade", "category=" + category.label(), "symbol=BTCUSDT",
            "limit=60");
        for (int index = 0; index < recent.size(); index++) {
            final JsonNode told = trades.get(trades.size() - 1 - index);
            assertEquals(List.of(told.get("i"), told.get("p"), told.get("v"), told.get("S")),
                List.of(recent.get(index).get("execId"), recent.get(index).get("price"),
                    recent.get(index).get("size"), recent.get(index).get("side")));
        }
        assertEquals(60, recent.size());
    }

    @Test
    void aTickerIsASnapshotAndThenWhatChanged() throws IOException {
        final List<JsonNode> messages = heard(BybitCategory.LINEAR, "tickers.BTCUSDT");
        final ObjectNode known = (ObjectNode) messages.get(0).get("data").deepCopy();
        assertEquals("snapshot", messages.get(0).get("type").asText());
        for (final JsonNode delta : messages.subList(1, messages.size())) {
            assertEquals("delta", delta.get("type").asText());
            delta.get("data").properties().forEach(field -> {
                assertTrue(field.getKey().equals("symbol") || !field.getValue().equals(known.get(field.getKey())),
                    "told again: " + field);
                known.set(field.getKey(), field.getValue());
            });
        }
        final JsonNode asked = rows("tickers", "category=linear", "symbol=BTCUSDT").get(0);
        for (final String field : List.of("lastPrice", "markPrice", "openInterest", "fundingRate", "nextFundingTime")) {
            assertEquals(asked.get(field), known.get(field), field);
        }
        assertTrue(heard(BybitCategory.SPOT, "tickers.BTCUSDT").stream()
            .allMatch(message -> message.get("type").asText().equals("snapshot")));
    }

    @Test
    void theBookOfOneLevelIsAlwaysWhole() throws IOException {
        final List<JsonNode> books = heard(BybitCategory.LINEAR, "orderbook.1.BTCUSDT");

        assertEquals(heard(BybitCategory.LINEAR, "publicTrade.BTCUSDT").size(), books.size());
        books.forEach(book -> {
            assertEquals("snapshot", book.get("type").asText());
            assertEquals(new BigDecimal("0.01"), decimal(book.at("/data/a/0/0")).subtract(
                decimal(book.at("/data/b/0/0"))));
        });
    }

    @Test
    void restPagesBackFromTheEndOrForwardFromTheStart() throws IOException {
        final long fromMs = CANDLES.get(50).openMs();
        final long toMs = CANDLES.get(99).openMs();
        assertEquals(CANDLES.get(99).openMs(), rows("kline", "symbol=BTCUSDT", "interval=1", "start=" + fromMs,
            "end=" + toMs, "limit=7").get(0).get(0).asLong());
        assertEquals(CANDLES.get(56).openMs(), rows("kline", "symbol=BTCUSDT", "interval=1", "start=" + fromMs,
            "limit=7").get(0).get(0).asLong());
        assertEquals(50, rows("kline", "symbol=BTCUSDT", "interval=1", "start=" + fromMs, "end=" + toMs).size());
        assertEquals(2, rows("open-interest", "symbol=BTCUSDT", "intervalTime=5min", "limit=2").size());
        assertTrue(rows("funding/history", "symbol=BTCUSDT").size() > 10);
        assertEquals("0.01", rows("instruments-info", "category=linear").get(0).at("/priceFilter/tickSize").asText());
        assertEquals("0.000010", rows("instruments-info", "category=spot").get(0).at("/lotSizeFilter/basePrecision")
            .asText());
        assertEquals(Long.toString(END_MS * 1_000_000), ask(END_MS, "time").at("/result/timeNano").asText());
    }

    @ParameterizedTest
    @CsvSource({"kline, symbol=X, params error: symbol invalid", "kline, symbol=BTCUSDT, Invalid period!",
        "kline, category=option, Illegal category", "open-interest, symbol=BTCUSDT, params error: intervalTime invalid",
        "kline, symbol=BTCUSDT interval=1 limit=x, params error: limit invalid"})
    void aWrongQuestionIsAnsweredWithACode(final String path, final String query, final String message)
        throws IOException {
        final JsonNode answer = ask(END_MS, path, query.split(" "));

        assertEquals(10_001, answer.get("retCode").asInt());
        assertEquals(message, answer.get("retMsg").asText());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "LINEAR | {'op':'ping'} | {'success':true,'ret_msg':'pong','conn_id':'c-1','req_id':'','op':'ping'}",
        "SPOT | {'op':'ping'} | {'success':true,'ret_msg':'pong','conn_id':'c-1','op':'ping'}",
        "SPOT | {'op':'ping','req_id':'7'} | "
            + "{'success':true,'ret_msg':'pong','conn_id':'c-1','req_id':'7','op':'ping'}",
        "LINEAR | {'req_id':'s1','op':'subscribe','args':['kline.1.BTCUSDT']} | "
            + "{'success':true,'ret_msg':'','conn_id':'c-1','op':'subscribe','req_id':'s1'}",
        "LINEAR | {'op':'subscribe','args':['kline.2.BTCUSDT']} | "
            + "{'success':false,'ret_msg':'Invalid topic: [kline.2.BTCUSDT]','conn_id':'c-1','op':'subscribe'}",
        "LINEAR | {'op':'subscribe','args':['publicTrade.X']} | "
            + "{'success':false,'ret_msg':'Invalid topic: [publicTrade.X]','conn_id':'c-1','op':'subscribe'}",
        "SPOT | {'op':'subscribe','args':[1,2,3,4,5,6,7,8,9,10,11]} | "
            + "{'success':false,'ret_msg':'args size >10','conn_id':'c-1','op':'subscribe'}",
        "SPOT | {'op':'dance'} | {'success':false,'ret_msg':'Unknown op: dance','conn_id':'c-1','op':'dance'}"})
    void controlMessagesAreAnsweredAsByTheVenue(final BybitCategory category, final String said, final String heard)
        throws IOException {
        final List<String> texts = conversation(category).onText(said.replace('\'', '"'), 0).texts();

        assertEquals(1, texts.size());
        assertEquals(JSON.readTree(heard.replace('\'', '"')), JSON.readTree(texts.get(0)));
    }
}
