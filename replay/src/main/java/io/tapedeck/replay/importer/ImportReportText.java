package io.tapedeck.replay.importer;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells an import report to people. Used once, by one thread. */
final class ImportReportText {
    /** A tape of a thinly traded market has thousands of gaps; {@code data check} lists more. */
    private static final int LISTED_GAPS = 10;

    private final ImportReport report;
    private final List<String> lines = new ArrayList<>();

    ImportReportText(final ImportReport report) {
        this.report = report;
    }

    List<String> lines() {
        report.files().forEach(this::addFile);
        addRows();
        addTape();
        addTerms();
        lines.addAll(report.gaps().lines(LISTED_GAPS));
        return lines;
    }

    private void addFile(final FileReport file) {
        lines.add(file.file() + ": " + file.rows() + " rows, " + time(file.firstOpenNs()) + " to "
            + time(file.lastOpenNs()) + ", " + layout(file.layout()));
        if (file.rowsSorted() > 0) {
            lines.add("  sorted rows that stood after a later one: " + file.rowsSorted());
        }
        if (file.layout().rounded() > 0) {
            lines.add("  rounded numbers that end like 1.1997200000000001, which no venue publishes: "
                + file.layout().rounded());
        }
        if (file.rowsRepeated() > 0) {
            lines.add("  dropped exact repetitions of another row: " + file.rowsRepeated());
        }
    }

    private static String layout(final FileReport.Layout layout) {
        return layout.columns() + " columns " + layout.header().label() + ", time in "
            + String.join(" and ", layout.timeUnits());
    }

    private void addRows() {
        final RowCounts rows = report.rows();
        lines.add("rows: " + rows.added() + " new, " + rows.known() + " already known, " + rows.enriched()
            + " add figures, " + rows.conflicting() + " in conflict and not taken");
        report.conflicts().first().forEach(conflict -> lines.add("  conflict at " + conflict));
        final long unlisted = report.conflicts().total() - report.conflicts().first().size();
        if (unlisted > 0) {
            lines.add("  and " + unlisted + " more");
        }
    }

    private void addTape() {
        final TapeChange tape = report.tape();
        final String name = "tape " + report.key() + ": ";
        lines.add(tape.isChanged()
            ? name + "generation " + tape.generationAfter() + " with " + tape.candlesAfter() + " candles ("
                + tape.candlesBefore() + " before), " + time(tape.firstOpenNs()) + " to " + time(tape.endNs())
            : name + "unchanged, generation " + tape.generationAfter() + " has all of this already");
    }

    private void addTerms() {
        final Instrument instrument = report.terms().instrument();
        lines.add("instrument: tick " + plain(instrument.tickSize(), instrument.priceScale())
            + ", step " + plain(instrument.stepSize(), instrument.quantityScale())
            + ", minimum notional " + plain(instrument.minimumNotional(), FixedPoint.MONEY_SCALE)
            + " " + instrument.quoteCurrency()
            + ", taker fee rate " + plain(instrument.takerFeeRate(), FixedPoint.MONEY_SCALE)
            + " (" + report.terms().origin().label() + ")");
        if (report.terms().isWidened()) {
            lines.add("  widened: prices now have " + instrument.priceScale() + " decimals and quantities "
                + instrument.quantityScale() + "; look whether the venue changed its tick or step");
        }
    }

    private static String plain(final long scaled, final int scale) {
        return BigDecimal.valueOf(scaled, scale).stripTrailingZeros().toPlainString();
    }

    private static Instant time(final long timeNs) {
        return Instant.ofEpochSecond(0, timeNs);
    }
}
