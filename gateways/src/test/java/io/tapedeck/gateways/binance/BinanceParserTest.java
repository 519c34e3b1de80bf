package io.tapedeck.gateways.binance;

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

/** What messages of Binance say. */
class BinanceParserTest {
    private final ToldUpdates told = new ToldUpdates();
    private final BinanceParser parser = new BinanceParser(Samples.INSTRUMENTS, told);

    private Outcome parse(final String message) {
        final byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        return parser.parse(bytes, bytes.length);
    }

    @Test
    void theSamplesTellWhatTheySay() {
        final List<String> lines = new ArrayList<>();
        for (final String sample : Samples.BINANCE) {
            assertEquals(Outcome.DATA, parse(sample), parser::problem);
            lines.addAll(told.take());
        }

        assertEquals(List.of(
            "trade 0 1780000000120000000 7001 sell 6123450 250",
            "trade 1 1780000000222000000 811 buy 301007 12500",
            "candle 0 1780000020050000000 1m 1779999960000000000 closed 6120010 6124000 6119999 6123450 13250 "
                + "81111112345678 6125 42",
            "quote 1 ? 35000000001 301006 1500 301007 125",
            "quote 0 1780000000301000000 35000000002 6123440 3000 6123450 2000",
            "mark 0 1780000001000000000 6123013 6122999 -12500 1780012800000000000"), lines);
    }

    @Test
    void volumesOfDaysWithAFinerStepAreRounded() {
        final String sample = Samples.BINANCE.stream().filter(line -> line.contains("kline")).findFirst().orElseThrow();

        assertEquals(Outcome.DATA, parse(sample.replace("6.125", "6.1245")), parser::problem);
        assertEquals(List.of("candle 0 1780000020050000000 1m 1779999960000000000 closed 6120010 6124000 6119999 "
            + "6123450 13250 81111112345678 6125 42"), told.take());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"result\":null,\"id\":1} | ACKNOWLEDGED | ``",
        "{\"id\":3,\"result\":[\"btcusdt@aggTrade\"]} | ACKNOWLEDGED | ``",
        "{\"code\":2,\"msg\":\"Invalid request\",\"id\":1} | REFUSED | code 2: Invalid request",
        "{\"error\":{\"code\":3,\"msg\":\"Invalid JSON\"},\"id\":1} | REFUSED | code 3: Invalid JSON",
        "{\"e\":\"serverShutdown\",\"E\":1780000000000} | CLOSING | ``",
        "{\"stream\":\"!serverShutdown\",\"data\":{\"e\":\"serverShutdown\",\"E\":1}} | CLOSING | ``",
        "{\"stream\":\"btcusdt@depth\",\"data\":{\"e\":\"depthUpdate\",\"s\":\"BTCUSDT\",\"b\":[]}} | IGNORED | ``",
        "{\"stream\":\"!ticker@arr\",\"data\":[{\"e\":\"24hrTicker\"}]} | IGNORED | ``",
        "{\"lastUpdateId\":160,\"bids\":[[\"1\",\"2\"]],\"asks\":[]} | IGNORED | ``",
        "{\"u\":1,\"s\":\"BTCUSDT\",\"b\":\"1\",\"B\":\"1\",\"a\":\"2\",\"A\":\"1\"} | DATA | ``",
        "{\"u\":1,\"s\":\"BTCUSDT\",\"b\":\"0.0\",\"B\":\"0\",\"a\":\"2\",\"A\":\"1\"} | IGNORED | ``",
        "{\"u\":1,\"s\":\"LTCUSDT\",\"b\":\"1.12345\",\"B\":\"1\",\"a\":\"2\",\"A\":\"1\"} | DATA | ``",
        "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"T\":1,\"t\":1,\"p\":\"0\",\"q\":\"0\",\"m\":true} | IGNORED | ``",
        "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"T\":1,\"t\":1,\"p\":\"1.001\",\"q\":\"1\",\"m\":true} | MALFORMED | "
            + "the field \"p\" is not understood: 1.001",
        "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"T\":1,\"t\":1,\"p\":\"-1\",\"q\":\"1\",\"m\":true} | MALFORMED | "
            + "the field \"p\" is not understood: -1",
        "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"T\":1,\"t\":1,\"p\":\"1\",\"q\":\"1\",\"m\":\"true\"} | MALFORMED | "
            + "the field \"m\" is not understood: true",
        "{\"e\":\"trade\",\"S\":\"BTCUSDT\"} | MALFORMED | the field \"s\" is missing",
        "{\"e\":\"kline\",\"s\":\"BTCUSDT\",\"k\":{\"i\":\"3m\"}} | IGNORED | ``",
        "{\"e\":\"kline\",\"s\":\"BTCUSDT\",\"k\":{\"t\":1}} | MALFORMED | the field \"i\" is missing",
        "[1] | MALFORMED | not one whole JSON object: [1]"})
    void otherMessages(final String message, final Outcome outcome, final String problem) {
        assertEquals(outcome, parse(message), parser::problem);
        assertEquals(problem, parser.problem());
    }

    @Test
    void aTimeMayComeInMicroseconds() {
        parse("{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"T\":1780000000123456,\"t\":1,\"p\":\"1\",\"q\":\"1\",\"m\":true}");

        assertEquals(List.of("trade 0 1780000000123456000 1 sell 100 1000"), told.take());
    }

    @Test
    void aProblemIsOfTheLastMessageOnly() {
        parse("x");
        parse("{\"result\":null,\"id\":1}");

        assertEquals("", parser.problem());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "book_ticker_stream | DATA | quote 0 1568014460891000000 400900217 25351900 31210 25365200 40660",
        "kline_stream_closed | DATA | candle 1 1638747660000000000 1m 1638747660000000000 closed 10 25 10 20 1000000 "
            + "100000000 500000 100",
        "liquidation_stream | IGNORED |",
        "ticker_stream | IGNORED |"})
    void publishedExamples(final String name, final Outcome outcome, final String line) throws IOException {
        final byte[] message = Files.readAllBytes(SharedData.require(
            "fixtures/nautilus-binance/futures/market_data_json/" + name + ".json"));
        final BinanceParser reader = new BinanceParser(List.of(Samples.instrument(0, "BNBUSDT", 6, 3),
            Samples.instrument(1, "BTCUSDT", 4, 3)), told);

        assertEquals(outcome, reader.parse(message, message.length), reader::problem);
        assertEquals(line == null ? List.of() : List.of(line), told.take());
    }
}
