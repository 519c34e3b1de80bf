package io.tapedeck.app.download;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.gateways.rest.BackfillResult;
import io.tapedeck.gateways.rest.SpanBackfill;
import io.tapedeck.gateways.venue.HistoryRow;
import io.tapedeck.gateways.venue.HistorySeries;
import io.tapedeck.journal.catalogue.HistoryKey;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.replay.report.Decimals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Brings one tape up to what its venue has. What is fetched goes to the {@link Spool} page by page, and from there onto
 * the tape at the end, or whenever there is so much of it that an import would take more memory than it should. One
 * thread.
 */
public final class Download {
    /** Folder below the journal directory that keeps what is not on a tape yet. */
    public static final String SPOOL = Spool.FOLDER;
    /** An import takes some 90 bytes of heap a row: about 100 MB, and two generations for four years of minutes. */
    private static final long MOST_ROWS_SPOOLED = 1L << 20;
    /** A page of candles: what is missing no further apart is asked for in one request. */
    private static final int PAGE_ROWS = 1_000;

    private final DownloadRequest request;
    private final HistoryKey key;
    private final HistoryVenue venue;
    private final HistorySeries series;
    private final Instrument instrument;
    private final DownloadProgress progress;
    private final TakenRows taken = new TakenRows();
    private long fetchedRows;

    /**
     * A download, ready to begin.
     *
     * @param request  for history of a symbol that the venue has.
     * @param venue    to ask.
     * @param progress is told how far it is.
     * @throws DownloadException where the venue does not trade the symbol, or keeps no such history.
     */
    public Download(final DownloadRequest request, final HistoryVenue venue, final DownloadProgress progress) {
        this.request = request;
        this.venue = venue;
        this.progress = progress;
        key = request.key();
        final Timeframe timeframe = key.span().orElse(Timeframe.M1);
        series = venue.history().series(request.series(), key.symbol(), timeframe)
            .orElseThrow(() -> new DownloadException(Category.USAGE, venue.name() + " has no history of "
                + key.content().label()));
        requireUnits();
        instrument = venue.instrument(key.symbol(), timeframe);
    }

    /** Figures of events stand in units of candles. */
    private void requireUnits() {
        if (!key.content().isCandles() && request.catalogue().finestCandles(key.venue(), key.symbol()).isEmpty()) {
            throw new DownloadException(Category.USAGE, "there are no candles of " + key.venue() + "/" + key.symbol()
                + " in " + request.catalogue().journal() + ", which say in what units its prices are: download those "
                + "first");
        }
    }

    /**
     * Downloads.
     *
     * @return what came.
     * @throws DownloadException where the venue gave up; what was fetched is kept for the next call.
     * @throws IOException       where the disk refuses.
     */
    public DownloadResult run() throws IOException {
        try (Spool spool = Spool.open(request.catalogue().journal(), key)) {
            final AskedSpan asking = new AskedSpan(request, series, venue.serverTimeNs());
            final Span asked = asking.find();
            LockSupport.parkNanos(asking.unsettledNs(asked));
            final Optional<HistoryTape> before = request.catalogue().current(key);
            final long keptRows = spool.rows();
            final long answersBefore = venue.answers();
            final long archives = fetchDumps(wanted(asked, before, spool), spool);
            for (final Span wanted : wanted(asked, current(), spool)) {
                fetch(wanted, spool);
            }
            importAll(spool);
            return result(asked, before,
                new DownloadResult.Fetched(fetchedRows, keptRows, archives, venue.answers() - answersBefore));
        }
    }

    private Optional<HistoryTape> current() {
        return request.catalogue().current(key);
    }

    /** Whole months come as archives; what they lack is asked for afterwards. Tells how many came. */
    private long fetchDumps(final List<Span> wanted, final Spool spool) throws IOException {
        final Optional<DumpMonths> dumps =
            venue.archive().map(archive -> new DumpMonths(archive, series, progress));
        if (dumps.isPresent() && dumps.get().fetch(wanted, spool, MOST_ROWS_SPOOLED, () -> importAll(spool))) {
            importAll(spool);
        }
        return dumps.map(DumpMonths::fetched).orElse(0L);
    }

    private List<Span> wanted(final Span asked, final Optional<HistoryTape> tape, final Spool spool)
        throws IOException {
        final List<Span> known = new ArrayList<>(spool.spans(series));
        if (request.from().isPresent() || !taken.isEmpty()) {
            tape.map(TapeSpans::of).ifPresent(known::addAll);
        }
        return WantedSpans.of(asked, known, PAGE_ROWS * series.stepNs());
    }

    private void fetch(final Span wanted, final Spool spool) throws IOException {
        long fromNs = wanted.fromNs();
        while (fromNs < wanted.toNs()) {
            fromNs = fetchUntilFull(new Span(fromNs, wanted.toNs()), wanted, spool);
            if (fromNs < wanted.toNs()) {
                importAll(spool);
            }
        }
    }

    /** Fetches until there is nothing more or the spool is full; tells where to go on. */
    private long fetchUntilFull(final Span rest, final Span wanted, final Spool spool) throws IOException {
        final Room room = new Room(MOST_ROWS_SPOOLED - spool.rows());
        try (SpoolFile file = spool.begin(rest.fromNs(), series)) {
            final BackfillResult result = new SpanBackfill<>(series, venue.client()).fill(rest.fromNs(), rest.toNs(),
                (rows, nextNs) -> {
                    append(file, rows);
                    progress.onFetched(nextNs, wanted, fetchedRows);
                    return room.take(rows.size());
                });
            if (result.failure().isPresent()) {
                throw brokenOff(result);
            }
            return result.nextNs();
        } catch (final UncheckedIOException disk) {
            throw disk.getCause();
        }
    }

    /** How many rows fit yet. */
    private static final class Room {
        private long left;

        Room(final long rows) {
            left = rows;
        }

        boolean take(final long rows) {
            left -= rows;
            return left > 0;
        }
    }

    private void append(final SpoolFile file, final List<HistoryRow> rows) {
        try {
            file.append(rows);
            fetchedRows += rows.size();
        } catch (final IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private DownloadException brokenOff(final BackfillResult result) {
        final DownloadException why =
            venue.failure(result.failure().orElseThrow(), result.problem(), result.pause());
        return new DownloadException(why.category(), key + ": " + why.getMessage()
            + (fetchedRows == 0 ? "" : " (what was fetched up to " + Decimals.instant(result.nextNs())
                + " is kept: the same command goes on from there)"));
    }

    private void importAll(final Spool spool) throws IOException {
        new SpoolImport(request, instrument, taken).run(spool.filesWithRows());
        spool.clear();
    }

    private DownloadResult result(final Span asked, final Optional<HistoryTape> before,
        final DownloadResult.Fetched fetched) {
        final HistoryTape tape = current().orElseThrow(() -> new DownloadException(Category.DATA,
            venue.name() + " has no " + key.content().label() + " of " + key.symbol() + " from " + asked));
        return new DownloadResult(tape, before.map(HistoryTape::generation).orElse(0), asked, fetched, taken.rows(),
            taken.conflicts(), new TermsNote(tape, instrument).lines());
    }
}
