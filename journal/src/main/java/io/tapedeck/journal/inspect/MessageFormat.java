package io.tapedeck.journal.inspect;

import io.tapedeck.engine.event.Frame;

import java.io.IOException;

/** Writes messages down, one after the other. */
public interface MessageFormat {
    /**
     * Writes what stands before the first message.
     *
     * @throws IOException where nobody takes it.
     */
    void begin() throws IOException;

    /**
     * Writes a message.
     *
     * @param frame   that it stands in.
     * @param message valid during the call.
     * @return false where it was passed over.
     * @throws IOException where nobody takes it.
     */
    boolean write(Frame frame, RecordedMessage message) throws IOException;

    /**
     * Writes what can be said of a message that the schema does not know.
     *
     * @param frame      that it stands in.
     * @param templateId of the message.
     * @param length     bytes of its block.
     * @return false where it was passed over.
     * @throws IOException where nobody takes it.
     */
    boolean writeUnknown(Frame frame, int templateId, int length) throws IOException;
}
