package io.tapedeck.gateways.websocket;

import java.util.function.LongSupplier;

/**
 * What all connections of a venue share.
 *
 * @param transport  opens sockets.
 * @param attempts   how often it may.
 * @param settings   limits of time.
 * @param monotonicNs a clock that never goes back.
 * @param seed       of the jitter; each connection mixes its name in.
 * @param reports    is told what happens.
 */
public record ConnectionContext(WebSocketTransport transport, ConnectionAttempts attempts,
    ConnectionSettings settings, LongSupplier monotonicNs, long seed, ConnectionReports reports) {
}
