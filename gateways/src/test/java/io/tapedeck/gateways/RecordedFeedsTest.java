package io.tapedeck.gateways;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.gateways.binance.BinanceVenue;
import io.tapedeck.gateways.bybit.BybitVenue;
import io.tapedeck.gateways.venue.Environment;
import io.tapedeck.gateways.venue.MessageParser;
import io.tapedeck.gateways.venue.MessageParser.Outcome;
import io.tapedeck.gateways.venue.Venue;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

/**
 * Messages as venues sent them: none is malformed, there are as many of each stream as the recording has, and every
 * value is what a tree of Jackson holds.
 */
class RecordedFeedsTest {
    private static final Environment NOWHERE = new Environment("none", URI.create("https://venue.invalid"), Map.of());

    private final ToldUpdates told = new ToldUpdates();
    private final Map<String, Integer> streams = new TreeMap<>();
    private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);

    /** Reads messages and compares what is told of each with the twin. */
    private void compare(final Venue venue, final List<Instrument> instruments, final List<String> messages) {
        final MessageParser parser = venue.parser(instruments, told);
        final TreeTwin twin = new TreeTwin(instruments);
        for (final String message : messages) {
            final byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
            final Outcome outcome = parser.parse(bytes, bytes.length);
            assertNotEquals(Outcome.MALFORMED, outcome, () -> parser.problem() + " in " + message);
            assertEquals(twin.read(message), told.take(), message);
            outcomes.merge(outcome, 1, Integer::sum);
            streams.merge(streamOf(TreeTwin.tree(message)), 1, Integer::sum);
        }
    }

    private static String streamOf(final JsonNode message) {
        final String stream = message.path("stream").asText();
        return stream.substring(stream.indexOf('@') + 1);
    }

    private static List<String> received(final String path) throws IOException {
        return SharedData.lines(path).stream().filter(line -> line.matches("^\\d+(\\.\\d+)?:? \\{.*"))
            .map(line -> line.substring(line.indexOf('{'))).toList();
    }

    @Test
    void spotEtherOfAugust2024() throws IOException {
        compare(BinanceVenue.spot(NOWHERE), List.of(Samples.instrument(0, "ETHUSDT", 2, 4)),
            received("feeds/hftbacktest/spot_ethusdt_20240808.gz"));

        assertEquals(Map.of("bookTicker", 24_077, "depth@100ms", 3_434, "trade", 6_106, "", 1), streams);
        assertEquals(Map.of(Outcome.DATA, 24_077 + 6_106, Outcome.IGNORED, 3_434 + 1), outcomes);
    }

    @Test
    void futuresOnEtherOfAugust2024() throws IOException {
        compare(BinanceVenue.usdMargined(NOWHERE), List.of(Samples.instrument(0, "ETHUSDT", 2, 3)),
            received("feeds/hftbacktest/usdm_ethusdt_20240808.gz"));

        assertEquals(Map.of("bookTicker", 53_992, "depth@0ms", 6_586, "trade", 14_076, "", 1), streams);
        assertEquals(Map.of(Outcome.DATA, 53_992 + 14_076, Outcome.IGNORED, 6_586 + 1), outcomes);
    }

    @Test
    void fourSpotSymbolsOfOctober2021() throws IOException {
        compare(BinanceVenue.spot(NOWHERE), List.of(Samples.instrument(0, "NKNUSDT", 4, 0),
            Samples.instrument(1, "BLZETH", 8, 0), Samples.instrument(2, "LRCBTC", 8, 0),
            Samples.instrument(3, "RUNEEUR", 3, 1)), received("feeds/cryptofeed/BINANCE.ws.1.0.gz"));

        assertEquals(Map.of("aggTrade", 2, "bookTicker", 84, "depth@100ms", 177, "kline_1m", 2), streams);
        assertEquals(Map.of(Outcome.DATA, 2 + 84 + 2, Outcome.IGNORED, 177), outcomes);
    }

    @Test
    void fourContractsOfJuly2021() throws IOException {
        compare(BinanceVenue.usdMargined(NOWHERE), List.of(Samples.instrument(0, "SUSHIUSDT", 4, 0),
            Samples.instrument(1, "AKROUSDT", 5, 0), Samples.instrument(2, "KEEPUSDT", 4, 0),
            Samples.instrument(3, "CTKUSDT", 5, 0)), received("feeds/cryptofeed/BINANCE_FUTURES.ws.1.0.gz"));

        assertEquals(Map.of("aggTrade", 91, "bookTicker", 613, "depth@100ms", 764, "kline_1m", 67), streams);
        assertEquals(Map.of(Outcome.DATA, 91 + 613 + 67, Outcome.IGNORED, 764), outcomes);
    }

    @Test
    void bybitOfTheOldInterfaceIsPassedOver() throws IOException {
        final List<String> messages = received("feeds/cryptofeed/BYBIT.ws.25.0.gz");
        final MessageParser parser = BybitVenue.linear(NOWHERE).parser(Samples.INSTRUMENTS, told);
        for (final String message : messages) {
            final byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
            outcomes.merge(parser.parse(bytes, bytes.length), 1, Integer::sum);
        }

        assertEquals(3_342, messages.size());
        assertEquals(3_342, outcomes.get(Outcome.IGNORED) + outcomes.get(Outcome.ACKNOWLEDGED), outcomes::toString);
        assertEquals(List.of(), told.take());
    }
}
