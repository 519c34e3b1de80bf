package io.tapedeck.replay.importer;

import java.math.BigDecimal;

/**
 * One line of a file with its fields read as numbers, whatever they mean. Reused from line to line; one thread.
 *
 * <p>Of fields that are no numbers the beginning of the text is kept: it may be a header or a date, or goes into a
 * message.
 */
final class DumpRecord {
    /** Columns beyond are not looked at. */
    static final int WIDEST = 32;
    private static final int LONGEST_TEXT = 64;

    private final DecimalText number = new DecimalText();
    private final DecimalText.Outcome[] outcomes = new DecimalText.Outcome[WIDEST];
    private final long[] unscaled = new long[WIDEST];
    private final int[] decimals = new int[WIDEST];
    private final String[] texts = new String[WIDEST];
    private long line;
    private int width;
    private long rounded;

    void begin(final long startingLine) {
        line = startingLine;
        width = 0;
    }

    void add(final char[] buffer, final int offset, final int length) {
        if (width < WIDEST) {
            final DecimalText.Outcome outcome = number.parse(buffer, offset, length);
            outcomes[width] = outcome;
            unscaled[width] = number.unscaled();
            decimals[width] = number.decimals();
            texts[width] = outcome == DecimalText.Outcome.EXACT || outcome == DecimalText.Outcome.ROUNDED
                ? null
                : new String(buffer, offset, Math.min(length, LONGEST_TEXT));
            rounded += outcome == DecimalText.Outcome.ROUNDED ? 1 : 0;
        }
        width++;
    }

    /** Where the record begins in its file, from 1. */
    long line() {
        return line;
    }

    /** How many fields it has. */
    int width() {
        return width;
    }

    /** How many fields of all records so far were rounded. */
    long rounded() {
        return rounded;
    }

    DecimalText.Outcome outcome(final int column) {
        return outcomes[column];
    }

    boolean isNumber(final int column) {
        return texts[column] == null;
    }

    long unscaled(final int column) {
        return unscaled[column];
    }

    int decimals(final int column) {
        return decimals[column];
    }

    /** What stands in a field that is no number, as it is. */
    String plainText(final int column) {
        return texts[column];
    }

    /** What stands in a field, for people; numbers without needless zeros. */
    String text(final int column) {
        final String text = texts[column];
        return text == null
            ? BigDecimal.valueOf(unscaled(column), decimals(column)).toPlainString()
            : QuotedText.of(text);
    }
}
