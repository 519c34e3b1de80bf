package io.tapedeck.gateways.venue;

import java.time.Duration;
import java.util.Optional;

/**
 * What keeps a connection alive.
 *
 * @param message         that the client sends; empty where the venue sends pings and the transport answers them.
 * @param every           how often.
 * @param longestSilence  after which a connection on which nothing at all arrives is dead.
 * @param longestLife     after which the venue cuts every connection; empty where it does not.
 */
public record Heartbeat(Optional<String> message, Duration every, Duration longestSilence,
    Optional<Duration> longestLife) {
}
