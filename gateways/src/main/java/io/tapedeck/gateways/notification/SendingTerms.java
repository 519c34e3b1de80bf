package io.tapedeck.gateways.notification;

import java.time.Duration;
import java.util.Optional;

/**
 * How alerts are sent.
 *
 * @param queueLength  alerts that may wait; the oldest makes room for a new one, for the newest says how things are.
 * @param attempts     for one alert.
 * @param firstPause   before the second attempt; each further one waits twice as long.
 * @param longestPause that a channel may ask for; where it asks for more, it is asked again after that.
 * @param timeout      of an attempt.
 */
public record SendingTerms(int queueLength, int attempts, Duration firstPause, Duration longestPause,
    Duration timeout) {
    /** 256 alerts, 5 attempts, 1, 2, 4 and 8 s between them, pauses up to an hour, 10 s for an attempt. */
    public static final SendingTerms USUAL =
        new SendingTerms(256, 5, Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofSeconds(10));

    Duration pauseBehind(final int attempt, final Optional<Duration> asked) {
        final Duration pause = asked.orElse(firstPause.multipliedBy(1L << (attempt - 1)));
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }
}
