package io.tapedeck.gateways;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapedeck.gateways.binance.BinanceVenue;
import io.tapedeck.gateways.bybit.BybitVenue;
import io.tapedeck.gateways.venue.Environment;
import io.tapedeck.gateways.venue.MessageParser;
import io.tapedeck.gateways.venue.MessageParser.Outcome;
import io.tapedeck.gateways.venue.Venue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What holds for every message of market data, however it is written or damaged. */
class MessagePropertyTest {
    private static final Environment NOWHERE = new Environment("none", URI.create("https://venue.invalid"), Map.of());
    private static final long SEED = 1_780_000_000L;
    private static final List<String> UNKNOWN_FIELDS = List.of("\"zz\":{\"p\":[1,{\"s\":\"x\"}],\"e\":\"trade\"}",
        "\"new\":\"a\\\"b\\u00e9}\"", "\"Zx\":-1.5e-7", "\"nothing\":null", "\"list\":[[],{},true]");

    private final ToldUpdates told = new ToldUpdates();
    private final Random random = new Random(SEED);

    /** A venue and messages of it. */
    enum Case {
        BINANCE(BinanceVenue.spot(NOWHERE), Samples.BINANCE),
        BYBIT(BybitVenue.linear(NOWHERE), Samples.BYBIT);

        private final Venue venue;
        private final List<String> samples;

        Case(final Venue venue, final List<String> samples) {
            this.venue = venue;
            this.samples = samples;
        }
    }

    /** What a parser that saw nothing before tells of a message. */
    private List<String> read(final Venue venue, final byte[] message, final Outcome wanted) {
        final MessageParser parser = venue.parser(Samples.INSTRUMENTS, told);
        assertEquals(wanted, parser.parse(message, message.length),
            () -> "seed " + SEED + ": " + parser.problem() + " in " + new String(message, StandardCharsets.UTF_8));
        return told.take();
    }

    private static byte[] utf8(final String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The same message in another order, with white space and unknown fields. */
    private String rewritten(final JsonNode node) {
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false).map(this::rewritten)
                .collect(Collectors.joining(space() + "," + space(), "[" + space(), space() + "]"));
        }
        if (!node.isObject()) {
            return node.toString();
        }
        final List<String> fields = new ArrayList<>();
        node.properties().forEach(field -> fields.add("\"" + field.getKey() + "\"" + space() + ":" + space()
            + rewritten(field.getValue())));
        fields.add(UNKNOWN_FIELDS.get(random.nextInt(UNKNOWN_FIELDS.size())));
        Collections.shuffle(fields, random);
        return "{" + space() + String.join(space() + "," + space(), fields) + space() + "}";
    }

    private String space() {
        return List.of("", "", " ", "\n\t", "\r\n  ").get(random.nextInt(5));
    }

    @ParameterizedTest
    @EnumSource
    void neitherOrderNorSpaceNorUnknownFieldsMatter(final Case messages) {
        for (final String sample : messages.samples) {
            final List<String> plain = read(messages.venue, utf8(sample), Outcome.DATA);
            assertFalse(plain.isEmpty());
            for (int round = 0; round < 500; round++) {
                final String other = rewritten(TreeTwin.tree(sample));
                assertEquals(plain, read(messages.venue, utf8(other), Outcome.DATA), other);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofAMessageThatIsCutAnywhereNothingIsTold(final Case messages) {
        for (final String sample : messages.samples) {
            final byte[] whole = utf8(sample);
            for (int length = 0; length < whole.length; length++) {
                assertEquals(List.of(), read(messages.venue, Arrays.copyOf(whole, length), Outcome.MALFORMED));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void bytesBehindTheLengthDoNotCount(final Case messages) {
        for (final String sample : messages.samples) {
            final byte[] whole = utf8(sample);
            final byte[] longer = utf8(sample + "\"}]garbage");
            final MessageParser parser = messages.venue.parser(Samples.INSTRUMENTS, told);
            assertEquals(Outcome.DATA, parser.parse(longer, whole.length));
            final List<String> first = told.take();
            assertEquals(read(messages.venue, whole, Outcome.DATA), first);
        }
    }

    @ParameterizedTest
    @EnumSource
    void damageNeverThrowsAndNeverTellsHalf(final Case messages) {
        int malformed = 0;
        for (final String sample : messages.samples) {
            final int updates = read(messages.venue, utf8(sample), Outcome.DATA).size();
            for (int round = 0; round < 20_000; round++) {
                final byte[] damaged = utf8(sample);
                for (int change = random.nextInt(3); change >= 0; change--) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                malformed += damagedTells(messages.venue, damaged, updates);
            }
        }
        assertTrue(malformed > 20_000, "malformed " + malformed);
    }

    private int damagedTells(final Venue venue, final byte[] damaged, final int updates) {
        final MessageParser parser = venue.parser(Samples.INSTRUMENTS, told);
        final Outcome outcome = parser.parse(damaged, damaged.length);
        final int count = told.take().size();
        assertTrue(outcome == Outcome.DATA ? count <= updates : count == 0,
            () -> "seed " + SEED + ": " + outcome + " " + new String(damaged, StandardCharsets.UTF_8));
        assertEquals(outcome == Outcome.MALFORMED || outcome == Outcome.REFUSED, !parser.problem().isEmpty());
        assertNotEquals(Outcome.PONG, outcome);
        return outcome == Outcome.MALFORMED ? 1 : 0;
    }
}
