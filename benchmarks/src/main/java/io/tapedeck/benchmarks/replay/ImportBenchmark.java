package io.tapedeck.benchmarks.replay;

import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.catalogue.Catalogue;
import io.tapedeck.journal.catalogue.HistoryKey;
import io.tapedeck.journal.tape.Folders;
import io.tapedeck.replay.importer.HistoryImporter;
import io.tapedeck.replay.importer.ImportProgress;
import io.tapedeck.replay.importer.ImportReport;
import io.tapedeck.replay.importer.ImportRequest;
import io.tapedeck.replay.importer.VenueDefaults;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The import of a year of 1m candles, a text of the columns that dumps have, in rows a second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(YearOfCandles.FRAMES)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ImportBenchmark {
    private Path directory;
    private Path dump;
    private int imports;

    /**
     * Writes the dump.
     *
     * @throws IOException where the disk refuses.
     */
    @Setup
    public void writeDump() throws IOException {
        directory = Files.createTempDirectory("tapedeck-benchmark");
        dump = directory.resolve("YEAR-1m.csv");
        CandleDump.write(YearOfCandles.open(directory.resolve("journal")), dump);
    }

    /**
     * Clears everything away.
     *
     * @throws IOException where the disk refuses.
     */
    @TearDown
    public void clear() throws IOException {
        Folders.delete(directory);
    }

    /**
     * Imports the dump into a new journal.
     *
     * @return what was found in it.
     * @throws IOException where the disk refuses.
     */
    @Benchmark
    public ImportReport dump() throws IOException {
        imports++;
        final Path journal = directory.resolve("import-" + imports);
        try {
            return HistoryImporter.run(new ImportRequest(new Catalogue(journal),
                HistoryKey.candles("binance", "BTCUSDT", Timeframe.M1), List.of(dump), Optional.empty(),
                VenueDefaults.of(MarketKind.SPOT), "benchmark", ImportProgress.SILENT));
        } finally {
            Folders.delete(journal);
        }
    }
}
