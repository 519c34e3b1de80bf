package io.tapedeck.benchmarks.replay;

import io.tapedeck.benchmarks.SharedData;
import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.catalogue.Catalogue;
import io.tapedeck.journal.catalogue.HistoryKey;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.replay.importer.HistoryImporter;
import io.tapedeck.replay.importer.ImportProgress;
import io.tapedeck.replay.importer.ImportRequest;
import io.tapedeck.replay.importer.VenueDefaults;
import io.tapedeck.replay.sample.SampleTape;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The tape that is played: real bitcoin minutes of 2022 where their file is there, else as many synthetic ones. */
public final class YearOfCandles {
    /** Minutes of 2022. */
    public static final int FRAMES = 525_600;
    /** Name of its journal among the {@link PreparedTapes}. */
    static final String YEAR = "year";
    private static final String REAL = "candles/binance-spot/BTCUSDT-1m-2022.csv.gz";
    private static final long START_NS = 1_640_995_200L * 1_000_000_000L;

    private YearOfCandles() {
    }

    /**
     * Writes the tape.
     *
     * @param journal to make; its only tape.
     * @return the tape.
     * @throws IOException where the disk refuses.
     */
    public static HistoryTape write(final Path journal) throws IOException {
        final Catalogue catalogue = new Catalogue(journal);
        final Optional<Path> real = SharedData.find(REAL);
        System.err.println("tape: " + real.map(Path::toString).orElse("synthetic"));
        if (real.isPresent()) {
            final HistoryKey key = HistoryKey.candles("binance", "BTCUSDT", Timeframe.M1);
            HistoryImporter.run(new ImportRequest(catalogue, key, List.of(real.get()), Optional.empty(),
                VenueDefaults.of(MarketKind.SPOT), "benchmark", ImportProgress.SILENT));
        } else {
            new SampleTape("SAMPLEUSDT", SampleTape.DEFAULT_SEED, START_NS, FRAMES).writeTo(catalogue, "benchmark");
        }
        return catalogue.tapes().get(0);
    }

    /**
     * The tape, which whoever started this JVM has perhaps written already.
     *
     * @param journal to make where that is not so.
     * @return the tape.
     * @throws IOException where the disk refuses.
     */
    public static HistoryTape open(final Path journal) throws IOException {
        final Optional<Path> written = PreparedTapes.find(YEAR);
        return written.isPresent() ? new Catalogue(written.get()).tapes().get(0) : write(journal);
    }
}
