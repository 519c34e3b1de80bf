package io.tapedeck.replay.run;

import io.tapedeck.engine.fault.Fault;

/** A replay that cannot be done as asked; the message is one sentence for the user. */
public final class UnusableRequestException extends RuntimeException implements Fault {
    private static final long serialVersionUID = 1L;

    private final Category category;

    /**
     * A refusal.
     *
     * @param category whose move it is.
     * @param message  one sentence with what, where and what to do.
     */
    public UnusableRequestException(final Category category, final String message) {
        super(message);
        this.category = category;
    }

    @Override
    public Category category() {
        return category;
    }
}
