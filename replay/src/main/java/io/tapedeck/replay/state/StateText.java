package io.tapedeck.replay.state;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A document of maps and lists as indented lines for people. Stateless. */
final class StateText {
    private static final String DEEPER = "  ";
    private static final String UNKNOWN = "unknown";

    private StateText() {
    }

    static String of(final Map<String, Object> document) {
        final StringBuilder lines = new StringBuilder();
        document.forEach((name, value) -> append(lines, "", words(name), value));
        return lines.toString();
    }

    private static void append(final StringBuilder lines, final String indent, final String title,
        final Object value) {
        if (value instanceof Map<?, ?> map) {
            appendMap(lines, indent, title, map);
        } else if (value instanceof List<?> list) {
            appendList(lines, indent, title, list);
        }
    }

    private static void appendMap(final StringBuilder lines, final String indent, final String title,
        final Map<?, ?> map) {
        final String figures = figures(map);
        lines.append(indent).append(title).append(figures.isEmpty() ? "" : ": ").append(figures).append('\n');
        map.forEach((name, value) -> append(lines, indent + DEEPER, words(name.toString()), value));
    }

    private static void appendList(final StringBuilder lines, final String indent, final String title,
        final List<?> list) {
        if (list.isEmpty()) {
            lines.append(indent).append("no ").append(title).append('\n');
        }
        list.forEach(element -> appendMap(lines, indent, title((Map<?, ?>) element), rest((Map<?, ?>) element)));
    }

    /** The first value of a map in a list is its name. */
    private static String title(final Map<?, ?> element) {
        final Map.Entry<?, ?> first = element.entrySet().iterator().next();
        return words(first.getKey().toString()) + " " + text(first.getValue());
    }

    private static Map<String, Object> rest(final Map<?, ?> element) {
        final Named rest = new Named();
        element.entrySet().stream().skip(1).forEach(entry -> rest.put(entry.getKey().toString(), entry.getValue()));
        return rest.values();
    }

    /** All values of a map that are neither maps nor lists. */
    private static String figures(final Map<?, ?> map) {
        return map.entrySet().stream()
            .filter(entry -> !(entry.getValue() instanceof Map<?, ?>) && !(entry.getValue() instanceof List<?>))
            .map(entry -> words(entry.getKey().toString()) + " " + text(entry.getValue()))
            .collect(Collectors.joining(", "));
    }

    /** The same with the elements of every list under their names, and all names as words. */
    static Object named(final Object value) {
        final Map<String, Object> named = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, each) -> {
                if (each instanceof List<?> list) {
                    list.forEach(element -> named.put(title((Map<?, ?>) element), named(rest((Map<?, ?>) element))));
                } else {
                    named.put(words(name.toString()), named(each));
                }
            });
            return named;
        }
        return value;
    }

    /** A value in one line, whatever it holds. */
    static String brief(final Object value) {
        return value instanceof Map<?, ?> map
            ? map.entrySet().stream().map(entry -> entry.getValue() instanceof Map<?, ?> inner
                ? entry.getKey() + " (" + brief(inner) + ")" : entry.getKey() + " " + text(entry.getValue()))
                .collect(Collectors.joining(", "))
            : text(value);
    }

    private static String words(final String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

    private static String text(final Object value) {
        if (value instanceof Double figure) {
            return Double.isFinite(figure) ? plain(BigDecimal.valueOf(figure)) : UNKNOWN;
        }
        if (value instanceof Boolean truth) {
            return truth ? "yes" : "no";
        }
        return value instanceof BigDecimal exact ? plain(exact) : value == null ? UNKNOWN : value.toString();
    }

    private static String plain(final BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
