package io.tapedeck.replay.importer;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.TradingCalendar;

import java.util.Arrays;
import java.util.List;

/**
 * Compares the rows of all files with each other and with the tape, candle by candle, and picks those that the tape
 * should take on. Writes nothing but the figures that such a row gained. One thread.
 *
 * <p>Of several sources for one candle the tape comes first, then the files in their order. A later source may add
 * figures that are unknown so far; where it says something else, that is counted and it is not taken.
 */
final class Reconciliation {
    /** Instead of the row that is kept, where it is the tape's candle. */
    private static final int ON_TAPE = -1;

    private final CandleTable table;
    private final FileRanges files;
    private final RowOrder order;
    private final RowTally tally;
    private final TapeOutline outline;
    private final CandleRow kept = new CandleRow();
    private final CandleRow other = new CandleRow();
    private final CandleRow earlier = new CandleRow();
    private final int[] additions;
    private int additionCount;

    Reconciliation(final CandleTable table, final List<FileReport> reports, final Timeframe timeframe,
        final TradingCalendar calendar) {
        this.table = table;
        files = new FileRanges(reports);
        order = new RowOrder(table, timeframe);
        tally = new RowTally(reports.size());
        outline = new TapeOutline(timeframe, calendar);
        additions = new int[table.rows()];
    }

    /** Walks over everything, once. */
    void run(final TapeCandles tape) {
        tape.advance();
        int position = 0;
        while (position < order.length()) {
            final long openTimeNs = table.openTimeNs(order.rowAt(position));
            passTape(tape, openTimeNs);
            final int end = order.endOfGroup(position);
            settle(tape, position, end);
            outline.accept(openTimeNs);
            position = end;
        }
        passTape(tape, Long.MAX_VALUE);
    }

    private void passTape(final TapeCandles tape, final long untilNs) {
        while (tape.isBefore(untilNs)) {
            outline.accept(tape.openTimeNs());
            tape.advance();
        }
    }

    /** Settles on one candle for all rows of an open time. */
    private void settle(final TapeCandles tape, final int from, final int end) {
        final int firstRow = order.rowAt(from);
        if (tape.isAt(table.openTimeNs(firstRow))) {
            tape.copyTo(kept);
            tape.advance();
            if (weighAll(ON_TAPE, from, from, end)) {
                add(firstRow);
            }
        } else {
            tally.countAdded();
            table.load(firstRow, kept);
            weighAll(firstRow, from, from + 1, end);
            add(firstRow);
        }
    }

    private void add(final int row) {
        table.store(row, kept);
        additions[additionCount] = row;
        additionCount++;
    }

    /** Returns whether a row added something to what is kept. */
    private boolean weighAll(final int keptRow, final int from, final int next, final int end) {
        boolean enriched = false;
        for (int position = next; position < end; position++) {
            final int row = order.rowAt(position);
            table.load(row, other);
            if (repeatsItsFile(from, position)) {
                tally.countRepeated(files.indexOf(row));
            } else {
                enriched |= weigh(keptRow, row);
            }
        }
        return enriched;
    }

    private boolean repeatsItsFile(final int from, final int position) {
        for (int before = position - 1; before >= from; before--) {
            final int row = order.rowAt(before);
            if (files.indexOf(row) != files.indexOf(order.rowAt(position))) {
                return false;
            }
            if (table.load(row, earlier).compareWith(other) == CandleRow.Relation.SAME) {
                return true;
            }
        }
        return false;
    }

    private boolean weigh(final int keptRow, final int row) {
        final CandleRow.Relation relation = kept.compareWith(other);
        switch (relation) {
            case SAME -> tally.countKnown();
            case ADDS_FIGURES -> {
                tally.countEnriched();
                kept.addFiguresOf(other);
            }
            default -> tally.countConflict(conflict(keptRow, row));
        }
        return relation == CandleRow.Relation.ADDS_FIGURES;
    }

    private RowConflict conflict(final int keptRow, final int row) {
        return new RowConflict(kept.openTimeNs(), keptRow == ON_TAPE ? RowConflict.TAPE : files.nameOf(keptRow),
            CandleValues.of(kept, table), files.nameOf(row), CandleValues.of(other, table));
    }

    /** Rows of the table that are new or say more than the tape, in order of time. */
    int[] additions() {
        return Arrays.copyOf(additions, additionCount);
    }

    /** What became of the rows. */
    RowTally tally() {
        return tally;
    }

    /** The tape with the additions. */
    TapeOutline outline() {
        return outline;
    }
}
