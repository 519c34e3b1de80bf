package io.tapedeck.journal.catalogue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of text wire that nearly every manifest is written in: a name and a value on each line, nothing escaped. To
 * read and to write that needs none of Chronicle's classes, which a command that only looks at manifests, and a daemon
 * that is about to be ready, would wait for.
 */
final class PlainLines {
    private static final String NAME = "[A-Za-z][A-Za-z0-9./@_-]*";
    private static final String BARE = "(?!null$)[A-Za-z][A-Za-z0-9 ./@_-]*(?<! )";
    private static final String QUOTED = "[ -~&&[^\"\\\\]]*";
    private static final Pattern LINE = Pattern.compile("(" + NAME + "): (?:\"(" + QUOTED + ")\"|(" + BARE + "))");
    private static final Pattern NAMES = Pattern.compile(NAME);
    private static final Pattern BARE_VALUES = Pattern.compile(BARE);
    private static final Pattern QUOTED_VALUES = Pattern.compile(QUOTED);

    private PlainLines() {
    }

    /** Empty where one line is written in any other way. */
    static Optional<Map<String, String>> parse(final String text) {
        final Map<String, String> values = new LinkedHashMap<>();
        for (final String line : text.split("\n")) {
            final Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            values.put(matcher.group(1), matcher.group(2) == null ? matcher.group(3) : matcher.group(2));
        }
        return Optional.of(values);
    }

    /** Empty where one value has to be written in any other way. */
    static Optional<String> format(final Map<String, String> values) {
        final StringBuilder text = new StringBuilder();
        for (final Map.Entry<String, String> each : values.entrySet()) {
            final String value = each.getValue();
            if (!NAMES.matcher(each.getKey()).matches() || !QUOTED_VALUES.matcher(value).matches()) {
                return Optional.empty();
            }
            final String mark = BARE_VALUES.matcher(value).matches() ? "" : "\"";
            text.append(each.getKey()).append(": ").append(mark).append(value).append(mark).append('\n');
        }
        return Optional.of(text.toString());
    }
}
