package io.tapedeck.journal.inspect;

import io.tapedeck.engine.event.Frame;

import java.io.IOException;

/** Hands on so many messages and passes over what follows. One thread. */
public final class LimitedFormat implements MessageFormat {
    private final MessageFormat format;
    private long left;

    /**
     * A format.
     *
     * @param limit  how many messages to hand on.
     * @param format that writes them.
     */
    public LimitedFormat(final long limit, final MessageFormat format) {
        this.format = format;
        left = limit;
    }

    @Override
    public void begin() throws IOException {
        format.begin();
    }

    @Override
    public boolean write(final Frame frame, final RecordedMessage message) throws IOException {
        return left > 0 && counted(format.write(frame, message));
    }

    @Override
    public boolean writeUnknown(final Frame frame, final int templateId, final int length) throws IOException {
        return left > 0 && counted(format.writeUnknown(frame, templateId, length));
    }

    private boolean counted(final boolean isWritten) {
        left -= isWritten ? 1 : 0;
        return isWritten;
    }
}
