package io.tapedeck.journal.inspect;

import io.tapedeck.engine.event.Frame;

import java.io.IOException;

/** A line for people: sequence, time, name of the message, then every known field as name and value. One thread. */
public final class TextFormat implements MessageFormat {
    private final Appendable out;

    /**
     * A format.
     *
     * @param out takes the lines.
     */
    public TextFormat(final Appendable out) {
        this.out = out;
    }

    @Override
    public void begin() {
        // Lines for people need no heading.
    }

    @Override
    public boolean write(final Frame frame, final RecordedMessage message) throws IOException {
        out.append(MessageText.line(frame, message)).append('\n');
        return true;
    }

    @Override
    public boolean writeUnknown(final Frame frame, final int templateId, final int length) throws IOException {
        out.append(MessageText.unknownLine(frame, templateId, length)).append('\n');
        return true;
    }
}
