package io.tapedeck.gateways.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * What became of an attempt. Pure.
 *
 * @param kind    what to do now.
 * @param pause   before the next attempt, where the channel named one.
 * @param problem one sentence without the address; empty for {@link Kind#DELIVERED}.
 */
record PostVerdict(Kind kind, Optional<Duration> pause, String problem) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int LONGEST_REASON = 200;
    private static final double MILLIS = 1000;

    /** What to do now. */
    enum Kind {
        DELIVERED,
        TRY_AGAIN,
        REFUSED
    }

    static PostVerdict unreachable(final String problem) {
        return new PostVerdict(Kind.TRY_AGAIN, Optional.empty(), problem);
    }

    /**
     * Reads an answer.
     *
     * @param status     of HTTP.
     * @param retryAfter header of that name, or null.
     * @param body       perhaps empty.
     * @param address    that must not be told.
     */
    static PostVerdict of(final int status, final String retryAfter, final String body, final SecretAddress address) {
        if (status / 100 == 2) {
            return new PostVerdict(Kind.DELIVERED, Optional.empty(), "");
        }
        final JsonNode answer = tree(body);
        final String problem = "the answer was " + status + reason(answer, address);
        if (status == TOO_MANY_REQUESTS) {
            return new PostVerdict(Kind.TRY_AGAIN, seconds(retryAfter).or(() -> named(answer)), problem);
        }
        final boolean mayPass = status / 100 == 5 || status == REQUEST_TIMEOUT;
        return new PostVerdict(mayPass ? Kind.TRY_AGAIN : Kind.REFUSED, seconds(retryAfter), problem);
    }

    private static JsonNode tree(final String body) {
        try {
            return JSON.readTree(body.isBlank() ? "{}" : body);
        } catch (final IOException notJson) {
            return JSON.createObjectNode();
        }
    }

    /** Discord has it on top, Telegram among {@code parameters}; both count in seconds. */
    private static Optional<Duration> named(final JsonNode answer) {
        final JsonNode top = answer.path("retry_after");
        return seconds((top.isMissingNode() ? answer.at("/parameters/retry_after") : top).asText());
    }

    private static Optional<Duration> seconds(final String text) {
        try {
            final double seconds = text == null ? Double.NaN : Double.parseDouble(text.strip());
            return seconds >= 0 ? Optional.of(Duration.ofMillis((long) Math.ceil(seconds * MILLIS))) : Optional.empty();
        } catch (final NumberFormatException notSeconds) {
            return Optional.empty();
        }
    }

    /** Telegram explains in {@code description}, Discord in {@code message}. */
    private static String reason(final JsonNode answer, final SecretAddress address) {
        final String reason = answer.path("description").asText(answer.path("message").asText());
        return reason.isEmpty() || address.isIn(reason) ? "" : ": " + Text.atMost(LONGEST_REASON, reason);
    }
}
