package io.tapedeck.replay.importer;

/** Where the terms of an instrument came from. */
public enum TermsOrigin {
    /** From the request. */
    GIVEN("as given"),
    /** From the generation before. */
    KEPT("as the tape had them"),
    /** From the decimals of the data and the symbol; a person should look them over. */
    DERIVED("derived from the data and the symbol; give your own if the venue's are different");

    private final String label;

    TermsOrigin(final String label) {
        this.label = label;
    }

    /**
     * Name for people.
     *
     * @return a phrase.
     */
    public String label() {
        return label;
    }
}
