package io.tapedeck.app.configuration;

import io.tapedeck.engine.fault.Fault;

/** A configuration file that cannot be used; the message is one sentence for the user. */
public final class ConfigurationException extends RuntimeException implements Fault {
    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param message with file and name.
     */
    public ConfigurationException(final String message) {
        super(message);
    }

    @Override
    public Category category() {
        return Category.USAGE;
    }
}
