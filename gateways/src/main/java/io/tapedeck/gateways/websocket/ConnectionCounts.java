package io.tapedeck.gateways.websocket;

/**
 * What a connection did since it was started, over all its sockets.
 *
 * @param state     where it stands now.
 * @param sockets   that were asked for.
 * @param messages  that arrived.
 * @param bytes     of them, as text.
 * @param malformed messages among them that could not be understood.
 */
public record ConnectionCounts(ConnectionState state, long sockets, long messages, long bytes, long malformed) {
}
