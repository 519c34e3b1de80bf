package io.tapedeck.app.configuration;

/**
 * Something in a configuration that must be changed before anything runs. Immutable.
 *
 * @param place    such as {@code config/paper.yaml, line 12} or {@code environment TAPEDECK_MARKET_VENUE}.
 * @param order    in which people look for it.
 * @param key      that it is about; empty where it is about none.
 * @param sentence what is wrong and what is allowed.
 */
public record Problem(String place, int order, String key, String sentence) {
    static Problem of(final Origin origin, final String key, final String sentence) {
        return new Problem(origin.place(), origin.order(), key, sentence);
    }

    static Problem of(final WrittenValue written, final String sentence) {
        return of(written.origin(), written.key(), sentence);
    }

    @Override
    public String toString() {
        return place + ": " + sentence;
    }
}
