package io.tapedeck.engine.ring;

/** The consumer of the ring failed while it processed a frame: nothing after that frame was processed. */
public final class PipelineFaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PipelineFaultException(final Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
