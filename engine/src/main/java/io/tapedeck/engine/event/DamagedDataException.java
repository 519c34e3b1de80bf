package io.tapedeck.engine.event;

import io.tapedeck.engine.fault.Fault;

/**
 * Data that a port delivers to the engine is not what was written. No stage can answer for that: it passes through the
 * pipeline to whoever runs it, and the run ends.
 */
public class DamagedDataException extends RuntimeException implements Fault {
    private static final long serialVersionUID = 1L;

    /**
     * A report of damage.
     *
     * @param message one sentence for the user.
     * @param cause   what went wrong below, or null.
     */
    public DamagedDataException(final String message, final Throwable cause) {
        super(message, cause);
    }

    @Override
    public Category category() {
        return Category.DATA;
    }
}
