package io.tapedeck.replay.performance;

/** The samples of an equity curve do not say how many of them a year has, so that nothing can be annualised. */
public final class UnknownSamplingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnknownSamplingException(final String message) {
        super(message);
    }
}
