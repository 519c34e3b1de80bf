package io.tapedeck.journal.table;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a forward return looks. Immutable.
 *
 * @param label  such as {@code 4h}.
 * @param spanNs nanoseconds.
 */
public record Horizon(String label, long spanNs) {
    private static final Pattern LABEL = Pattern.compile("([1-9]\\d{0,3})([mhdw])");
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final Map<String, Long> MINUTES = Map.of("m", 1L, "h", 60L, "d", 1_440L, "w", 10_080L);

    /**
     * Reads a horizon.
     *
     * @param text minutes, hours, days or weeks, such as {@code 90m}, {@code 4h}, {@code 1d}.
     * @return the horizon.
     * @throws TableRequestException for anything else.
     */
    public static Horizon of(final String text) {
        final Matcher label = LABEL.matcher(text);
        if (!label.matches()) {
            throw new TableRequestException("'" + text + "' is no horizon; write it as 90m, 4h, 1d or 1w");
        }
        return new Horizon(text, Long.parseLong(label.group(1)) * MINUTES.get(label.group(2)) * MINUTE_NS);
    }
}
