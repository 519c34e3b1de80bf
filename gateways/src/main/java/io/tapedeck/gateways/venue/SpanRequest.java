package io.tapedeck.gateways.venue;

/**
 * A question about the beginning of a span: all of it, or as much as the venue answers about at once.
 *
 * @param request to be sent.
 * @param endNs   where that part of the span ends: an answer without anything means that there is nothing before it.
 */
public record SpanRequest(RestRequest request, long endNs) {
}
