package io.tapedeck.replay.importer;

/** Whether the first line of a file names the columns. */
public enum HeaderLine {
    /** It does. */
    PRESENT("with a header line"),
    /** It is a candle already. */
    ABSENT("without a header line");

    private final String label;

    HeaderLine(final String label) {
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
