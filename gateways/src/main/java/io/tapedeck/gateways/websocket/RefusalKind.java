package io.tapedeck.gateways.websocket;

import java.util.Locale;
import java.util.Set;

/** What a venue means by refusing a subscription. */
public enum RefusalKind {
    /** Asking again is no use. */
    FINAL,
    /** Too much was asked in too short a time: later it may be granted. */
    LIMIT;

    private static final Set<String> WORDS_OF_LIMITS = Set.of("too many", "too frequent", "rate limit",
        "limit exceeded", "exceeded limit", "429", "throttled");

    /**
     * Reads the venue's sentence, for its messages have no field for this.
     *
     * @param sentence of the venue.
     * @return {@link #LIMIT} where it speaks of one.
     */
    public static RefusalKind of(final String sentence) {
        final String lower = sentence.toLowerCase(Locale.ROOT);
        return WORDS_OF_LIMITS.stream().anyMatch(lower::contains) ? LIMIT : FINAL;
    }
}
