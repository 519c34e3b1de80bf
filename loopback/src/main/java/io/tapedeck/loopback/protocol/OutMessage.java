package io.tapedeck.loopback.protocol;

/**
 * A message of market data to one connection. Immutable.
 *
 * @param stream that it belongs to, as the venue names it.
 * @param number of the event that it tells; no two messages of a stream have the same.
 * @param timeMs market time of the event.
 * @param text   as it goes over the wire.
 */
public record OutMessage(String stream, long number, long timeMs, String text) {
}
