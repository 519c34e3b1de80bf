package io.tapedeck.replay.importer;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.catalogue.HistoryKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Candle files that no exchange made: columns in any order, dates, JSON. */
class GenericFilesTest {
    private static final String TWO_MINUTES = "1640995200000,10,12,9,11,5.5,-,-,-|1640995260000,11,13,10,12,6,-,-,-";

    @TempDir
    private Path directory;

    private String rowsOf(final Path... files) throws IOException {
        final ImportFixture fixture = new ImportFixture(directory);
        fixture.run(files);
        return String.join("|", fixture.rows());
    }

    private Path csv(final String lines) throws IOException {
        return new ImportFixture(directory).csv("generic.csv", lines.split("\\|"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "time,open,high,low,close,volume|1640995200,10,12,9,11,5.5|1640995260,11,13,10,12,6",
        "Volume,Close,Low,High,Open,Timestamp|5.5,11,9,12,10,1640995200000|6,12,10,13,11,1640995260000",
        "date,open,high,low,close,volume|2022-01-01 00:00:00,10,12,9,11,5.5|2022-01-01 00:01:00,11,13,10,12,6",
        "date,open,high,low,close,volume|2022-01-01T00:00:00Z,10,12,9,11,5.5|2022-01-01T01:01:00+01:00,11,13,10,12,6",
        ",Open,High,Low,Close,Volume|2022-01-01,10,12,9,11,5.5|2022-01-01 00:01,11,13,10,12,6",
        "timestamp,open,close,volume,unix_timestamp,high,low|2022-01-01 00:00:00,10,11,5.5,1640995200,12,9"
            + "|2022-01-01 00:01:00,11,12,6,1640995260,13,10",
        "symbol,unix,open,high,low,close,v,note|B,1640995200000000,10,12,9,11,5.5,x|B,1640995260000000,11,13,10,12,6,",
        "2022-01-01 00:00,10,12,9,11,5.5|2022-01-01 00:01,11,13,10,12,6"})
    void columnsAreFoundByTheirNames(final String lines) throws IOException {
        assertEquals(TWO_MINUTES, rowsOf(csv(lines)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[[1640995200000,10,12,9,11,5.5],[1640995260000,11,13,10,12,6]]",
        "[[\"1640995200000\",\"10\",\"12\",\"9\",\"11\",\"5.5\"],[1640995260000,11.0,13.0,10.0,12.0,6.0]]",
        "{\"candles\":[{\"start\":\"1640995200\",\"low\":\"9\",\"high\":\"12\",\"open\":\"10\",\"close\":\"11\","
            + "\"volume\":\"5.5\"},{\"volume\":\"6\",\"start\":\"1640995260\",\"high\":\"13\",\"low\":\"10\","
            + "\"open\":\"11\","
            + "\"close\":\"12\",\"note\":{\"a\":[1]}}]}",
        "{\"code\":0,\"data\":[[1640995200000,10,12,9,11,5.5],[1640995260000,11,13,10,12,6]],\"more\":[]}",
        "  \n [[1640995260000,11,13,10,12,6],\n[1640995200000,10,12,9,11,5.5]]"})
    void jsonHoldsArraysOrObjects(final String text) throws IOException {
        assertEquals(TWO_MINUTES, rowsOf(new ImportFixture(directory).csv("candles.json", text)));
        assertEquals(TWO_MINUTES, rowsOf(new ImportFixture(directory).gzip("candles.json.gz", text)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "[[1640995200000,10,12,9,11,5.5],[1640995260000,11,13   | candles.json is not JSON at line",
        "[]                                                 | candles.json has no candles in it; download it again",
        "{\"candles\":[]}                                   | candles.json has no candles in it; download it again",
        "[[1640995200000,10,12,9]]                              | candles.json, line 1: there are 4 columns and no he",
        "[[1640995200000,10,12,9,11,5.5],[1640995260000,11]]    | candles.json, line 2: there are 2 columns where the",
        "[{\"start\":1640995200,\"open\":1}]                    | candles.json, line 1: no column is called high, low",
        "[[1640995200000,10,12,9,11,null]]                      | candles.json, line 1, column 6 (volume): 'null' is",
    })
    void aJsonFileThatIsNoneSaysWhy(final String text, final String start) throws IOException {
        final ImportFixture fixture = new ImportFixture(directory);
        final Path file = fixture.csv("candles.json", text.strip());

        final String message = assertThrows(UnusableFileException.class, () -> fixture.run(file)).getMessage()
            .replace(directory + "/", "");

        assertTrue(message.startsWith(start.strip()), message);
    }

    @Test
    void theNoiseOfBinaryFractionsIsTakenOffAndCounted() throws IOException {
        final ImportFixture fixture = new ImportFixture(directory);
        final ImportReport report = fixture.run(csv("time,open,high,low,close,volume"
            + "|1640995200,1.1997200000000001,1.2104300000000001,1.1,1.2,1.9265781400000002"));

        assertEquals(List.of("1640995200000,1.19972,1.21043,1.1,1.2,1.92657814,-,-,-"), fixture.rows());
        assertEquals(3, report.files().get(0).layout().rounded());
        assertEquals(Set.of("seconds"), report.files().get(0).layout().timeUnits());
        assertTrue(report.lines().contains("  rounded numbers that end like 1.1997200000000001, which no venue "
            + "publishes: 3"), report.lines().toString());
    }

    @Test
    void theSameCandlesInAnotherLayoutAreKnown() throws IOException {
        final ImportFixture fixture = new ImportFixture(directory);
        fixture.run(csv("time,open,high,low,close,volume|1640995200,10,12,9,11,5.5"));

        final ImportReport again = fixture.run(fixture.csv("again.json", "[[1640995200000,10,12,9,11,5.5]]"));

        assertEquals(new RowCounts(0, 1, 0, 0, 0), again.rows());
    }

    @Test
    void aDayOfSharesIsNoGapOverTheWeekend() throws IOException {
        final ImportFixture fixture = new ImportFixture(directory);
        final HistoryKey days = HistoryKey.candles("nasdaq", "GOOGUSD", Timeframe.D1);

        final ImportReport report = fixture.run(days, csv("date,open,high,low,close,volume"
            + "|2022-01-14,10,12,9,11,5|2022-01-18,10,12,9,11,5"));

        assertEquals(3, report.gaps().missingCandles(), "around the clock there are three days between");
    }
}
