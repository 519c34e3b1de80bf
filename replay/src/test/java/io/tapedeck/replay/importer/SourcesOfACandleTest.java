package io.tapedeck.replay.importer;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.VenueTerms;
import io.tapedeck.journal.catalogue.CatalogueUpdate;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.tape.HistoryTapeWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static io.tapedeck.replay.importer.CandleLines.FIRST_OPEN_NS;
import static io.tapedeck.replay.importer.CandleLines.FULL_0;
import static io.tapedeck.replay.importer.CandleLines.MINUTE_0;
import static io.tapedeck.replay.importer.CandleLines.MINUTE_1;
import static io.tapedeck.replay.importer.CandleLines.MINUTE_2;
import static io.tapedeck.replay.importer.CandleLines.MINUTE_NS;
import static io.tapedeck.replay.importer.CandleLines.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Of several sources for one candle the tape comes first, then the files in their order. */
class SourcesOfACandleTest {
    @TempDir
    private Path directory;
    private ImportFixture fixture;

    @BeforeEach
    void createFixture() {
        fixture = new ImportFixture(directory);
    }

    @Test
    void theSameFileTwiceChangesNothing() throws IOException {
        final Path file = fixture.csv("a.csv", MINUTE_0, MINUTE_1);
        fixture.run(file);
        final HistoryTape before = fixture.tape();
        final ImportReport report = fixture.run(file);
        assertEquals(before, fixture.tape());
        assertFalse(report.tape().isChanged());
        assertEquals(new RowCounts(0, 2, 0, 0, 0), report.rows());
        assertFalse(Files.exists(before.directory().resolveSibling("generation-2")));
    }

    @Test
    void filesMayComeInAnyOrderAndOverlap() throws IOException {
        final Path whole = fixture.csv("whole.csv", MINUTE_0, MINUTE_1, MINUTE_2);
        final String expected = ImportFixture.contentHashOf(directory, whole);
        fixture.run(fixture.csv("late.csv", MINUTE_2));
        fixture.run(fixture.csv("early.csv", MINUTE_0, MINUTE_1));
        final ImportReport report = fixture.run(fixture.csv("overlap.csv", MINUTE_1, MINUTE_2));
        assertEquals(expected, fixture.tape().contentHash());
        assertEquals(2, fixture.tape().generation());
        assertFalse(report.tape().isChanged());
    }

    @Test
    void theGenerationBeforeStaysReadable() throws IOException {
        fixture.run(fixture.csv("a.csv", MINUTE_0));
        final HistoryTape first = fixture.tape();
        fixture.run(fixture.csv("b.csv", MINUTE_1));
        assertEquals(List.of(MINUTE_0 + UNKNOWN), TapeText.of(first));
    }

    @Test
    void figuresThatWereUnknownAreAdded() throws IOException {
        fixture.run(fixture.csv("a.csv", MINUTE_0, MINUTE_1));
        final ImportReport report = fixture.run(fixture.csv("full.csv", FULL_0));
        assertEquals(List.of(MINUTE_0 + ",52.5,7,2.5", MINUTE_1 + UNKNOWN), fixture.rows());
        assertEquals(new RowCounts(0, 0, 1, 0, 0), report.rows());
        assertEquals(2, fixture.tape().generation());
    }

    @Test
    void aPoorerFileTakesNothingAway() throws IOException {
        fixture.run(fixture.csv("full.csv", FULL_0));
        final ImportReport report = fixture.run(fixture.csv("a.csv", MINUTE_0));
        assertEquals(new RowCounts(0, 1, 0, 0, 0), report.rows());
        assertFalse(report.tape().isChanged());
    }

    @Test
    void whereTheTapeAndAFileDifferTheTapeIsKeptAndBothAreNamed() throws IOException {
        fixture.run(fixture.csv("a.csv", MINUTE_0, MINUTE_1));
        final ImportReport report = fixture.run(fixture.csv("b.csv", MINUTE_0.replace(",5", ",6"), MINUTE_1));
        assertEquals(List.of(MINUTE_0 + UNKNOWN, MINUTE_1 + UNKNOWN), fixture.rows());
        assertEquals(new RowCounts(0, 1, 0, 1, 0), report.rows());
        assertEquals(1, report.conflicts().total());
        assertEquals("2022-01-01T00:00:00Z: kept from tape: open 10.00 high 12.00 low 9.00 close 11.00 volume 5.000; "
            + "refused from b.csv: open 10.00 high 12.00 low 9.00 close 11.00 volume 6.000",
            report.conflicts().first().get(0).toString());
        assertFalse(report.tape().isChanged());
    }

    @Test
    void whereTwoFilesDifferTheEarlierNamedIsKept() throws IOException {
        final Path first = fixture.csv("first.csv", MINUTE_0);
        final Path second = fixture.csv("second.csv", MINUTE_0.replace("10,", "9.5,"), MINUTE_1);
        final ImportReport report = fixture.run(first, second);
        assertEquals(List.of(MINUTE_0 + UNKNOWN, MINUTE_1 + UNKNOWN), fixture.rows());
        assertEquals(new RowCounts(2, 0, 0, 1, 0), report.rows());
        final RowConflict conflict = report.conflicts().first().get(0);
        assertEquals("first.csv", conflict.keptSource());
        assertEquals("second.csv", conflict.refusedSource());
        assertEquals(0, conflict.refused().open().compareTo(new BigDecimal("9.5")));
    }

    @Test
    void oneFileCanContradictItself() throws IOException {
        final ImportReport report = fixture.run(fixture.csv("a.csv", MINUTE_0, MINUTE_0.replace(",5", ",6")));
        assertEquals(List.of(MINUTE_0 + UNKNOWN), fixture.rows());
        assertEquals(new RowCounts(1, 0, 0, 1, 0), report.rows());
    }

    @Test
    void aDifferenceInTheOtherFiguresIsAConflictAsWell() throws IOException {
        fixture.run(fixture.csv("full.csv", FULL_0));
        final ImportReport report = fixture.run(fixture.csv("b.csv", FULL_0.replace(",7,", ",8,")));
        assertEquals(new RowCounts(0, 0, 0, 1, 0), report.rows());
        assertEquals(List.of(MINUTE_0 + ",52.5,7,2.5"), fixture.rows());
    }

    @Test
    void onlyTheFirstConflictsAreListedButAllAreCounted() throws IOException {
        final String[] lines = new String[20];
        for (int minute = 0; minute < lines.length; minute++) {
            lines[minute] = (1640995200000L + minute * 60_000L) + ",10,12,9,11,5";
        }
        fixture.run(fixture.csv("a.csv", lines));
        for (int minute = 0; minute < lines.length; minute++) {
            lines[minute] = lines[minute].replace(",11,5", ",11,6");
        }
        final ImportReport report = fixture.run(fixture.csv("b.csv", lines));
        assertEquals(20, report.conflicts().total());
        assertEquals(5, report.conflicts().first().size());
        assertTrue(report.lines().contains("  and 15 more"));
    }

    @Test
    void marksOfTheTapesCandlesSurvive() throws IOException {
        writeMarkedMinutes();
        fixture.run(fixture.csv("b.csv", FULL_0), fixture.csv("c.csv", MINUTE_2));
        assertEquals(List.of(MINUTE_0 + ",52.5,7,2.5,flags " + Candle.FLAG_GAP,
            "1640995260000,10,12,9,11,5,-,-,-,flags " + Candle.FLAG_GAP, MINUTE_2 + UNKNOWN), fixture.rows());
    }

    private void writeMarkedMinutes() throws IOException {
        final Instrument instrument =
            new Instrument(0, "binance", "BTCUSDT", "USDT", Timeframe.M1, 0, 0, 1, 1,
                VenueTerms.spot(500_000_000L, 100_000L));
        try (CatalogueUpdate update = CatalogueUpdate.begin(fixture.catalogue())) {
            final String hash;
            try (HistoryTapeWriter writer = new HistoryTapeWriter(update.nextDirectory(ImportFixture.KEY))) {
                for (int minute = 0; minute < 2; minute++) {
                    final long openNs = FIRST_OPEN_NS + minute * MINUTE_NS;
                    writer.next(openNs + MINUTE_NS).append(new MarketCandleEncoder())
                        .instrumentId(0).timeframe(TimeframeCode.M1).openTimeNs(openNs)
                        .open(10).high(12).low(9).close(11).volume(5)
                        .tradeCount(MarketCandleEncoder.tradeCountNullValue())
                        .quoteVolume(MarketCandleEncoder.quoteVolumeNullValue())
                        .takerBuyVolume(MarketCandleEncoder.takerBuyVolumeNullValue())
                        .flags().gap(true);
                    writer.commit();
                }
                hash = writer.contentHash();
            }
            update.publish(ImportFixture.KEY, new CatalogueUpdate.Written(instrument, FIRST_OPEN_NS,
                FIRST_OPEN_NS + 2 * MINUTE_NS, 2, hash, "test", "test"));
        }
    }

    @Test
    void gapsOfTheTapeAreReported() throws IOException {
        fixture.run(fixture.csv("a.csv", MINUTE_0));
        final ImportReport report = fixture.run(fixture.csv("b.csv", MINUTE_0.replace("5200000", "5500000")));
        assertEquals(4, report.gaps().missingCandles());
        assertTrue(report.lines().contains("  missing 2022-01-01T00:01:00Z to 2022-01-01T00:04:00Z: 4 candles"),
            report.lines().toString());
    }
}
