package io.tapedeck.journal.inspect;

import io.tapedeck.engine.event.Frame;

import java.io.IOException;

/** Hands on the messages whose line for people holds a text. One thread. */
public final class MatchingFormat implements MessageFormat {
    private final String text;
    private final MessageFormat format;

    /**
     * A format.
     *
     * @param text   to look for; letters must match exactly.
     * @param format that writes what holds it.
     */
    public MatchingFormat(final String text, final MessageFormat format) {
        this.text = text;
        this.format = format;
    }

    @Override
    public void begin() throws IOException {
        format.begin();
    }

    @Override
    public boolean write(final Frame frame, final RecordedMessage message) throws IOException {
        return MessageText.line(frame, message).contains(text) && format.write(frame, message);
    }

    @Override
    public boolean writeUnknown(final Frame frame, final int templateId, final int length) throws IOException {
        return MessageText.unknownLine(frame, templateId, length).contains(text)
            && format.writeUnknown(frame, templateId, length);
    }
}
