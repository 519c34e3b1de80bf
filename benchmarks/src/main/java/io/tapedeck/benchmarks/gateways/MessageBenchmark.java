package io.tapedeck.benchmarks.gateways;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.VenueTerms;
import io.tapedeck.gateways.binance.BinanceVenue;
import io.tapedeck.gateways.venue.Environment;
import io.tapedeck.gateways.venue.MessageParser;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * One message of Binance, from its bytes to an update: nanoseconds a message. Beside it what Jackson's stream of tokens
 * costs, whose decimal texts become scaled longs through {@link BigDecimal}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MessageBenchmark {
    private static final String TRADE = "{\"stream\":\"btcusdt@aggTrade\",\"data\":{\"e\":\"aggTrade\","
        + "\"E\":1780000000123,\"s\":\"BTCUSDT\",\"a\":3200000701,\"p\":\"61234.50000000\",\"q\":\"0.02500000\","
        + "\"f\":4100009001,\"l\":4100009004,\"T\":1780000000120,\"m\":true,\"M\":true}}";
    private static final String CANDLE = "{\"stream\":\"btcusdt@kline_1m\",\"data\":{\"e\":\"kline\","
        + "\"E\":1780000020050,\"s\":\"BTCUSDT\",\"k\":{\"t\":1779999960000,\"T\":1780000019999,\"s\":\"BTCUSDT\","
        + "\"i\":\"1m\",\"f\":4100009001,\"L\":4100009742,\"o\":\"61200.10000000\",\"c\":\"61234.50000000\","
        + "\"h\":\"61240.00000000\",\"l\":\"61199.99000000\",\"v\":\"13.25000000\",\"n\":742,\"x\":true,"
        + "\"q\":\"811111.12345678\",\"V\":\"6.12500000\",\"Q\":\"375000.50000000\",\"B\":\"0\"}}}";

    /** What the message tells. */
    @Param({"TRADE", "CANDLE"})
    private String message;

    private final UpdateSum sum = new UpdateSum();
    private final JsonFactory jackson = new JsonFactory();
    private byte[] bytes;
    private MessageParser parser;

    /** Makes a parser that knows the symbol. */
    @Setup
    public void prepare() {
        final Environment nowhere = new Environment("none", URI.create("https://venue.invalid"), Map.of());
        final Instrument bitcoin = new Instrument(0, "binance", "BTCUSDT", "USDT", Timeframe.M1, 2, 5, 1, 1,
            VenueTerms.spot(0, VenueTerms.SPOT_FEE_RATE));
        parser = BinanceVenue.spot(nowhere).parser(List.of(bitcoin), sum);
        bytes = (message.equals("TRADE") ? TRADE : CANDLE).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The gateway's parser outside JMH.
     *
     * @param message as the parameter has it.
     * @return the same message, each time.
     */
    public static LongSupplier messages(final String message) {
        final MessageBenchmark benchmark = new MessageBenchmark();
        benchmark.message = message;
        benchmark.prepare();
        return benchmark::gateway;
    }

    /**
     * The gateway's parser.
     *
     * @return depends on everything that was read.
     */
    @Benchmark
    public long gateway() {
        if (parser.parse(bytes, bytes.length) != MessageParser.Outcome.DATA) {
            throw new IllegalStateException(parser.problem());
        }
        return sum.total();
    }

    /**
     * Jackson's tokens, every decimal text and number read.
     *
     * @return depends on everything that was read.
     * @throws IOException never.
     */
    @Benchmark
    public long jacksonTokens() throws IOException {
        long total = 0;
        try (JsonParser tokens = jackson.createParser(bytes)) {
            for (JsonToken token = tokens.nextToken(); token != null; token = tokens.nextToken()) {
                total += valueOf(tokens, token);
            }
        }
        return total;
    }

    private static long valueOf(final JsonParser tokens, final JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return tokens.getLongValue();
        }
        return token == JsonToken.VALUE_STRING && isDecimal(tokens.currentName())
            ? new BigDecimal(tokens.getText()).movePointRight(8).longValueExact() : 0;
    }

    private static boolean isDecimal(final String name) {
        return switch (name) {
            case "p", "q", "o", "h", "l", "c", "v", "V" -> true;
            default -> false;
        };
    }
}
