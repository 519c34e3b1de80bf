package io.tapedeck.replay.importer;

import java.nio.file.Path;

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
     * Looks at the first line of a file.
     *
     * @throws UnusableFileException where it is neither a candle nor the header of one.
     */
    static HeaderLine of(final Path file, final DumpRecord first) {
        if (first.outcome(CandleField.OPEN_TIME) != DecimalText.Outcome.NOT_A_NUMBER) {
            return ABSENT;
        }
        for (int index = 0; index < first.width(); index++) {
            requireName(file, first, CandleField.at(index));
        }
        return PRESENT;
    }

    private static void requireName(final Path file, final DumpRecord first, final CandleField field) {
        final String text = first.text(field);
        if (!field.isCalled(text)) {
            throw UnusableFileException.ofField(file, first.line(), field, CandleField.isAnyCalled(text)
                ? text + " stands where " + field.label() + " belongs; put the columns in the order of Binance's dumps"
                : text + " is neither a number nor the name of this column; name a file of candles");
        }
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
