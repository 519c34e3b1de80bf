package io.tapedeck.app.download;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.gateways.KnownVenues;
import io.tapedeck.gateways.venue.Environment;
import io.tapedeck.gateways.venue.HistoryRow;
import io.tapedeck.gateways.venue.HistorySeries;
import io.tapedeck.gateways.venue.SeriesKind;
import io.tapedeck.journal.catalogue.HistoryKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What a spool remembers, whatever byte its writer died at. */
class SpoolTest {
    private static final HistoryKey KEY = HistoryKey.candles("bybit", "BTCUSDT", Timeframe.M1);
    private static final long MINUTE_NS = Timeframe.M1.durationNs();
    private static final long BEGIN_NS = 1_640_995_200_000L * 1_000_000L;
    private static final HistorySeries SERIES = KnownVenues.find("bybit", new Environment("live",
        URI.create("http://venue"), Map.of())).orElseThrow().history()
        .series(SeriesKind.CANDLES, "BTCUSDT", Timeframe.M1).orElseThrow();

    @TempDir
    private Path journal;
    private Path file;

    @BeforeEach
    void spoolThreeRowsAfterTenMinutesWithoutAny() throws IOException {
        try (Spool spool = Spool.open(journal, KEY); SpoolFile writing = spool.begin(BEGIN_NS, SERIES)) {
            writing.append(List.of());
            writing.append(List.of(row(10), row(11)));
            writing.append(List.of(row(12)));
        }
        file = journal.resolve("downloads/bybit/BTCUSDT/candles-1m/rest-2022-01-01T000000.000Z.csv");
    }

    private static HistoryRow row(final long minute) {
        return new HistoryRow(BEGIN_NS + minute * MINUTE_NS, List.of("1.50", "2", "1", "1.75", "10", "17.5"));
    }

    @Test
    void rowsAreLinesThatTheImporterReads() throws IOException {
        assertEquals("time,open,high,low,close,volume,quote_volume\n"
            + "1640995800000,1.50,2,1,1.75,10,17.5\n1640995860000,1.50,2,1,1.75,10,17.5\n"
            + "1640995920000,1.50,2,1,1.75,10,17.5\n", Files.readString(file));
    }

    @Test
    void whateverByteItsWriterDiedAtWholeRowsAreKept() throws IOException {
        final byte[] whole = Files.readAllBytes(file);
        for (int length = whole.length; length >= 0; length--) {
            Files.write(file, whole);
            try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
                open.setLength(length);
            }
            final long rows = new String(whole, 0, length, StandardCharsets.US_ASCII).lines().count();
            final boolean torn = length > 0 && whole[length - 1] != '\n';
            final long kept = Math.max(0, rows - 1 - (torn ? 1 : 0));
            try (Spool spool = Spool.open(journal, KEY)) {
                assertEquals(kept, spool.rows(), "cut at " + length);
                assertEquals(kept == 0 ? List.of() : List.of(new Span(BEGIN_NS, BEGIN_NS + (10 + kept) * MINUTE_NS)),
                    spool.spans(SERIES), "cut at " + length);
            }
        }
    }

    @Test
    void whatWasImportedIsForgotten() throws IOException {
        try (Spool spool = Spool.open(journal, KEY)) {
            assertEquals(List.of(file), spool.filesWithRows());
            spool.clear();
            assertEquals(List.of(), spool.filesWithRows());
        }
    }
}
