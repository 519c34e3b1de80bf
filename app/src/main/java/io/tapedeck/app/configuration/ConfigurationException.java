package io.tapedeck.app.configuration;

/** A configuration file that cannot be used; the message is one sentence for the user. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param message with file and name.
     */
    public ConfigurationException(final String message) {
        super(message);
    }
}
