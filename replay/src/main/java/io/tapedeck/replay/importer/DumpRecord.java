package io.tapedeck.replay.importer;

import java.math.BigDecimal;

/**
 * One line of a file with its fields read as numbers, whatever they mean. Reused from line to line; one thread.
 *
 * <p>Of fields that are no numbers the beginning of the text is kept: it may be a header, or goes into a message.
 */
final class DumpRecord {
    private static final int WIDEST = CandleField.IGNORE.column();
    private static final int LONGEST_TEXT = 64;

    private final DecimalText number = new DecimalText();
    private final DecimalText.Outcome[] outcomes = new DecimalText.Outcome[WIDEST];
    private final long[] unscaled = new long[WIDEST];
    private final int[] decimals = new int[WIDEST];
    private final String[] texts = new String[WIDEST];
    private long line;
    private int width;

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
            texts[width] = outcome == DecimalText.Outcome.EXACT
                ? null
                : new String(buffer, offset, Math.min(length, LONGEST_TEXT));
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

    DecimalText.Outcome outcome(final CandleField field) {
        return outcomes[field.ordinal()];
    }

    long unscaled(final CandleField field) {
        return unscaled[field.ordinal()];
    }

    int decimals(final CandleField field) {
        return decimals[field.ordinal()];
    }

    /** What stands in a field, for people; numbers without needless zeros. */
    String text(final CandleField field) {
        final String text = texts[field.ordinal()];
        return text == null
            ? BigDecimal.valueOf(unscaled(field), decimals(field)).toPlainString()
            : QuotedText.of(text);
    }
}
