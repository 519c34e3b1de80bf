package io.tapedeck.loopback.market;

import io.tapedeck.engine.fault.Fault;

/** A venue cannot be opened as asked; the message is one sentence for a person. */
public final class NotServableException extends RuntimeException implements Fault {
    private static final long serialVersionUID = 1L;

    private final Category category;

    /**
     * A refusal.
     *
     * @param category whose move it is.
     * @param message  one sentence with what, where and what to do.
     */
    public NotServableException(final Category category, final String message) {
        super(message);
        this.category = category;
    }

    @Override
    public Category category() {
        return category;
    }
}
