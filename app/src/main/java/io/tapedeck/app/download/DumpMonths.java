package io.tapedeck.app.download;

import io.tapedeck.gateways.rest.DumpArchive;
import io.tapedeck.gateways.rest.RestOutcome;
import io.tapedeck.gateways.venue.HistorySeries;

import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whole months as a venue publishes them, into the spool. One thread. */
final class DumpMonths {
    private static final long SECOND_NS = 1_000_000_000L;

    private final DumpArchive archive;
    private final HistorySeries series;
    private final DownloadProgress progress;
    private long fetched;

    DumpMonths(final DumpArchive archive, final HistorySeries series, final DownloadProgress progress) {
        this.archive = archive;
        this.series = series;
        this.progress = progress;
    }

    /** How many came. */
    long fetched() {
        return fetched;
    }

    /** Makes room where the spool is full. */
    interface Emptying {
        void run() throws IOException;
    }

    /**
     * Fetches every month that lies in a span as a whole and is published.
     *
     * @param wanted   spans.
     * @param spool    takes them.
     * @param mostRows that it may hold.
     * @param emptying of the spool.
     * @return whether the spool holds any.
     */
    boolean fetch(final List<Span> wanted, final Spool spool, final long mostRows, final Emptying emptying)
        throws IOException {
        long rows = 0;
        boolean any = false;
        for (final Span span : wanted) {
            for (final YearMonth month : monthsIn(span)) {
                final long more = (beginOf(month.plusMonths(1)) - beginOf(month)) / series.stepNs();
                if (rows > 0 && rows + more > mostRows) {
                    emptying.run();
                    rows = 0;
                }
                if (fetch(month, spool)) {
                    any = true;
                    rows += more;
                }
                progress.onFetched(beginOf(month.plusMonths(1)), span, rows);
            }
        }
        return any;
    }

    private boolean fetch(final YearMonth month, final Spool spool) throws IOException {
        return series.monthlyDump(month).isPresent() && fetch(month, series.monthlyDump(month).get(), spool);
    }

    private boolean fetch(final YearMonth month, final String path, final Spool spool) throws IOException {
        final String name = path.substring(path.lastIndexOf('/') + 1);
        if (spool.hasArchive(name)) {
            return true;
        }
        final RestOutcome<Optional<byte[]>> outcome = archive.fetch(path);
        if (outcome instanceof RestOutcome.Failed<Optional<byte[]>> failed) {
            progress.onNotice(failed.problem() + "; " + month + " is asked for over REST instead");
            return false;
        }
        final Optional<byte[]> file = outcome.value().orElseThrow();
        if (file.isPresent()) {
            spool.store(name, file.get());
            fetched++;
        }
        return file.isPresent();
    }

    private static List<YearMonth> monthsIn(final Span span) {
        final List<YearMonth> months = new ArrayList<>();
        YearMonth month = monthOf(span.fromNs());
        if (beginOf(month) < span.fromNs()) {
            month = month.plusMonths(1);
        }
        for (; beginOf(month.plusMonths(1)) <= span.toNs(); month = month.plusMonths(1)) {
            months.add(month);
        }
        return months;
    }

    private static YearMonth monthOf(final long timeNs) {
        return YearMonth.from(Instant.ofEpochSecond(0, timeNs).atOffset(ZoneOffset.UTC));
    }

    private static long beginOf(final YearMonth month) {
        return month.atDay(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC) * SECOND_NS;
    }
}
