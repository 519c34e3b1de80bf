package io.tapedeck.loopback.binance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapedeck.loopback.protocol.Answer;
import io.tapedeck.loopback.protocol.Conversation;
import io.tapedeck.loopback.protocol.OutMessage;
import io.tapedeck.loopback.script.MarketEvent;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A connection to the streams of Binance, raw or combined. A stream that the venue does not have is acknowledged like
 * any other, and nothing ever comes: so it is at the venue. One thread at a time.
 */
public final class BinanceConversation implements Conversation {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SECOND_MS = 1000;
    private static final int INVALID_REQUEST = 2;
    private static final int INVALID_JSON = 3;

    /** How messages are wrapped. */
    public enum Wrapping {
        /** The payload alone. */
        RAW,
        /** The payload with the name of its stream. */
        COMBINED
    }

    private final BinanceMarket market;
    private final BinanceRoute route;
    private final Wrapping wrapping;
    private final Set<String> streams = new LinkedHashSet<>();
    private final List<String> byAddress;
    private final Deque<Long> heardMs = new ArrayDeque<>();

    /**
     * A new connection.
     *
     * @param market   that was connected to.
     * @param route    of its address.
     * @param wrapping of its messages.
     * @param streams  that the address asked for.
     */
    public BinanceConversation(final BinanceMarket market, final BinanceRoute route, final Wrapping wrapping,
        final List<String> streams) {
        this.market = market;
        this.route = route;
        this.wrapping = wrapping;
        byAddress = List.copyOf(streams);
        this.streams.addAll(streams);
    }

    @Override
    public List<String> subscribedByAddress() {
        return byAddress;
    }

    @Override
    public Answer onText(final String text, final long wallMs) {
        if (isTooFast(wallMs)) {
            return Answer.cut();
        }
        final JsonNode request;
        try {
            request = JSON.readTree(text);
        } catch (final JsonProcessingException notJson) {
            return Answer.of(error(INVALID_JSON, "Invalid JSON: " + notJson.getOriginalMessage()).toString());
        }
        return request.isObject() ? onRequest(request)
            : refuse(NullNode.instance, "request must be an object");
    }

    private boolean isTooFast(final long wallMs) {
        heardMs.addLast(wallMs);
        while (heardMs.getFirst() <= wallMs - SECOND_MS) {
            heardMs.removeFirst();
        }
        return heardMs.size() > market.messagesPerSecond();
    }

    private Answer onRequest(final JsonNode request) {
        final JsonNode id = request.path("id");
        return switch (request.path("method").asText()) {
            case "SUBSCRIBE" -> subscribe(request.path("params"), id);
            case "UNSUBSCRIBE" -> unsubscribe(request.path("params"), id);
            case "LIST_SUBSCRIPTIONS" -> Answer.of(list(id).toString());
            default -> refuse(id, "unknown variant `" + request.path("method").asText()
                + "`, expected one of `SUBSCRIBE`, `UNSUBSCRIBE`, `LIST_SUBSCRIPTIONS`");
        };
    }

    private Answer subscribe(final JsonNode names, final JsonNode id) {
        if (!areNames(names)) {
            return refuse(id, "params must be names of streams, such as btcusdt@kline_1m");
        }
        final List<String> added = new ArrayList<>();
        names.forEach(name -> {
            if (streams.add(name.asText())) {
                added.add(name.asText());
            }
        });
        if (streams.size() > BinanceMarket.MOST_STREAMS) {
            streams.removeAll(added);
            return refuse(id, "more than " + BinanceMarket.MOST_STREAMS + " streams");
        }
        return new Answer(List.of(result(id, NullNode.instance).toString()), added, Answer.Verdict.GO_ON);
    }

    private Answer unsubscribe(final JsonNode names, final JsonNode id) {
        if (!areNames(names)) {
            return refuse(id, "params must be names of streams, such as btcusdt@kline_1m");
        }
        names.forEach(name -> streams.remove(name.asText()));
        return Answer.of(result(id, NullNode.instance).toString());
    }

    private static boolean areNames(final JsonNode names) {
        boolean sound = names.isArray() && !names.isEmpty();
        for (final JsonNode name : names) {
            sound &= name.isTextual() && BinanceStreams.isName(name.asText());
        }
        return sound;
    }

    private ObjectNode list(final JsonNode id) {
        final ObjectNode answer = BinanceMessages.object();
        streams.forEach(answer.putArray("result")::add);
        return answer.set("id", known(id));
    }

    private static ObjectNode result(final JsonNode id, final JsonNode result) {
        final ObjectNode answer = BinanceMessages.object();
        answer.set("result", result);
        return answer.set("id", known(id));
    }

    private static Answer refuse(final JsonNode id, final String problem) {
        final ObjectNode refusal = error(INVALID_REQUEST, "Invalid request: " + problem);
        refusal.set("id", known(id));
        return Answer.of(refusal.toString());
    }

    private static JsonNode known(final JsonNode id) {
        return id.isMissingNode() ? NullNode.instance : id;
    }

    private static ObjectNode error(final int code, final String message) {
        return BinanceMessages.object().put("code", code).put("msg", message);
    }

    @Override
    public List<OutMessage> onEvent(final MarketEvent event) {
        final List<OutMessage> messages = new ArrayList<>();
        for (final String stream : BinanceStreams.of(event, market, route)) {
            if (streams.contains(stream)) {
                messages.add(new OutMessage(stream, event.number(), event.timeMs(),
                    wrap(stream, BinanceMessages.of(event, market).toString())));
            }
        }
        return messages;
    }

    private String wrap(final String stream, final String payload) {
        return wrapping == Wrapping.RAW ? payload : "{\"stream\":\"" + stream + "\",\"data\":" + payload + "}";
    }

    @Override
    public boolean isSubscribed() {
        return !streams.isEmpty();
    }

    @Override
    public Optional<String> farewell(final long nowMs) {
        return Optional.of(wrap("!serverShutdown",
            BinanceMessages.object().put("e", "serverShutdown").put("E", nowMs).toString()));
    }

    @Override
    public Optional<Duration> pingEvery() {
        return Optional.of(market.pingEvery());
    }
}
