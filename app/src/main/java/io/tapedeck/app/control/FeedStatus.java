package io.tapedeck.app.control;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a connection to a venue is.
 *
 * @param name          such as {@code binance-usdm market}.
 * @param state         one word, such as {@code connected}.
 * @param lastMessageAt when the last message came; empty before the first.
 * @param messages      since the start.
 * @param gaps          since the start.
 */
public record FeedStatus(String name, String state, Optional<Instant> lastMessageAt, long messages, long gaps) {
    Map<String, Object> document() {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", name);
        document.put("state", state);
        document.put("lastMessageAt", lastMessageAt.orElse(null));
        document.put("messages", messages);
        document.put("gaps", gaps);
        return document;
    }

    static FeedStatus of(final JsonObject document) {
        return new FeedStatus(document.text("name"), document.text("state"), document.moment("lastMessageAt"),
            document.integer("messages"), document.integer("gaps"));
    }
}
