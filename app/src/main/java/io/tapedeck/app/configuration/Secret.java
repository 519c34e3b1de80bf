package io.tapedeck.app.configuration;

/**
 * A word that must not be seen, such as the token of a bot. Immutable; whatever prints it prints three stars, and only
 * whoever connects reveals it.
 */
public final class Secret {
    /** What is shown instead. */
    public static final String MASK = "***";

    private final String word;

    /**
     * Hides a word.
     *
     * @param word that must not be seen.
     */
    public Secret(final String word) {
        this.word = word;
    }

    /**
     * The word itself, for the moment of its use.
     *
     * @return never to be logged, recorded or put into a message.
     */
    public String reveal() {
        return word;
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof Secret secret && secret.word.equals(word);
    }

    @Override
    public int hashCode() {
        return word.hashCode();
    }

    @Override
    public String toString() {
        return MASK;
    }
}
