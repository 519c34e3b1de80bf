package io.tapedeck.engine.time;

/** A frame claimed a time before that of its predecessor: the source that made it is at fault. */
public final class TimeWentBackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TimeWentBackException(final long presentNs, final long frameNs) {
        super("engine time would go back by " + (presentNs - frameNs) + " ns");
    }
}
