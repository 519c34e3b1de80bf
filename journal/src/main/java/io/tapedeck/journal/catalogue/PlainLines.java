package io.tapedeck.journal.catalogue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of text wire that nearly every manifest is written in: a name and a value on each line, nothing escaped. To
 * read that needs none of Chronicle's classes, which a command that only looks at manifests would wait for.
 */
final class PlainLines {
    private static final Pattern LINE = Pattern.compile(
        "([A-Za-z][A-Za-z0-9./@_-]*): (?:\"([ -~&&[^\"\\\\]]*)\"|(?!null$)([A-Za-z][A-Za-z0-9 ./@_-]*(?<! )))");

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
}
