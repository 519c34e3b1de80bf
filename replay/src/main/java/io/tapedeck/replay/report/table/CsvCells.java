package io.tapedeck.replay.report.table;

import io.tapedeck.engine.market.FixedPoint;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Takes the cells of a table one after the other and makes lines of CSV of them: exact numbers without zeros behind
 * them, ISO instants in UTC, nothing for what is not known. One thread; allocates for words only, and for the few
 * numbers that are not told the quick way.
 */
public final class CsvCells {
    private static final int CHUNK_BYTES = 1 << 16;
    private static final double NANOS_PER_SECOND = 1e9;

    private final TextBytes lines = new TextBytes(2 * CHUNK_BYTES);
    private final InstantText instants = new InstantText(lines);
    private final RoundedText rounded = new RoundedText(lines);
    private final OutputStream file;
    private boolean beginsLine = true;

    CsvCells(final OutputStream file) {
        this.file = file;
    }

    /**
     * Words.
     *
     * @param words quoted where they hold a comma, a quotation mark or a line end, or could be taken for a comment.
     */
    public void text(final String words) {
        final boolean mustBeQuoted = CsvQuotes.areNeeded(words, beginsLine);
        begin();
        lines.append(mustBeQuoted ? CsvQuotes.around(words) : words);
    }

    /**
     * A whole number.
     *
     * @param number such as of a trade.
     */
    public void count(final long number) {
        begin();
        lines.shortest(number, 0);
    }

    /**
     * What was computed.
     *
     * @param value told with twelve digits; nothing where it is not defined.
     */
    public void figure(final double value) {
        begin();
        if (Double.isFinite(value)) {
            rounded.append(value);
        }
    }

    void time(final long nanos) {
        begin();
        instants.append(nanos);
    }

    void seconds(final long nanos) {
        figure(nanos / NANOS_PER_SECOND);
    }

    /** Nothing where it is unknown. */
    void money(final long amount) {
        if (amount == FixedPoint.UNKNOWN) {
            begin();
        } else {
            decimal(amount, FixedPoint.MONEY_SCALE);
        }
    }

    /** An exact number. */
    void decimal(final long value, final int scale) {
        begin();
        lines.shortest(value, scale);
    }

    private void begin() {
        if (!beginsLine) {
            lines.append(',');
        }
        beginsLine = false;
    }

    void endLine() throws IOException {
        lines.append('\n');
        beginsLine = true;
        if (lines.size() >= CHUNK_BYTES) {
            drain();
        }
    }

    void drain() throws IOException {
        lines.drainTo(file);
    }
}
