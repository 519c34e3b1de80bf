package io.tapedeck.replay.run;

import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.catalogue.Catalogue;
import io.tapedeck.journal.catalogue.HistoryKey;
import io.tapedeck.journal.catalogue.TapeContent;
import io.tapedeck.replay.importer.HistoryImporter;
import io.tapedeck.replay.importer.ImportProgress;
import io.tapedeck.replay.importer.ImportRequest;
import io.tapedeck.replay.importer.VenueDefaults;
import io.tapedeck.replay.importer.event.EventImportReport;
import io.tapedeck.replay.importer.event.EventImportRequest;
import io.tapedeck.replay.importer.event.EventImporter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The tapes of one symbol, imported from files as a user does. */
public final class ImportedMarket {
    private static final String VENUE = "test";

    private final Catalogue catalogue;
    private final String symbol;
    private final MarketKind kind;

    public ImportedMarket(final Path journal, final String symbol, final MarketKind kind) {
        catalogue = new Catalogue(journal);
        this.symbol = symbol;
        this.kind = kind;
    }

    public ImportedMarket candles(final Timeframe timeframe, final Path file) throws IOException {
        return candles(HistoryKey.candles(VENUE, symbol, timeframe), file);
    }

    public ImportedMarket marks(final Timeframe timeframe, final Path file) throws IOException {
        return candles(new HistoryKey(VENUE, symbol, TapeContent.MARK, Optional.of(timeframe)), file);
    }

    private ImportedMarket candles(final HistoryKey key, final Path file) throws IOException {
        HistoryImporter.run(new ImportRequest(catalogue, key, List.of(file), Optional.empty(), VenueDefaults.of(kind),
            "test", ImportProgress.SILENT));
        return this;
    }

    public EventImportReport events(final TapeContent content, final Path... files) throws IOException {
        return EventImporter.run(new EventImportRequest(catalogue, HistoryKey.events(VENUE, symbol, content),
            List.of(files), "test", ImportProgress.SILENT));
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    ReplayResult run(final ReplaySpec spec) {
        return new ReplayHarness(catalogue.journal()).run(spec);
    }
}
