package io.tapedeck.app.download;

import io.tapedeck.app.download.DownloadRequest.KeptTerms;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.journal.catalogue.CatalogueBusyException;
import io.tapedeck.journal.catalogue.HistoryKey;
import io.tapedeck.journal.catalogue.TapeContent;
import io.tapedeck.replay.importer.HistoryImporter;
import io.tapedeck.replay.importer.ImportProgress;
import io.tapedeck.replay.importer.ImportRequest;
import io.tapedeck.replay.importer.InstrumentTerms;
import io.tapedeck.replay.importer.VenueDefaults;
import io.tapedeck.replay.importer.event.EventImportRequest;
import io.tapedeck.replay.importer.event.EventImporter;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Puts files of a spool onto their tape. One thread; waits while another import writes into the same journal. */
final class SpoolImport {
    private static final int ATTEMPTS = 120;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);

    private final DownloadRequest request;
    private final HistoryKey key;
    private final Instrument instrument;
    private final TakenRows taken;

    SpoolImport(final DownloadRequest request, final Instrument instrument, final TakenRows taken) {
        this.request = request;
        this.key = request.key();
        this.instrument = instrument;
        this.taken = taken;
    }

    void run(final List<Path> files) throws IOException {
        if (files.isEmpty()) {
            return;
        }
        for (int attempt = 1; ; attempt++) {
            try {
                importFiles(files);
                return;
            } catch (final CatalogueBusyException busy) {
                if (attempt == ATTEMPTS) {
                    throw busy;
                }
                LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
            }
        }
    }

    private void importFiles(final List<Path> files) throws IOException {
        if (key.content().isCandles()) {
            taken.add(HistoryImporter.run(new ImportRequest(request.catalogue(), key, files, terms(),
                VenueDefaults.of(instrument.terms().kind()), request.codeVersion(), ImportProgress.SILENT)));
        } else {
            taken.add(EventImporter.run(new EventImportRequest(request.catalogue(), key, files,
                request.codeVersion(), ImportProgress.SILENT)));
        }
    }

    /** A tape keeps what it has, for somebody may have given it; mark prices have the terms of the candles. */
    private Optional<InstrumentTerms> terms() {
        final boolean keeps = request.terms() == KeptTerms.TAPE && request.catalogue().current(key).isPresent();
        final boolean follows = key.content() == TapeContent.MARK
            && request.catalogue().finestCandles(key.venue(), key.symbol()).isPresent();
        return keeps || follows ? Optional.empty() : Optional.of(InstrumentTerms.of(instrument));
    }
}
