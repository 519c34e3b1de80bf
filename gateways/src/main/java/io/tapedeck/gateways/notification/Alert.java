package io.tapedeck.gateways.notification;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that a person should know.
 *
 * @param kind   of the news.
 * @param title  one line.
 * @param time   when it happened.
 * @param fields name to value, in the order to show them.
 */
public record Alert(Kind kind, String title, Instant time, Map<String, String> fields) {
    private static final int GREEN = 0x2E_CC71;
    private static final int BLUE = 0x34_98DB;
    private static final int GREY = 0x95_A5A6;
    private static final int RED = 0xE7_4C3C;
    private static final int ORANGE = 0xE6_7E22;

    /** Keeps a copy of the fields. */
    public Alert {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /**
     * An alert without fields.
     *
     * @param kind  of the news.
     * @param title one line.
     * @param time  when it happened.
     * @return to add fields to.
     */
    public static Alert of(final Kind kind, final String title, final Instant time) {
        return new Alert(kind, title, time, Map.of());
    }

    /**
     * Adds a field behind the others.
     *
     * @param name  of the field.
     * @param value as text.
     * @return a new alert.
     */
    public Alert with(final String name, final Object value) {
        final Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(name, String.valueOf(value));
        return new Alert(kind, title, time, more);
    }

    /** What the news is about, and the colour to show it in. */
    public enum Kind {
        /** The daemon trades. */
        START(GREEN),
        /** The daemon ended as it was told to. */
        STOP(GREY),
        /** A position was opened. */
        OPENED(BLUE),
        /** A position was closed. */
        CLOSED(BLUE),
        /** Something failed; the daemon goes on. */
        ERROR(RED),
        /** No orders any more, until somebody resumes. */
        HALTED(RED),
        /** Market data does not arrive. */
        STALE_DATA(ORANGE),
        /** The disk is filling up. */
        DISK(ORANGE),
        /** What was wrong is well again. */
        RECOVERED(GREEN);

        private final int colour;

        Kind(final int colour) {
            this.colour = colour;
        }

        /**
         * Colour of the kind.
         *
         * @return red, green and blue, a byte each.
         */
        public int colour() {
            return colour;
        }
    }
}
