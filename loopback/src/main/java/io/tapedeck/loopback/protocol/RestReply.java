package io.tapedeck.loopback.protocol;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer over REST. Immutable.
 *
 * @param status  of HTTP.
 * @param headers beyond the content type.
 * @param body    JSON.
 */
public record RestReply(int status, Map<String, String> headers, String body) {
    /** Status of an answer to the question. */
    public static final int OK = 200;

    /**
     * An answer to the question.
     *
     * @param body JSON.
     * @return without headers.
     */
    public static RestReply ok(final Object body) {
        return of(OK, body);
    }

    /**
     * An answer of another status.
     *
     * @param status of HTTP.
     * @param body   JSON.
     * @return without headers.
     */
    public static RestReply of(final int status, final Object body) {
        return new RestReply(status, Map.of(), body.toString());
    }

    /**
     * The same answer with one header more.
     *
     * @param name  of the header.
     * @param value of the header.
     * @return a new answer.
     */
    public RestReply with(final String name, final Object value) {
        final Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value.toString());
        return new RestReply(status, more, body);
    }
}
