package io.tapedeck.journal.inspect;

import io.tapedeck.engine.event.Frame;

import java.io.IOException;
import java.util.Map;

/** JSON Lines for programs: an object a message, as docs/journal-format.md has it. One thread. */
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
        JsonText.text(out, message.name());
        out.append(",\"fields\":{");
        String separator = "";
        for (final Map.Entry<String, Object> value : message.values().entrySet()) {
            out.append(separator);
            JsonText.text(out, value.getKey());
            out.append(':');
            JsonText.value(out, value.getValue());
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
}
