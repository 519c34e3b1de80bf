package io.tapedeck.replay.importer;

import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.catalogue.HistoryKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static io.tapedeck.replay.importer.CandleLines.FIRST_OPEN_NS;
import static io.tapedeck.replay.importer.CandleLines.FULL_0;
import static io.tapedeck.replay.importer.CandleLines.MINUTE_0;
import static io.tapedeck.replay.importer.CandleLines.MINUTE_1;
import static io.tapedeck.replay.importer.CandleLines.MINUTE_2;
import static io.tapedeck.replay.importer.CandleLines.MINUTE_NS;
import static io.tapedeck.replay.importer.CandleLines.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** What a file may look like, and how it comes onto the tape. */
class HistoryImporterTest {
    @TempDir
    private Path directory;
    private ImportFixture fixture;

    @BeforeEach
    void createFixture() {
        fixture = new ImportFixture(directory);
    }

    @Test
    void rowsComeBackFromTheTapeAsTheyStoodInTheFile() throws IOException {
        final ImportReport report = fixture.run(fixture.csv("a.csv", MINUTE_0, MINUTE_1, MINUTE_2));
        assertEquals(List.of(MINUTE_0 + UNKNOWN, MINUTE_1 + UNKNOWN, MINUTE_2 + UNKNOWN), fixture.rows());
        assertEquals(new RowCounts(3, 0, 0, 0, 0), report.rows());
        assertEquals(new TapeChange(0, 1, 0, 3, FIRST_OPEN_NS, FIRST_OPEN_NS + 3 * MINUTE_NS), report.tape());
        assertEquals(report.tape().firstOpenNs(), fixture.tape().firstOpenNs());
        assertEquals(report.tape().endNs(), fixture.tape().endNs());
        assertEquals(3, fixture.tape().frames());
    }

    @Test
    void figuresThatTheFileHasAreKept() throws IOException {
        fixture.run(fixture.csv("a.csv", FULL_0));
        assertEquals(List.of(MINUTE_0 + ",52.5,7,2.5"), fixture.rows());
    }

    @Test
    void elevenColumnsAreTwelveWithoutTheLast() throws IOException {
        final ImportReport report = fixture.run(fixture.csv("a.csv",
            "Open Time,Open,High,Low,Close,Volume,Close Time,Quote Asset Volume,Number of Trades,taker_buy_volume,"
                + "taker_buy_quote_volume",
            FULL_0.substring(0, FULL_0.length() - 2)));
        assertEquals(List.of(MINUTE_0 + ",52.5,7,2.5"), fixture.rows());
        assertEquals(new FileReport.Layout(11, HeaderLine.PRESENT, Set.of("milliseconds"), 0),
            report.files().get(0).layout());
    }

    @Test
    void packingHeaderAndLineEndsMakeNoDifference() throws IOException {
        final String hash = hashOf(fixture.csv("a.csv", MINUTE_0, MINUTE_1));
        final String header = "open_time,open,high,low,close,volume";
        assertEquals(hash, hashOf(fixture.csv("header.csv", header, MINUTE_0, MINUTE_1)));
        assertEquals(hash, hashOf(fixture.gzip("a.csv.gz", MINUTE_0, MINUTE_1)));
        assertEquals(hash, hashOf(fixture.gzip("named-wrongly.zip", header, MINUTE_0, MINUTE_1)));
        assertEquals(hash, hashOf(fixture.zip("a.zip", List.of("A.CSV", "CHECKSUM"), MINUTE_0, MINUTE_1)));
        final Path windows = fixture.csv("a.csv", "\uFEFF" + header + "\r", MINUTE_0 + "\r", "\r", MINUTE_1 + "\r");
        assertEquals(hash, hashOf(windows));
        assertEquals(hash, hashOf(fixture.csv("a.csv", MINUTE_0.replace("10,", "\"10.000\","), MINUTE_1)));
    }

    private String hashOf(final Path file) throws IOException {
        return ImportFixture.contentHashOf(directory, file);
    }

    @Test
    void theUnitOfTimeIsToldByMagnitude() throws IOException {
        final Path file = fixture.csv("a.csv", MINUTE_0.replace("1640995200000", "1640995200"), MINUTE_1,
            MINUTE_2.replace("1640995320000", "1640995320000000"),
            MINUTE_2.replace("1640995320000", "1640995380000000000"));
        final ImportReport report = fixture.run(file);
        assertEquals(List.of(MINUTE_0 + UNKNOWN, MINUTE_1 + UNKNOWN, MINUTE_2 + UNKNOWN,
            MINUTE_2.replace("5320000", "5380000") + UNKNOWN), fixture.rows());
        assertEquals(Set.of("seconds", "milliseconds", "microseconds", "nanoseconds"),
            report.files().get(0).layout().timeUnits());
    }

    @Test
    void microsecondsHoldForTheCloseTimeToo() throws IOException {
        final String line = "1735689600000000,10,12,9,11,5,1735689659999999,52.5,7,2.5,25,0";
        final ImportReport report = fixture.run(fixture.csv("BTCUSDT-1m-2025-01.csv", line));
        assertEquals(List.of("1735689600000,10,12,9,11,5,52.5,7,2.5"), fixture.rows());
        assertEquals(Set.of("microseconds"), report.files().get(0).layout().timeUnits());
    }

    @Test
    void unsortedAndRepeatedRowsArePutRightAndNamed() throws IOException {
        final ImportReport report =
            fixture.run(fixture.csv("a.csv", MINUTE_2, MINUTE_0, MINUTE_1, MINUTE_1, MINUTE_0 + ".000"));
        assertEquals(List.of(MINUTE_0 + UNKNOWN, MINUTE_1 + UNKNOWN, MINUTE_2 + UNKNOWN), fixture.rows());
        final FileReport file = report.files().get(0);
        assertEquals(5, file.rows());
        assertEquals(4, file.rowsSorted());
        assertEquals(2, file.rowsRepeated());
        assertEquals(FIRST_OPEN_NS, file.firstOpenNs());
        assertEquals(FIRST_OPEN_NS + 2 * MINUTE_NS, file.lastOpenNs());
        assertEquals(new RowCounts(3, 0, 0, 0, 2), report.rows());
    }

    @Test
    void quoteVolumeIsMoneyAndRoundsHalfUp() throws IOException {
        final Path file = fixture.csv("a.csv",
            FULL_0.replace("52.5", "0.123456785"),
            FULL_0.replace("5200000", "5260000").replace("5259999", "5319999").replace("52.5", "0.1234567849"));
        fixture.run(file);
        assertEquals(List.of(
            "1640995200000,10,12,9,11,5,0.12345679,7,2.5",
            "1640995260000,10,12,9,11,5,0.12345678,7,2.5"), fixture.rows());
        assertFalse(fixture.run(file).tape().isChanged());
    }

    @Test
    void exponentsAreReadExactly() throws IOException {
        fixture.run(fixture.csv("a.csv", "1640995200000,1E-7,1.2e-7,1E-7,1.1E-7,1E+3"));
        assertEquals(List.of("1640995200000,0.0000001,0.00000012,0.0000001,0.00000011,1000" + UNKNOWN), fixture.rows());
    }

    @Test
    void weeksBeginOnMonday() throws IOException {
        final HistoryKey weeks = HistoryKey.candles("binance", "BTCUSDT", Timeframe.W1);
        fixture.run(weeks, fixture.csv("a.csv", "1641772800000,10,12,9,11,5,1642377599999,52.5,7,2.5,25,0",
            "1641168000000,10,12,9,11,5,1641772799999,52.5,7,2.5,25,0"));
        assertEquals(List.of("1641168000000,10,12,9,11,5,52.5,7,2.5", "1641772800000,10,12,9,11,5,52.5,7,2.5"),
            TapeText.of(fixture.catalogue().current(weeks).orElseThrow()));
    }

    @Test
    void theReportCanBeReadByPeople() throws IOException {
        final Path file = fixture.csv("a.csv", MINUTE_1, MINUTE_0, MINUTE_0);
        assertEquals(List.of(
            file + ": 3 rows, 2022-01-01T00:00:00Z to 2022-01-01T00:01:00Z, 6 columns without a header line, time in "
                + "milliseconds",
            "  sorted rows that stood after a later one: 2",
            "  dropped exact repetitions of another row: 1",
            "rows: 2 new, 0 already known, 0 add figures, 0 in conflict and not taken",
            "tape binance/BTCUSDT/candles-1m: generation 1 with 2 candles (0 before), 2022-01-01T00:00:00Z to "
                + "2022-01-01T00:02:00Z",
            "instrument: tick 0.01, step 0.001, minimum notional 5 USDT, taker fee rate 0.001 (derived from the data "
                + "and the symbol; give your own if the venue's are different)",
            "gaps: none"), fixture.run(file).lines());
    }

    @Test
    void progressIsToldOnTheWayAndAtTheEnd() throws IOException {
        final StringBuilder told = new StringBuilder();
        final Path file = fixture.csv("a.csv", MINUTE_0, MINUTE_1);
        HistoryImporter.run(new ImportRequest(fixture.catalogue(), ImportFixture.KEY, List.of(file), Optional.empty(),
            VenueDefaults.of(MarketKind.SPOT),
            "test", rowsRead -> told.append(rowsRead).append(' ')));
        assertEquals("2 ", told.toString());
    }
}
