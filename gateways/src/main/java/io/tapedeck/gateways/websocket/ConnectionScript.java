package io.tapedeck.gateways.websocket;

import io.tapedeck.gateways.venue.Heartbeat;

import java.util.List;

/**
 * What is said on every socket of a connection.
 *
 * @param subscriptions messages to send once, in order.
 * @param heartbeat     what keeps it alive afterwards.
 */
record ConnectionScript(List<String> subscriptions, Heartbeat heartbeat) {
    ConnectionScript {
        subscriptions = List.copyOf(subscriptions);
    }
}
