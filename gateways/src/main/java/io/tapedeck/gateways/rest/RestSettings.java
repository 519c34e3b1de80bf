package io.tapedeck.gateways.rest;

import java.time.Duration;

/**
 * How patient a client is.
 *
 * @param tries        of one question, the first included.
 * @param firstRetry   longest pause after the first failure.
 * @param longestRetry longest pause after any failure.
 * @param longestPause that the venue may ask for; where it asks for more, the question fails at once and says so.
 */
public record RestSettings(int tries, Duration firstRetry, Duration longestRetry, Duration longestPause) {
    /**
     * For history that somebody waits for.
     *
     * @return 8 tries, pauses up to 1 s and up to 60 s, and bans of up to 5 minutes are waited for.
     */
    public static RestSettings ofHistory() {
        return new RestSettings(8, Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofMinutes(5));
    }

    /**
     * For what the present waits for.
     *
     * @return 3 tries, pauses up to half a second and up to 1 s, and no ban is waited for that lasts above 2 s.
     */
    public static RestSettings ofPresent() {
        return new RestSettings(3, Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
    }
}
