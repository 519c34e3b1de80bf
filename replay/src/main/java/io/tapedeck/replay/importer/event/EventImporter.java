package io.tapedeck.replay.importer.event;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.journal.catalogue.CatalogueUpdate;
import io.tapedeck.journal.catalogue.HistoryKey;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.tape.HistoryTapeWriter;
import io.tapedeck.replay.importer.ImportOrigin;
import io.tapedeck.replay.importer.TapeChange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Brings files of events onto a history tape, in the units of the candles of the same instrument. One thread.
 *
 * <p>The tape and the files are merged twice, once to find out whether there is anything new, once to write it.
 */
public final class EventImporter {
    private final EventImportRequest request;
    private final HistoryKey key;
    private final Instrument instrument;
    private final EventFormat format;

    private EventImporter(final EventImportRequest request) {
        this.request = request;
        key = request.key();
        instrument = request.catalogue().finestCandles(key.venue(), key.symbol()).map(HistoryTape::instrument)
            .orElseThrow(() -> new IllegalArgumentException("there are no candles of " + key.venue() + ":"
                + key.symbol() + " in " + request.catalogue().journal()
                + ", which say in what units its prices are; import those first"));
        format = EventFormat.of(key.content(), instrument);
    }

    /**
     * Imports files.
     *
     * @param request what and where to.
     * @return what was found and done.
     * @throws io.tapedeck.replay.importer.UnusableFileException        where one of the files is not what it should
     *                                                                  be; nothing was written.
     * @throws IllegalArgumentException                                 where the instrument has no candles yet.
     * @throws io.tapedeck.journal.catalogue.CatalogueBusyException     where another process is importing.
     * @throws io.tapedeck.journal.tape.DamagedTapeException            where the tape is damaged.
     * @throws IOException                                              where the disk refuses.
     */
    public static EventImportReport run(final EventImportRequest request) throws IOException {
        return new EventImporter(request).run();
    }

    private EventImportReport run() throws IOException {
        final EventFileReader reader = new EventFileReader(format, request.progress());
        final List<List<long[]>> files = new ArrayList<>();
        final List<EventImportReport.FileSpan> spans = new ArrayList<>();
        for (final Path file : request.files()) {
            final List<long[]> rows = reader.read(file);
            files.add(rows);
            spans.add(new EventImportReport.FileSpan(file, rows.size(), rows.get(0)[0],
                rows.get(rows.size() - 1)[0]));
        }
        try (CatalogueUpdate update = CatalogueUpdate.begin(request.catalogue())) {
            return merge(update, files, spans);
        }
    }

    private EventImportReport merge(final CatalogueUpdate update, final List<List<long[]>> files,
        final List<EventImportReport.FileSpan> spans) throws IOException {
        final Optional<HistoryTape> tape = request.catalogue().current(key);
        final EventMerge counted = pass(tape, files, row -> { });
        final boolean changed = counted.added() > 0
            || !tape.map(HistoryTape::instrument).map(this::hasSameUnits).orElse(true);
        final HistoryTape now = changed ? write(update, tape, files) : tape.orElseThrow();
        return new EventImportReport(key, spans,
            new EventImportReport.Rows(counted.added(), counted.known(), counted.conflicting()),
            new TapeChange(tape.map(HistoryTape::generation).orElse(0), now.generation(),
                tape.map(HistoryTape::frames).orElse(0L), now.frames(), now.firstOpenNs(), now.endNs()));
    }

    private boolean hasSameUnits(final Instrument onTape) {
        return onTape.priceScale() == instrument.priceScale() && onTape.quantityScale() == instrument.quantityScale();
    }

    private EventMerge pass(final Optional<HistoryTape> tape, final List<List<long[]>> files,
        final Consumer<long[]> rows) {
        try (EventTape existing = new EventTape(tape, format)) {
            final List<EventSource> sources = new ArrayList<>(List.of(existing));
            files.forEach(file -> sources.add(EventSource.of(file)));
            final EventMerge merge = new EventMerge(sources, key.content());
            merge.run(rows);
            return merge;
        }
    }

    private HistoryTape write(final CatalogueUpdate update, final Optional<HistoryTape> tape,
        final List<List<long[]>> files) throws IOException {
        final CatalogueUpdate.Written written;
        try (HistoryTapeWriter writer = new HistoryTapeWriter(update.nextDirectory(key))) {
            final EventMerge merge = pass(tape, files, row -> {
                format.write(row, writer.next(row[0]));
                writer.commit();
            });
            written = new CatalogueUpdate.Written(instrument, merge.firstNs(), merge.lastNs(), writer.frames(),
                writer.contentHash(), ImportOrigin.of(request.files(), tape), request.codeVersion());
        }
        return update.publish(key, written);
    }
}
