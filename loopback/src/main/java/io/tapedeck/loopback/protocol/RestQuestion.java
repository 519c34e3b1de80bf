package io.tapedeck.loopback.protocol;

import java.util.Map;
import java.util.Optional;

/**
 * A question over REST. Immutable.
 *
 * @param path  of the address, without the query.
 * @param query decoded; the first value of each name.
 */
public record RestQuestion(String path, Map<String, String> query) {
    /** Latest moment that is reckoned with, in milliseconds: later ones are taken for it. */
    private static final long LATEST_MS = 9_000_000_000_000L;

    /** Keeps a copy of the query. */
    public RestQuestion {
        query = Map.copyOf(query);
    }

    /**
     * A parameter.
     *
     * @param name of it.
     * @return empty where it is missing or empty.
     */
    public Optional<String> text(final String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
    }

    /**
     * A parameter that is a whole number.
     *
     * @param name  of it.
     * @param usual where it is missing.
     * @return 0 or more.
     * @throws NotANumberException where it is anything else.
     */
    public long number(final String name, final long usual) {
        final Optional<String> text = text(name);
        if (text.isEmpty()) {
            return usual;
        }
        if (!text.get().matches("\\d{1,18}")) {
            throw new NotANumberException(name);
        }
        return Long.parseLong(text.get());
    }

    /**
     * A parameter that is a moment.
     *
     * @param name  of it.
     * @param usual where it is missing.
     * @return milliseconds, bounded so that they can be reckoned with.
     */
    public long timeMs(final String name, final long usual) {
        return Math.min(LATEST_MS, number(name, usual));
    }
}
