package io.tapedeck.loopback.bybit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapedeck.loopback.market.ServedMarket;
import io.tapedeck.loopback.protocol.Answer;
import io.tapedeck.loopback.protocol.Conversation;
import io.tapedeck.loopback.protocol.OutMessage;
import io.tapedeck.loopback.script.MarketEvent;
import io.tapedeck.loopback.script.MarketEvent.CandleChanged;
import io.tapedeck.loopback.script.MarketEvent.QuoteChanged;
import io.tapedeck.loopback.script.MarketEvent.TradePrinted;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A connection to the public streams of Bybit. One thread at a time. */
public final class BybitConversation implements Conversation {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BybitCategory category;
    private final List<ServedMarket> markets;
    private final String connectionId;
    private final Set<String> topics = new LinkedHashSet<>();
    private final Map<String, BybitTicker> tickers = new HashMap<>();

    /**
     * A new connection.
     *
     * @param category     of its address.
     * @param markets      that are served.
     * @param connectionId as the client is told.
     */
    public BybitConversation(final BybitCategory category, final List<ServedMarket> markets,
        final String connectionId) {
        this.category = category;
        this.markets = List.copyOf(markets);
        this.connectionId = connectionId;
    }

    @Override
    public List<String> subscribedByAddress() {
        return List.of();
    }

    @Override
    public Answer onText(final String text, final long wallMs) {
        final JsonNode request;
        try {
            request = JSON.readTree(text);
        } catch (final JsonProcessingException notJson) {
            return Answer.of(answer("", false, "Invalid JSON").toString());
        }
        final String op = request.path("op").asText();
        return switch (op) {
            case "ping" -> Answer.of(pong(request).toString());
            case "subscribe" -> subscribe(request);
            case "unsubscribe" -> unsubscribe(request);
            default -> Answer.of(identified(answer(op, false, "Unknown op: " + op), request).toString());
        };
    }

    /** Spot tells no number of the request where it was given none; contracts tell an empty one. */
    private ObjectNode pong(final JsonNode request) {
        final ObjectNode pong = BybitMessages.object().put("success", true).put("ret_msg", "pong")
            .put("conn_id", connectionId);
        if (category.isContract() || request.has("req_id")) {
            pong.put("req_id", request.path("req_id").asText());
        }
        return pong.put("op", "ping");
    }

    private Answer subscribe(final JsonNode request) {
        final JsonNode asked = request.path("args");
        final List<String> added = new ArrayList<>();
        if (asked.size() > category.mostTopics()) {
            return Answer.of(identified(answer("subscribe", false, "args size >" + category.mostTopics()), request)
                .toString());
        }
        for (final JsonNode topic : asked) {
            if (!isServed(topic.asText())) {
                return Answer.of(identified(answer("subscribe", false, "Invalid topic: [" + topic.asText() + "]"),
                    request).toString());
            }
        }
        asked.forEach(topic -> {
            if (topics.add(topic.asText())) {
                added.add(topic.asText());
            }
        });
        return new Answer(List.of(identified(answer("subscribe", true, ""), request).toString()), added,
            Answer.Verdict.GO_ON);
    }

    private boolean isServed(final String topic) {
        final int symbolAt = topic.lastIndexOf('.') + 1;
        final String symbol = topic.substring(symbolAt);
        final String kind = topic.substring(0, Math.max(0, symbolAt - 1));
        final boolean known = kind.equals("publicTrade") || kind.equals("tickers") || kind.equals("orderbook.1")
            || kind.startsWith("kline.") && BybitInterval.parse(kind.substring("kline.".length())).isPresent();
        return known && markets.stream().anyMatch(market -> market.symbol().equals(symbol));
    }

    private Answer unsubscribe(final JsonNode request) {
        request.path("args").forEach(topic -> {
            topics.remove(topic.asText());
            tickers.remove(topic.asText());
        });
        return Answer.of(identified(answer("unsubscribe", true, ""), request).toString());
    }

    private ObjectNode answer(final String op, final boolean success, final String message) {
        return BybitMessages.object().put("success", success).put("ret_msg", message).put("conn_id", connectionId)
            .put("op", op);
    }

    private static ObjectNode identified(final ObjectNode answer, final JsonNode request) {
        return request.has("req_id") ? answer.put("req_id", request.path("req_id").asText()) : answer;
    }

    @Override
    public List<OutMessage> onEvent(final MarketEvent event) {
        final String symbol = event.market().symbol();
        final List<OutMessage> messages = new ArrayList<>();
        if (event instanceof CandleChanged candle) {
            final String topic = "kline." + BybitInterval.of(candle.candle().timeframe()) + "." + symbol;
            if (topics.contains(topic)) {
                messages.add(message(topic, event, BybitMessages.candle(topic, candle)));
            }
            return messages;
        }
        if (event instanceof TradePrinted trade && topics.contains("publicTrade." + symbol)) {
            messages.add(message("publicTrade." + symbol, event,
                BybitMessages.trade("publicTrade." + symbol, trade, category)));
        }
        if (event instanceof QuoteChanged quote && topics.contains("orderbook.1." + symbol)) {
            messages.add(message("orderbook.1." + symbol, event, BybitMessages.book("orderbook.1." + symbol, quote)));
        }
        if (topics.contains("tickers." + symbol)) {
            tickers.computeIfAbsent("tickers." + symbol, topic -> new BybitTicker(topic, category)).on(event)
                .ifPresent(ticker -> messages.add(message("tickers." + symbol, event, ticker)));
        }
        return messages;
    }

    private static OutMessage message(final String topic, final MarketEvent event, final ObjectNode text) {
        return new OutMessage(topic, event.number(), event.timeMs(), text.toString());
    }

    @Override
    public boolean isSubscribed() {
        return !topics.isEmpty();
    }

    /** The venue has no such message. */
    @Override
    public Optional<String> farewell(final long nowMs) {
        return Optional.empty();
    }

    /** Clients ping here, not the venue. */
    @Override
    public Optional<Duration> pingEvery() {
        return Optional.empty();
    }
}
