package io.tapedeck.journal.inspect;

import io.tapedeck.engine.event.Frame;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** JSON Lines for programs: an object a message, as docs/journal-format.md has it. */
public final class JsonFormat implements MessageFormat {
    private final Appendable out;

    /**
     * A format.
     *
     * @param out takes the lines.
     */
    public JsonFormat(final Appendable out) {
        this.out = out;
    }

    @Override
    public void begin() {
        // JSON Lines have no heading.
    }

    @Override
    public boolean write(final Frame frame, final RecordedMessage message) throws IOException {
        start(frame).append(",\"message\":");
        text(message.name());
        out.append(",\"fields\":{");
        String separator = "";
        for (final Map.Entry<String, Object> value : message.values().entrySet()) {
            out.append(separator);
            text(value.getKey());
            out.append(':');
            value(value.getValue());
            separator = ",";
        }
        out.append("}}\n");
        return true;
    }

    @Override
    public boolean writeUnknown(final Frame frame, final int templateId, final int length) throws IOException {
        start(frame).append(",\"message\":null,\"templateId\":").append(Integer.toString(templateId))
            .append(",\"length\":").append(Integer.toString(length)).append("}\n");
        return true;
    }

    private Appendable start(final Frame frame) throws IOException {
        return out.append("{\"sequence\":").append(Long.toString(frame.sequence()))
            .append(",\"engineTime\":\"").append(MessageText.time(frame.engineTimeNs()).toString())
            .append("\",\"receiveTime\":\"").append(MessageText.time(frame.receiveTimeNs()).toString()).append('"');
    }

    private void value(final Object value) throws IOException {
        if (value instanceof BigDecimal decimal) {
            out.append(MessageText.decimal(decimal));
        } else if (value instanceof Long number) {
            out.append(number.toString());
        } else if (value instanceof Double figure) {
            out.append(Double.isFinite(figure) ? figure.toString() : "null");
        } else if (value instanceof List<?> names) {
            list(names);
        } else {
            text(value.toString());
        }
    }

    private void list(final List<?> names) throws IOException {
        out.append('[');
        String separator = "";
        for (final Object name : names) {
            out.append(separator);
            text(name.toString());
            separator = ",";
        }
        out.append(']');
    }

    private void text(final String text) throws IOException {
        out.append('"');
        for (int index = 0; index < text.length(); index++) {
            letter(text.charAt(index));
        }
        out.append('"');
    }

    private void letter(final char letter) throws IOException {
        if (letter == '"' || letter == '\\') {
            out.append('\\').append(letter);
        } else if (letter < ' ') {
            out.append("\\u").append(HexFormat.of().toHexDigits(letter));
        } else {
            out.append(letter);
        }
    }
}
