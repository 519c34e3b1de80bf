package io.tapedeck.gateways.venue;

import java.util.Map;

/**
 * What came back.
 *
 * @param status  of HTTP.
 * @param headers names in lower case; the last value of each.
 * @param body    perhaps empty.
 */
public record RestAnswer(int status, Map<String, String> headers, byte[] body) {
}
