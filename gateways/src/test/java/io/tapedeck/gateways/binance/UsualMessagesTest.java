package io.tapedeck.gateways.binance;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.gateways.Samples;
import io.tapedeck.gateways.SharedData;
import io.tapedeck.gateways.ToldUpdates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The short way says what the long way says, or nothing; and what venues send takes it. */
class UsualMessagesTest {
    private static final long SEED = 1_780_000_044L;
    private static final int ROUNDS = Integer.getInteger("tapedeck.rounds", 3_000);
    private static final List<Instrument> INSTRUMENTS = Stream.concat(Samples.INSTRUMENTS.stream(), Stream.of(
        Samples.instrument(2, "LRCBTC", 8, 0), Samples.instrument(3, "1000SHIBUSDT", 6, 0),
        Samples.instrument(4, "AKROUSDT", 5, 0))).toList();
    private static final List<String> SAMPLES = Stream.concat(
        Samples.BINANCE.stream().filter(sample -> !sample.contains("markPrice")), Stream.of(
        "{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":1723161256560,\"T\":1723161256560,"
            + "\"s\":\"BTCUSDT\",\"t\":4308068523,\"p\":\"2681.62\",\"q\":\"1.000\",\"X\":\"MARKET\",\"m\":true}}",
        "{\"stream\":\"1000shibusdt@aggTrade\",\"data\":{\"e\":\"aggTrade\",\"E\":1626992741575,\"a\":165,"
            + "\"s\":\"1000SHIBUSDT\",\"p\":\"0.008123\",\"q\":\"1000\",\"f\":0,\"l\":23961322,"
            + "\"T\":1626992741421,\"m\":false}}",
        "{\"stream\":\"lrcbtc@kline_1m\",\"data\":{\"e\":\"kline\",\"E\":1633998523963,\"s\":\"LRCBTC\",\"k\":{"
            + "\"t\":1633998480000,\"T\":1633998539999,\"s\":\"LRCBTC\",\"i\":\"1m\",\"f\":9,\"L\":10,"
            + "\"o\":\"0.00000707\",\"c\":\"0.00000708\",\"h\":\"0.00000708\",\"l\":\"0.00000707\","
            + "\"v\":\"1234567890.50000000\",\"n\":2,\"x\":false,\"q\":\"9116.04600001\",\"V\":\"58.49999999\","
            + "\"Q\":\"20.46\",\"B\":\"0\"}}}",
        "{\"stream\":\"akrousdt@trade\",\"data\":{\"e\":\"trade\",\"E\":1723161255612,\"s\":\"AKROUSDT\",\"t\":15,"
            + "\"p\":\"0.02345\",\"q\":\"120\",\"T\":1723161255611,\"m\":true,\"M\":true}}"))
        .filter(sample -> !sample.startsWith("{\"e\":\"trade\"")).toList();

    private final ToldUpdates told = new ToldUpdates();
    private BinanceParser parser;
    private UsualMessages usual;
    private final Random random = new Random(SEED);
    private int shortWays;

    @BeforeEach
    void listenToTheSamples() {
        listenTo(INSTRUMENTS);
    }

    private void listenTo(final List<Instrument> instruments) {
        parser = new BinanceParser(instruments, told);
        usual = new UsualMessages(instruments, told);
    }

    private static byte[] utf8(final String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What is told and said of a message, by the short way where it takes it; compared with the long way. */
    private void compare(final byte[] message, final int length) {
        final List<String> both = said(message, parser.parse(message, length).toString());
        final List<String> longWay = said(message, parser.parseAny(message, length).toString());
        assertEquals(longWay, both, () -> "seed " + SEED + ": " + new String(message, StandardCharsets.UTF_8));
        shortWays += usual.tell(message, length) ? 1 : 0;
        told.take();
    }

    private List<String> said(final byte[] message, final String outcome) {
        final List<String> said = new ArrayList<>(told.take());
        said.add(outcome);
        said.add(parser.problem());
        return said;
    }

    @Test
    void theSamplesTakeTheShortWayAndTellTheSame() {
        SAMPLES.forEach(sample -> compare(utf8(sample), utf8(sample).length));

        assertEquals(SAMPLES.size(), shortWays);
    }

    @Test
    void damagedMessagesAreTheSameByBothWays() {
        for (final String sample : SAMPLES) {
            for (int round = 0; round < ROUNDS; round++) {
                final byte[] damaged = damaged(utf8(sample));
                compare(damaged, damaged.length);
            }
        }
        assertTrue(shortWays > ROUNDS / 10, "by the short way " + shortWays);
    }

    /** Bytes changed, taken out, put in or doubled: those that JSON and its numbers are made of, and any others. */
    private byte[] damaged(final byte[] message) {
        byte[] damaged = message;
        for (int change = random.nextInt(3); change >= 0; change--) {
            final int from = random.nextInt(damaged.length);
            final int to = Math.min(damaged.length, from + random.nextInt(3));
            final int put = random.nextInt(3);
            final byte[] next = new byte[damaged.length - (to - from) + put];
            System.arraycopy(damaged, 0, next, 0, from);
            for (int index = from; index < from + put; index++) {
                next[index] = letter(message);
            }
            System.arraycopy(damaged, to, next, from + put, damaged.length - to);
            damaged = next;
        }
        return damaged;
    }

    private byte letter(final byte[] message) {
        return switch (random.nextInt(3)) {
            case 0 -> (byte) random.nextInt(256);
            case 1 -> (byte) "0123456789.-eE\"\\,:{} tn".charAt(random.nextInt(23));
            default -> message[random.nextInt(message.length)];
        };
    }

    @Test
    void aMessageThatIsCutIsNotTold() {
        for (final String sample : SAMPLES) {
            final byte[] whole = utf8(sample);
            for (int length = 0; length < whole.length; length++) {
                assertFalse(usual.tell(Arrays.copyOf(whole, length), length));
                assertFalse(usual.tell(whole, length), "the rest stands behind the end");
            }
        }
        assertEquals(List.of(), told.take());
    }

    @Test
    void otherNumbersAreTheSameByBothWays() {
        for (final String sample : SAMPLES) {
            for (int round = 0; round < ROUNDS; round++) {
                final byte[] other = utf8(sample.replaceAll("(?<=[:\"])[0-9.]+(?=[,\"}])", number()));
                compare(other, other.length);
            }
        }
        assertTrue(shortWays > ROUNDS / 10, "by the short way " + shortWays);
    }

    private String number() {
        final String digits = String.valueOf(Math.abs(random.nextLong()));
        final String whole = digits.substring(0, 1 + random.nextInt(digits.length()));
        return switch (random.nextInt(4)) {
            case 0 -> whole;
            case 1 -> "1780000000000".substring(0, 13 - random.nextInt(2)) + random.nextInt(10);
            case 2 -> random.nextInt(100) + "." + "0".repeat(random.nextInt(10));
            default -> whole.substring(0, 1 + random.nextInt(whole.length())) + "." + whole;
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\"61234.50000000\" | 61234.5", "\"m\":true | \"m\":1", "\"m\":true | \"m\":null",
        "\"T\":1780000000120 | \"T\":\"1780000000120\"", "\"T\":1780000000120 | \"T\":1780000000120000",
        "\"T\":1780000000120 | \"T\":9223372036855", "\"T\":1780000000120 | \"T\":0780000000120",
        "\"a\":7001 | \"a\":07001", "\"a\":7001 | \"a\":-1", "\"a\":7001 | \"a\":7e3",
        "\"a\":7001 | \"a\":7001,\"a\":1",
        "61234.50000000 | 61234.", "61234.50000000 | .5", "61234.50000000 | 61234.505", "61234.50000000 | 0",
        "BTCUSDT | BTCUSDT\\u0000", "BTCUSDT | BTCUSD", "BTCUSDT | LTCUSDT", "aggTrade\" | aggTrade\\n\"",
        "\"M\":true | \"M\":true,\"nq\":\"1\"", "}} | },\"stream\":\"x\"}", "}} | }} ", "}} | }}}"})
    void whatIsWrittenInAnotherWayIsTheSameByBothWays(final String change) {
        final String[] parts = change.split(" \\| ", 2);
        assertTrue(SAMPLES.get(0).contains(parts[0]));
        final byte[] message = utf8(SAMPLES.get(0).replace(parts[0], parts[1]));
        compare(message, message.length);
    }

    @ParameterizedTest
    @CsvSource({
        "feeds/hftbacktest/spot_ethusdt_20240808.gz, ETHUSDT, 2, 4",
        "feeds/hftbacktest/usdm_ethusdt_20240808.gz, ETHUSDT, 2, 3",
        "feeds/cryptofeed/BINANCE.ws.1.0.gz, NKNUSDT, 4, 0",
        "feeds/cryptofeed/BINANCE_FUTURES.ws.1.0.gz, AKROUSDT, 5, 0"})
    void whatWasReceivedTakesTheShortWayAndDamagedIsTheSameByBoth(final String path, final String symbol,
        final int prices, final int quantities) throws IOException {
        listenTo(List.of(Samples.instrument(0, symbol, prices, quantities)));
        int read = 0;
        for (final String line : SharedData.lines(path)) {
            if (line.contains("\"s\":\"" + symbol + "\"") && !line.contains("@depth")) {
                final byte[] message = utf8(line.substring(line.indexOf('{')));
                assertTrue(usual.tell(message, message.length), line);
                compareDamaged(message);
                read++;
            }
        }
        assertTrue(read > 50, "read " + read);
    }

    private void compareDamaged(final byte[] message) {
        told.take();
        final byte[] damaged = damaged(message);
        compare(damaged, damaged.length);
    }
}
