package io.tapedeck.replay.importer;

import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.catalogue.Catalogue;
import io.tapedeck.journal.catalogue.HistoryKey;
import io.tapedeck.journal.catalogue.HistoryTape;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A journal and candle files in a folder of their own. */
public final class ImportFixture {
    /** The tape that is imported to, where a test does not name another. */
    public static final HistoryKey KEY = HistoryKey.candles("binance", "BTCUSDT", Timeframe.M1);

    private final Path directory;
    private final Catalogue catalogue;

    public ImportFixture(final Path directory) {
        this.directory = directory;
        this.catalogue = new Catalogue(directory.resolve("journal"));
    }

    public Path csv(final String name, final String... lines) throws IOException {
        return Files.writeString(directory.resolve(name), text(lines));
    }

    Path gzip(final String name, final String... lines) throws IOException {
        final Path file = directory.resolve(name);
        try (OutputStream output = new GZIPOutputStream(Files.newOutputStream(file))) {
            output.write(text(lines).getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    /** A zip whose entries have the given names and all the same lines. */
    Path zip(final String name, final List<String> entries, final String... lines) throws IOException {
        final Path file = directory.resolve(name);
        try (ZipOutputStream output = new ZipOutputStream(Files.newOutputStream(file))) {
            for (final String entry : entries) {
                output.putNextEntry(new ZipEntry(entry));
                output.write(text(lines).getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static String text(final String... lines) {
        return lines.length == 0 ? "" : String.join("\n", lines) + "\n";
    }

    public ImportReport run(final Path... files) throws IOException {
        return run(KEY, files);
    }

    public ImportReport run(final HistoryKey key, final Path... files) throws IOException {
        return run(key, Optional.empty(), files);
    }

    ImportReport run(final InstrumentTerms terms, final Path... files) throws IOException {
        return run(KEY, Optional.of(terms), files);
    }

    private ImportReport run(final HistoryKey key, final Optional<InstrumentTerms> terms, final Path... files)
        throws IOException {
        return HistoryImporter.run(
            new ImportRequest(catalogue, key, List.of(files), terms, VenueDefaults.of(MarketKind.SPOT), "test",
                ImportProgress.SILENT));
    }

    /** What the tape of a file alone would hold. */
    static String contentHashOf(final Path directory, final Path file) throws IOException {
        final ImportFixture alone = new ImportFixture(Files.createTempDirectory(directory, "alone"));
        alone.run(file);
        return alone.tape().contentHash();
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public HistoryTape tape() {
        return catalogue.current(KEY).orElseThrow();
    }

    List<String> rows() {
        return TapeText.of(tape());
    }
}
