package io.tapedeck.engine.event;

/** A message did not fit into its frame: a fault of the engine's bounds, never of a user's input. */
public final class FrameOverflowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FrameOverflowException(final int templateId, final int requiredLength) {
        super("message " + templateId + " would make the frame " + requiredLength + " bytes long, more than "
            + Frame.MAXIMUM_LENGTH);
    }
}
