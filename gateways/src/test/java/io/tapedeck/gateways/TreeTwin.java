package io.tapedeck.gateways;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tapedeck.engine.market.Instrument;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a message of Binance says, read in the most obvious way: as a tree, with {@link BigDecimal}. */
public final class TreeTwin {
    private static final ObjectMapper JACKSON = new ObjectMapper();

    private final Map<String, Instrument> instruments;

    /** Knows these instruments. */
    public TreeTwin(final List<Instrument> instruments) {
        this.instruments = instruments.stream().collect(Collectors.toMap(Instrument::symbol, Function.identity()));
    }

    /** As {@link ToldUpdates} would write down what the message says. */
    public List<String> read(final String text) {
        final JsonNode message = tree(text);
        final JsonNode event = message.path("data").isObject() ? message.get("data") : message;
        final Instrument instrument = instruments.get(event.path("s").asText());
        if (instrument == null) {
            return List.of();
        }
        final String kind = event.has("e") ? event.get("e").asText()
            : message.path("stream").asText().endsWith("@bookTicker") ? "bookTicker" : "none";
        return switch (kind) {
            case "trade" -> List.of(trade(event, "t", instrument));
            case "aggTrade" -> List.of(trade(event, "a", instrument));
            case "bookTicker" -> List.of(quote(event, instrument));
            case "kline" -> List.of(candle(event, instrument));
            case "markPriceUpdate" -> List.of(mark(event, instrument));
            default -> List.of();
        };
    }

    static JsonNode tree(final String text) {
        try {
            return JACKSON.readTree(text);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String trade(final JsonNode event, final String id, final Instrument instrument) {
        return ToldUpdates.line("trade", instrument.id(), ns(event, "T"), event.get(id).asLong(),
            event.get("m").asBoolean() ? "sell" : "buy", scaled(event, "p", instrument.priceScale()),
            scaled(event, "q", instrument.quantityScale()));
    }

    private static String quote(final JsonNode event, final Instrument instrument) {
        final int prices = instrument.priceScale();
        final int quantities = instrument.quantityScale();
        return ToldUpdates.line("quote", instrument.id(), event.has("T") ? ns(event, "T") : "?",
            event.get("u").asLong(), scaled(event, "b", prices), scaled(event, "B", quantities),
            scaled(event, "a", prices), scaled(event, "A", quantities));
    }

    private static String candle(final JsonNode event, final Instrument instrument) {
        final JsonNode candle = event.get("k");
        final int prices = instrument.priceScale();
        final int quantities = instrument.quantityScale();
        return ToldUpdates.line("candle", instrument.id(), ns(event, "E"), candle.get("i").asText(), ns(candle, "t"),
            candle.get("x").asBoolean() ? "closed" : "open", scaled(candle, "o", prices),
            scaled(candle, "h", prices), scaled(candle, "l", prices), scaled(candle, "c", prices),
            scaled(candle, "v", quantities), scaled(candle, "q", 8), scaled(candle, "V", quantities),
            candle.get("n").asLong());
    }

    private static String mark(final JsonNode event, final Instrument instrument) {
        final int prices = instrument.priceScale();
        return ToldUpdates.line("mark", instrument.id(), ns(event, "E"), scaled(event, "p", prices),
            scaled(event, "i", prices), scaled(event, "r", 8), ns(event, "T"));
    }

    private static long ns(final JsonNode event, final String field) {
        return event.get(field).asLong() * 1_000_000L;
    }

    private static long scaled(final JsonNode event, final String field, final int scale) {
        return new BigDecimal(event.get(field).asText()).movePointRight(scale).setScale(0, RoundingMode.HALF_UP)
            .longValueExact();
    }
}
