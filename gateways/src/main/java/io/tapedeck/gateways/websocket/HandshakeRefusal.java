package io.tapedeck.gateways.websocket;

import java.time.Duration;

/**
 * A venue's answer to a handshake that is no socket.
 *
 * @param status     of HTTP.
 * @param retryAfter what the venue asks for; zero where it does not.
 */
public record HandshakeRefusal(int status, Duration retryAfter) {
    private static final int FORBIDDEN = 403;
    private static final int BANNED = 418;
    private static final int TOO_MANY_REQUESTS = 429;
    /** Bybit: after "access too frequent" wait ten minutes or more. */
    private static final Duration AFTER_FORBIDDEN = Duration.ofMinutes(10);
    /** Binance: bans last two minutes and more. */
    private static final Duration AFTER_BANNED = Duration.ofMinutes(2);
    private static final Duration AFTER_TOO_MANY = Duration.ofMinutes(1);

    /** Whether it concerns every connection to the venue. */
    boolean isLimit() {
        return status == FORBIDDEN || status == BANNED || status == TOO_MANY_REQUESTS;
    }

    /** No further try before this has passed; zero where backoff decides. */
    long pauseNs() {
        return retryAfter.isZero() ? leastPause().toNanos() : retryAfter.toNanos();
    }

    String sentence() {
        return "the venue answered the handshake with HTTP " + status
            + (retryAfter.isZero() ? "." : ", retry after " + retryAfter.toSeconds() + " s.");
    }

    private Duration leastPause() {
        return switch (status) {
            case FORBIDDEN -> AFTER_FORBIDDEN;
            case BANNED -> AFTER_BANNED;
            case TOO_MANY_REQUESTS -> AFTER_TOO_MANY;
            default -> Duration.ZERO;
        };
    }
}
