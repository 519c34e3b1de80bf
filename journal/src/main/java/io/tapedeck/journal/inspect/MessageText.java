package io.tapedeck.journal.inspect;

import io.tapedeck.engine.event.Frame;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Messages and their values as people read them. Stateless. */
public final class MessageText {
    private MessageText() {
    }

    static String line(final Frame frame, final RecordedMessage message) {
        final StringBuilder line = start(frame).append(message.name());
        for (final Map.Entry<String, Object> value : message.values().entrySet()) {
            line.append(' ').append(value.getKey()).append('=').append(quoted(plain(value.getValue())));
        }
        return line.toString();
    }

    static String unknownLine(final Frame frame, final int templateId, final int length) {
        return start(frame).append("message ").append(templateId).append(" (").append(length).append(" bytes)")
            .toString();
    }

    private static StringBuilder start(final Frame frame) {
        return new StringBuilder().append(frame.sequence()).append(' ').append(time(frame.engineTimeNs())).append(' ');
    }

    static Instant time(final long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }

    /**
     * A value of a message.
     *
     * @param value as {@link RecordedMessage#values} gives it.
     * @return without trailing zeros and exponents; several names joined by plus signs.
     */
    public static String plain(final Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal(decimal);
        }
        return value instanceof List<?> names
            ? names.stream().map(Object::toString).collect(Collectors.joining("+"))
            : value.toString();
    }

    /**
     * A decimal number.
     *
     * @param decimal of any scale.
     * @return without trailing zeros and exponents.
     */
    public static String decimal(final BigDecimal decimal) {
        return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    }

    private static String quoted(final String text) {
        return text.indexOf(' ') < 0 && text.indexOf('"') < 0 ? text : '"' + text.replace("\"", "\\\"") + '"';
    }
}
