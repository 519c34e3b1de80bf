package io.tapedeck.gateways.venue;

import java.net.URI;
import java.util.Map;

/**
 * Where a venue is reached: live, testnet, demo or a venue to practise on. Configuration, never constants in code that
 * connects.
 *
 * @param name       such as {@code live}.
 * @param rest       base of REST requests, without a trailing slash.
 * @param webSockets base of WebSocket addresses by route, such as {@code public} and {@code market}; a venue without
 *                   routes has one, {@code stream}.
 */
public record Environment(String name, URI rest, Map<String, URI> webSockets) {
    /** Keeps a copy of the routes. */
    public Environment {
        webSockets = Map.copyOf(webSockets);
    }
}
