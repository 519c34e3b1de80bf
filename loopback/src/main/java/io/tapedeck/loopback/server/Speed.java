package io.tapedeck.loopback.server;

import java.util.Optional;

/**
 * How fast market time goes. Immutable.
 *
 * @param factor market seconds in a real one; 0 for as fast as the clients read.
 */
public record Speed(long factor) {
    /** As fast as the clients read. */
    public static final Speed UNBOUNDED = new Speed(0);
    private static final String UNBOUNDED_NAME = "max";
    private static final long GREATEST = 1_000_000;

    /**
     * Reads a speed.
     *
     * @param text a whole number from 1 to 1,000,000, or {@code max}.
     * @return empty where it is anything else.
     */
    public static Optional<Speed> parse(final String text) {
        if (text.equals(UNBOUNDED_NAME)) {
            return Optional.of(UNBOUNDED);
        }
        return text.matches("[1-9]\\d{0,6}") && Long.parseLong(text) <= GREATEST
            ? Optional.of(new Speed(Long.parseLong(text))) : Optional.empty();
    }

    /**
     * Whether only the clients hold market time up.
     *
     * @return true for {@code max}.
     */
    public boolean isUnbounded() {
        return factor == 0;
    }

    @Override
    public String toString() {
        return isUnbounded() ? UNBOUNDED_NAME : Long.toString(factor);
    }
}
