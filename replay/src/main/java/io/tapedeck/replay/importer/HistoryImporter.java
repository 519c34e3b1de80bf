package io.tapedeck.replay.importer;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.TradingCalendar;
import io.tapedeck.journal.catalogue.CatalogueUpdate;
import io.tapedeck.journal.catalogue.HistoryKey;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.catalogue.TapeContent;
import io.tapedeck.journal.tape.HistoryTapeWriter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings candle files onto a history tape: reads and checks them, compares them with what the tape holds, and writes
 * the next generation where they say something new.
 *
 * <p>One thread. A row of the files takes about 90 bytes of heap and three microseconds; the tape is streamed, whatever
 * its size.
 */
public final class HistoryImporter {
    private final ImportRequest request;
    private final HistoryKey key;
    private final CandleTable table = new CandleTable();
    private final Optional<InstrumentTerms> terms;

    private HistoryImporter(final ImportRequest request) {
        this.request = request;
        this.key = request.key();
        terms = request.terms().or(this::termsOfCandles);
    }

    /** Mark prices come in the units of the candles of the same instrument, where there are any. */
    private Optional<InstrumentTerms> termsOfCandles() {
        return key.content() == TapeContent.MARK
            ? request.catalogue().finestCandles(key.venue(), key.symbol()).map(HistoryTape::instrument)
                .map(InstrumentTerms::of)
            : Optional.empty();
    }

    /**
     * Imports files.
     *
     * @param request what and where to.
     * @return what was found and done.
     * @throws UnusableFileException                                    where one of the files is not what it should
     *                                                                  be; nothing was written.
     * @throws IllegalArgumentException                                 where terms are missing that cannot be derived;
     *                                                                  nothing was written.
     * @throws io.tapedeck.journal.catalogue.CatalogueBusyException     where another process is importing.
     * @throws io.tapedeck.journal.catalogue.UnreadableManifestException where the tape cannot be found out about.
     * @throws io.tapedeck.journal.tape.DamagedTapeException            where the tape is damaged.
     * @throws IOException                                              where the disk refuses.
     */
    public static ImportReport run(final ImportRequest request) throws IOException {
        return new HistoryImporter(request).run();
    }

    private ImportReport run() throws IOException {
        prepare(request.catalogue().current(key).map(HistoryTape::instrument));
        final List<FileReport> files = readFiles();
        // Only now: a file that is refused leaves no trace, not even the lock file of a new journal.
        try (CatalogueUpdate update = CatalogueUpdate.begin(request.catalogue())) {
            final Optional<HistoryTape> tape = request.catalogue().current(key);
            // Another import may have widened the tape since the files were read.
            tape.map(HistoryTape::instrument).ifPresent(this::widenFor);
            return merge(update, tape, files);
        }
    }

    /** Finds out what is impossible before the files are read, and lets their values be judged at the final scales. */
    private void prepare(final Optional<Instrument> onTape) {
        if (terms.isEmpty() && onTape.isEmpty()) {
            request.defaults().currencyOf(key.symbol());
        }
        terms.ifPresent(given -> {
            table.widenPrices(InstrumentTerms.decimalsOf(given.tickSize()));
            table.widenQuantities(InstrumentTerms.decimalsOf(given.stepSize()));
        });
        onTape.ifPresent(this::widenFor);
    }

    private List<FileReport> readFiles() {
        final CandleFileReader reader = new CandleFileReader(table, key, request.progress());
        final List<FileReport> reports = new ArrayList<>();
        for (final Path file : request.files()) {
            reports.add(reader.read(file));
        }
        return reports;
    }

    private void widenFor(final Instrument onTape) {
        try {
            table.widenPrices(onTape.priceScale());
            table.widenQuantities(onTape.quantityScale());
        } catch (final ArithmeticException tooWide) {
            throw UnusableFileException.ofFile(request.files().get(0), "and the tape " + key
                + " have values that together need more digits than can be held; check the symbol");
        }
    }

    private ImportReport merge(final CatalogueUpdate update, final Optional<HistoryTape> tape,
        final List<FileReport> files) throws IOException {
        final Reconciliation reconciliation = new Reconciliation(table, files, key.timeframe(), calendar(tape));
        try (TapeCandles candles = new TapeCandles(tape, table, key.content())) {
            reconciliation.run(candles);
        }
        final ResolvedTerms resolved =
            ResolvedTerms.resolve(request, terms, tape.map(HistoryTape::instrument), table);
        final int[] additions = reconciliation.additions();
        if (additions.length == 0 && !resolved.isChanged(table)) {
            return report(files, reconciliation, tape.orElseThrow(), tape, resolved.unchanged());
        }
        final HistoryTape next = write(update, tape, additions, reconciliation.outline(),
            resolved.instrument());
        return report(files, reconciliation, next, tape, resolved);
    }

    private TradingCalendar calendar(final Optional<HistoryTape> tape) {
        return terms.map(InstrumentTerms::calendar)
            .or(() -> tape.map(existing -> existing.instrument().terms().calendar()))
            .orElse(request.defaults().market().calendar());
    }

    private HistoryTape write(final CatalogueUpdate update, final Optional<HistoryTape> tape, final int[] additions,
        final TapeOutline outline, final Instrument instrument) throws IOException {
        final CatalogueUpdate.Written written;
        try (TapeCandles candles = new TapeCandles(tape, table, key.content());
            HistoryTapeWriter writer = new HistoryTapeWriter(update.nextDirectory(key))) {
            new GenerationWriter(table, key, writer).write(candles, additions);
            written = new CatalogueUpdate.Written(instrument, outline.firstOpenNs(), outline.endNs(), writer.frames(),
                writer.contentHash(), ImportOrigin.of(request.files(), tape), request.codeVersion());
        }
        return update.publish(key, written);
    }

    private ImportReport report(final List<FileReport> files, final Reconciliation reconciliation,
        final HistoryTape now, final Optional<HistoryTape> before, final ResolvedTerms resolved) {
        final TapeOutline outline = reconciliation.outline();
        final TapeChange change = new TapeChange(before.map(HistoryTape::generation).orElse(0), now.generation(),
            before.map(HistoryTape::frames).orElse(0L), outline.candles(), outline.firstOpenNs(), outline.endNs());
        return new ImportReport(key, withRepeated(files, reconciliation.tally()), reconciliation.tally().counts(),
            reconciliation.tally().conflicts(), change, outline.gaps(), resolved);
    }

    private static List<FileReport> withRepeated(final List<FileReport> files, final RowTally tally) {
        final List<FileReport> complete = new ArrayList<>();
        for (int index = 0; index < files.size(); index++) {
            complete.add(files.get(index).withRepeated(tally.repeatedIn(index)));
        }
        return complete;
    }
}
