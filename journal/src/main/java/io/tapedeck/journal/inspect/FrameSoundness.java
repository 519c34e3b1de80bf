package io.tapedeck.journal.inspect;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;

/** Looks for what a checksum cannot see: frames that were sealed with wrong things in them. One thread. */
final class FrameSoundness {
    private final RecordedSchema schema;
    private final FrameMessages messages = new FrameMessages();

    FrameSoundness(final RecordedSchema schema) {
        this.schema = schema;
    }

    /**
     * Looks at a frame whose checksum is right.
     *
     * @param frame      to look at.
     * @param lastTimeNs engine time of the frame before it.
     * @return what is wrong, in words; null where nothing is.
     */
    String problem(final Frame frame, final long lastTimeNs) {
        if (frame.engineTimeNs() < lastTimeNs) {
            return "frame " + frame.sequence() + " goes back in time";
        }
        int count = 0;
        int end = Frame.HEADER_LENGTH;
        messages.wrap(frame);
        while (messages.next()) {
            if (!isKnown()) {
                return unknown(frame);
            }
            count++;
            end = messages.blockOffset() + messages.blockLength();
        }
        return count == frame.messageCount() && end == frame.length() ? null
            : "the messages of frame " + frame.sequence() + " do not fill it";
    }

    private boolean isKnown() {
        return messages.version() <= schema.version() && schema.message(messages.templateId()).isPresent();
    }

    private String unknown(final Frame frame) {
        return "frame " + frame.sequence() + " holds message " + messages.templateId() + " of schema version "
            + messages.version() + ", which the schema of the tape, version " + schema.version() + ", does not know";
    }
}
