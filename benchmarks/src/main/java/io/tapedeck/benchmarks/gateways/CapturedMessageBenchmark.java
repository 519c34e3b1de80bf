package io.tapedeck.benchmarks.gateways;

import com.alibaba.fastjson2.JSON;
import com.alibaba.fastjson2.JSONObject;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Messages of Binance as they were received, one after the other, from their bytes to an update: nanoseconds a message.
 * Beside it two libraries: Jackson's stream of tokens and fastjson2's tree, with the decimals read that the update has.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class CapturedMessageBenchmark {
    private static final Pattern SYMBOL = Pattern.compile("\"s\":\"([A-Z0-9]+)\"");
    private static final int DECIMALS = 8;

    /** What the messages tell. */
    @Param({"TRADE", "AGGREGATE_TRADE", "QUOTE", "CANDLE"})
    private MessageKind kind;

    private final UpdateSum sum = new UpdateSum();
    private final JsonFactory jackson = new JsonFactory();
    private byte[][] messages;
    private MessageParser parser;
    private int next;

    /**
     * Reads the messages and makes a parser that knows their symbols.
     *
     * @throws IOException where there are none.
     */
    @Setup
    public void prepare() throws IOException {
        messages = Captures.messages(kind).toArray(byte[][]::new);
        if (messages.length == 0) {
            throw new IOException("no message of that kind was captured: " + kind);
        }
        parser = BinanceVenue.spot(new Environment("none", URI.create("https://venue.invalid"), Map.of()))
            .parser(instruments(), sum);
        for (int message = 0; message < messages.length; message++) {
            gateway();
        }
    }

    /**
     * Whether there are messages to read.
     *
     * @return true where their files lie beside or above the working directory.
     */
    public static boolean hasMessages() {
        return Captures.folder().isPresent();
    }

    /**
     * The gateway's parser outside JMH.
     *
     * @param kind of the messages.
     * @return the next message, each time.
     * @throws IOException where there are none.
     */
    public static LongSupplier messages(final MessageKind kind) throws IOException {
        final CapturedMessageBenchmark benchmark = new CapturedMessageBenchmark();
        benchmark.kind = kind;
        benchmark.prepare();
        return benchmark::gateway;
    }

    private List<Instrument> instruments() {
        final List<Instrument> instruments = new ArrayList<>();
        for (final byte[] message : messages) {
            final Matcher symbol = SYMBOL.matcher(new String(message, StandardCharsets.UTF_8));
            if (symbol.find() && instruments.stream().noneMatch(each -> each.symbol().equals(symbol.group(1)))) {
                instruments.add(new Instrument(instruments.size(), "binance", symbol.group(1), "USDT", Timeframe.M1,
                    DECIMALS, DECIMALS, 1, 1, VenueTerms.spot(0, VenueTerms.SPOT_FEE_RATE)));
            }
        }
        return instruments;
    }

    private byte[] message() {
        next = next + 1 == messages.length ? 0 : next + 1;
        return messages[next];
    }

    /**
     * The gateway's parser.
     *
     * @return depends on everything that was read.
     */
    @Benchmark
    public long gateway() {
        final byte[] message = message();
        if (parser.parse(message, message.length) != MessageParser.Outcome.DATA) {
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
        try (JsonParser tokens = jackson.createParser(message())) {
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
            ? scaled(new BigDecimal(tokens.getText())) : 0;
    }

    private static boolean isDecimal(final String name) {
        return switch (name) {
            case "p", "q", "o", "h", "l", "c", "v", "V", "b", "B", "a", "A" -> true;
            default -> false;
        };
    }

    private static long scaled(final BigDecimal decimal) {
        return decimal.movePointRight(DECIMALS).longValue();
    }

    /**
     * The tree of fastjson2, and of it what the update has.
     *
     * @return depends on everything that was read.
     */
    @Benchmark
    public long fastjson2Tree() {
        final JSONObject data = JSON.parseObject(message()).getJSONObject("data");
        return switch (kind) {
            case TRADE, AGGREGATE_TRADE -> decimals(data, "p", "q") + data.getLongValue("T");
            case QUOTE -> decimals(data, "b", "B", "a", "A") + data.getLongValue("u");
            case CANDLE -> {
                final JSONObject candle = data.getJSONObject("k");
                yield decimals(candle, "o", "h", "l", "c", "v", "q", "V") + candle.getLongValue("t")
                    + (candle.getBooleanValue("x") ? 1 : 0);
            }
        };
    }

    private static long decimals(final JSONObject object, final String... names) {
        long total = 0;
        for (final String name : names) {
            total += scaled(object.getBigDecimal(name));
        }
        return total;
    }
}
