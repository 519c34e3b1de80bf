package io.tapedeck.replay.performance;

import io.tapedeck.engine.fault.Fault;

/** The samples of an equity curve do not say how many of them a year has, so that nothing can be annualised. */
public final class UnknownSamplingException extends IllegalArgumentException implements Fault {
    private static final long serialVersionUID = 1L;

    UnknownSamplingException(final String message) {
        super(message);
    }

    @Override
    public Category category() {
        return Category.DATA;
    }
}
