package io.tapedeck.gateways.bybit;

import io.tapedeck.gateways.Samples;
import io.tapedeck.gateways.SharedData;
import io.tapedeck.gateways.ToldUpdates;
import io.tapedeck.gateways.venue.MessageParser.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What messages of Bybit say, and what they leave out. */
class BybitParserTest {
    private final ToldUpdates told = new ToldUpdates();
    private final BybitParser parser = new BybitParser(Samples.INSTRUMENTS, told);

    private Outcome parse(final String message) {
        final byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        return parser.parse(bytes, bytes.length);
    }

    private String toldBy(final String message) {
        parse(message);
        return String.join("; ", told.take()) + parser.problem();
    }

    private static String book(final String type, final String bids, final String asks, final int update,
        final int sequence) {
        return "{\"topic\":\"orderbook.1.BTCUSDT\",\"type\":\"" + type + "\",\"ts\":1,\"cts\":2,\"data\":{\"b\":["
            + bids + "],\"a\":[" + asks + "],\"u\":" + update + ",\"seq\":" + sequence + "}}";
    }

    private static String ticker(final String type, final String fields) {
        return "{\"topic\":\"tickers.BTCUSDT\",\"type\":\"" + type + "\",\"ts\":1,\"data\":{\"symbol\":\"BTCUSDT\""
            + fields + "}}";
    }

    @Test
    void theSamplesTellWhatTheySay() {
        final List<String> lines = new ArrayList<>();
        for (final String sample : Samples.BYBIT) {
            assertEquals(Outcome.DATA, parse(sample), parser::problem);
            lines.addAll(told.take());
        }

        assertEquals("trade 0 1780000000495000000", lines.remove(0).substring(0, 27));
        assertEquals(List.of(
            "trade 0 1780000000496000000 2290000000000000017 sell 6123440 1200",
            "candle 1 1780000020011000000 1m 1779999960000000000 closed 300950 301100 300925 301007 88125 "
                + "26525012345679 ? ?",
            "quote 0 1780000000599000000 5501 6123440 750 6123450 1125",
            "mark 0 1780000000700000000 6123013 6122999 10000 1780012800000000000",
            "interest 0 1780000000700000000 50123456"), lines);
    }

    @Test
    void aBookChangesByWhatADeltaSays() {
        assertEquals("", toldBy(book("delta", "[\"5\",\"1\"]", "", 8, 100)));
        assertEquals("quote 0 2000000 101 500 1000 600 2000",
            toldBy(book("snapshot", "[\"5\",\"1\"],[\"4\",\"9\"]", "[\"6\",\"2\"]", 9, 101)));
        assertEquals("quote 0 2000000 102 500 3000 600 2000", toldBy(book("delta", "[\"5\",\"3\"]", "", 10, 102)));
        assertEquals("quote 0 2000000 103 500 3000 610 4000",
            toldBy(book("delta", "", "[\"6\",\"0\"],[\"6.1\",\"4\"]", 11, 103)));
        assertEquals("", toldBy(book("delta", "[\"5\",\"0\"]", "", 12, 104)));
        assertEquals("quote 0 2000000 105 490 1000 610 4000", toldBy(book("delta", "[\"4.9\",\"1\"]", "", 13, 105)));
    }

    @Test
    void updateNumberOneReplacesTheBook() {
        toldBy(book("snapshot", "[\"5\",\"1\"]", "[\"6\",\"2\"]", 9, 101));

        assertEquals("", toldBy(book("delta", "[\"7\",\"1\"]", "", 1, 200)));
        assertEquals("quote 0 2000000 201 700 1000 800 1000", toldBy(book("delta", "", "[\"8\",\"1\"]", 2, 201)));
    }

    @Test
    void aMalformedBookChangesNothing() {
        toldBy(book("snapshot", "[\"5\",\"1\"]", "[\"6\",\"2\"]", 9, 101));

        assertEquals("the field \"a\" is not understood: [[\"6\"]]",
            toldBy(book("delta", "[\"5\",\"7\"]", "[\"6\"]", 10, 102)));
        assertEquals("quote 0 2000000 103 500 1000 600 3000", toldBy(book("delta", "", "[\"6\",\"3\"]", 11, 103)));
    }

    @Test
    void whatADeltaOfATickerLeavesOutIsUnchanged() {
        assertEquals("mark 0 1000000 6100 6000 10000 5000000; interest 0 1000000 7000",
            toldBy(ticker("snapshot", ",\"markPrice\":\"61\",\"indexPrice\":\"60\",\"fundingRate\":\"0.0001\","
                + "\"nextFundingTime\":\"5\",\"openInterest\":\"7\"")));
        assertEquals("mark 0 1000000 6200 6000 10000 5000000",
            toldBy(ticker("delta", ",\"markPrice\":\"62\",\"fundingRate\":\"\"")));
        assertEquals("interest 0 1000000 8000", toldBy(ticker("delta", ",\"openInterest\":\"8\"")));
        assertEquals("", toldBy(ticker("delta", ",\"bid1Size\":\"8\"")));
        assertEquals("mark 0 1000000 6200 6000 -20000 5000000",
            toldBy(ticker("delta", ",\"fundingRate\":\"-0.0002\"")));
        assertEquals("mark 0 1000000 6300 ? ? ?", toldBy(ticker("snapshot", ",\"markPrice\":\"63\"")));
    }

    @Test
    void beforeAMarkPriceIsKnownNoneIsTold() {
        assertEquals("", toldBy(ticker("delta", ",\"fundingRate\":\"0.0001\"")));
    }

    @Test
    void oneBadTradeSpoilsTheMessage() {
        final String good = "{\"T\":1,\"S\":\"Buy\",\"v\":\"1\",\"p\":\"1\",\"i\":\"1\"}";

        assertEquals("the field \"S\" is not understood: Hold", toldBy("{\"topic\":\"publicTrade.BTCUSDT\",\"data\":["
            + good + "," + good.replace("Buy", "Hold") + "]}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"success\":true,\"ret_msg\":\"\",\"req_id\":\"1\",\"op\":\"subscribe\"} | ACKNOWLEDGED | ``",
        "{\"success\":false,\"ret_msg\":\"Invalid topic\",\"op\":\"subscribe\"} | REFUSED | Invalid topic",
        "{\"op\":\"auth\",\"retCode\":10003,\"retMsg\":\"Invalid apikey\"} | REFUSED | code 10003: Invalid apikey",
        "{\"op\":\"auth\",\"retCode\":0,\"retMsg\":\"OK\"} | ACKNOWLEDGED | ``",
        "{\"success\":true,\"ret_msg\":\"pong\",\"conn_id\":\"a\",\"op\":\"ping\"} | PONG | ``",
        "{\"success\":true,\"ret_msg\":\"pong\",\"conn_id\":\"a\",\"req_id\":\"\",\"op\":\"ping\"} | PONG | ``",
        "{\"args\":[\"1780000000000\"],\"op\":\"pong\"} | PONG | ``",
        "{\"req_id\":\"t\",\"op\":\"pong\",\"args\":[\"1\"],\"conn_id\":\"a\"} | PONG | ``",
        "{\"topic\":\"orderbook.50.BTCUSDT\",\"type\":\"delta\",\"data\":{}} | IGNORED | ``",
        "{\"topic\":\"orderbook.1.LTCUSDT\",\"type\":\"delta\",\"data\":{}} | DATA | ``",
        "{\"topic\":\"publicTrade.BTCUSDT\"} | MALFORMED | the field \"data\" is missing",
        "{\"success\":\"yes\"} | MALFORMED | the field \"success\" is not understood: yes",
        "{} | IGNORED | ``"})
    void otherMessages(final String message, final Outcome outcome, final String problem) {
        assertEquals(outcome, parse(message), parser::problem);
        assertEquals(problem, parser.problem());
        assertEquals(List.of(), told.take());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ws_orderbook_snapshot | DATA | quote 0 1709891679000000000 987654321 2745000 500 2745100 750",
        "ws_ticker_linear | DATA | mark 0 1673272861686000000 1721733 1722736 -21200 1673280000000000000; "
            + "interest 0 1673272861686000000 68744761",
        "ws_subscription_ack | ACKNOWLEDGED |",
        "ws_auth_success | ACKNOWLEDGED |"})
    void publishedExamples(final String name, final Outcome outcome, final String line) throws IOException {
        final byte[] message = Files.readAllBytes(SharedData.require("fixtures/nautilus-bybit/" + name + ".json"));

        assertEquals(outcome, parser.parse(message, message.length), parser::problem);
        assertEquals(line == null ? "" : line, String.join("; ", told.take()));
    }
}
