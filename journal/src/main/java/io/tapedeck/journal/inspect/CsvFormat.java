package io.tapedeck.journal.inspect;

import io.tapedeck.engine.event.Frame;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A table of the messages of one type: a column a field, empty where it is unknown. One thread. */
public final class CsvFormat implements MessageFormat {
    private final Appendable out;
    private final List<String> fields = new ArrayList<>();

    /**
     * A format.
     *
     * @param layout of the messages.
     * @param out    takes the lines.
     */
    public CsvFormat(final MessageLayout layout, final Appendable out) {
        this.out = out;
        layout.fields().forEach(field -> fields.add(field.name()));
        final int instrument = fields.indexOf("instrumentId");
        if (instrument >= 0 && !fields.contains("symbol")) {
            fields.add(instrument + 1, "symbol");
        }
    }

    @Override
    public void begin() throws IOException {
        out.append("sequence,engineTime,receiveTime,").append(String.join(",", fields)).append('\n');
    }

    @Override
    public boolean write(final Frame frame, final RecordedMessage message) throws IOException {
        out.append(Long.toString(frame.sequence()))
            .append(',').append(MessageText.time(frame.engineTimeNs()).toString())
            .append(',').append(MessageText.time(frame.receiveTimeNs()).toString());
        final Map<String, Object> values = message.values();
        for (final String field : fields) {
            out.append(',').append(values.containsKey(field) ? quoted(MessageText.plain(values.get(field))) : "");
        }
        out.append('\n');
        return true;
    }

    /**
     * A value of a row.
     *
     * @param text of it.
     * @return in quotes where it needs them, as RFC 4180 has it.
     */
    public static String quoted(final String text) {
        final boolean isPlain = text.chars().noneMatch(letter -> letter == ',' || letter == '"' || letter < ' ');
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public boolean writeUnknown(final Frame frame, final int templateId, final int length) {
        return false;
    }
}
