package io.tapedeck.gateways.websocket;

import java.time.Duration;

/**
 * What an owner may set about connections.
 *
 * @param connectLimit    for a socket to open.
 * @param firstRetry      longest pause after the first failure.
 * @param longestRetry    longest pause after any failure.
 * @param healthyAfter    being live for so long forgets the failures before.
 * @param messagePause    between two messages that the client sends; Binance cuts who sends more than five a second.
 * @param malformedInARow messages that cannot be understood, one after another, before the socket is given up.
 * @param streams         how long a stream may be silent.
 */
public record ConnectionSettings(Duration connectLimit, Duration firstRetry, Duration longestRetry,
    Duration healthyAfter, Duration messagePause, int malformedInARow, StreamLimits streams) {

    /**
     * For venues of liquid markets.
     *
     * @return 10 s to open, retries up to 1 s and up to 60 s, healthy after 60 s, 250 ms between messages, 20
     *     malformed.
     */
    public static ConnectionSettings ofLiquidMarkets() {
        return new ConnectionSettings(Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofSeconds(60),
            Duration.ofSeconds(60), Duration.ofMillis(250), 20, StreamLimits.ofLiquidMarkets());
    }
}
