package io.tapedeck.replay.importer;

import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.catalogue.HistoryKey;
import io.tapedeck.replay.check.CheckReport;
import io.tapedeck.replay.check.TapeCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the exchange published; skipped where the files are absent. */
class RealFilesTest {
    private static final String ZIPS = "candles/binance-spot-original-zips/";
    private static final String YEAR = "candles/binance-spot/BTCUSDT-1m-2022.csv.gz";
    private static final int MINUTES_OF_A_DAY = 1_440;
    private static final Instant FIRST_OF_JANUARY = Instant.parse("2022-01-01T00:00:00Z");
    private static final Instant EIGHTH_OF_NOVEMBER = Instant.parse("2022-11-08T00:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void theHoleOfArbitrumIsFound() throws IOException {
        final ImportFixture fixture = new ImportFixture(directory);
        final HistoryKey key = HistoryKey.candles("binance", "ARBUSDT", Timeframe.M1);
        final ImportReport imported = fixture.run(key, SharedData.require(ZIPS + "ARBUSDT-1m-2023-07-28.zip"),
            SharedData.require(ZIPS + "ARBUSDT-1m-2023-07-27.zip"));
        final CheckReport checked = TapeCheck.run(fixture.catalogue().current(key).orElseThrow());
        assertTrue(checked.isSound());
        assertEquals(1_210, checked.missingCandles());
        assertEquals(imported.gaps(), checked.gaps());
        assertTrue(checked.lines().contains(
            "  missing 2023-07-27T03:50:00Z to 2023-07-27T23:59:00Z: 1210 candles"), checked.lines().toString());
    }

    @Test
    void theOriginalArchivesEnrichTheYearAndChangeNothingElse() throws IOException {
        final Path year = SharedData.require(YEAR);
        final Path day = SharedData.require(ZIPS + "BTCUSDT-1m-2022-11-08.zip");
        final ImportFixture fixture = new ImportFixture(directory);
        final ImportReport first = fixture.run(year);
        assertEquals(525_600, first.rows().added());
        assertEquals(0, first.gaps().missingCandles());
        assertEquals(new RowCounts(0, 0, MINUTES_OF_A_DAY, 0, 0), fixture.run(day).rows());
        assertFalse(fixture.run(day).tape().isChanged());
        assertEquals(2, fixture.tape().generation());
        assertTrue(TapeCheck.run(fixture.tape()).isSound());
        compare(fixture.rows(), linesOf(year), rowsOfTheArchive(day));
    }

    /** The tape says what the year says, and of the day it says what the archive says. */
    private static void compare(final List<String> tape, final List<String> year, final List<String> day) {
        final List<String> expected = new ArrayList<>(year.size());
        year.forEach(line -> expected.add(line + CandleLines.UNKNOWN));
        final long minutes = Duration.between(FIRST_OF_JANUARY, EIGHTH_OF_NOVEMBER).toMinutes();
        for (int minute = 0; minute < MINUTES_OF_A_DAY; minute++) {
            final int index = (int) minutes + minute;
            assertEquals(year.get(index), firstSixFields(day.get(minute)), "both sources are of the same market");
            expected.set(index, day.get(minute));
        }
        assertEquals(expected, tape);
    }

    private List<String> rowsOfTheArchive(final Path day) throws IOException {
        final ImportFixture alone = new ImportFixture(Files.createDirectory(directory.resolve("alone")));
        alone.run(day);
        assertEquals("1667865600000,20590.67,20591.91,20566,20577.19,278.94489,5740089.9731954,6659,128.56393",
            alone.rows().get(0));
        return alone.rows();
    }

    @Test
    void hoursOfElevenColumnsComeWithEveryFigure() throws IOException {
        final Path hours = SharedData.require("candles/binance-spot/BTCUSDT-1h-2022.csv.gz");
        final ImportFixture fixture = new ImportFixture(directory);
        final HistoryKey key = HistoryKey.candles("binance", "BTCUSDT", Timeframe.H1);
        assertEquals(8_760, fixture.run(key, hours).rows().added());
        final List<String> rows = TapeText.of(fixture.catalogue().current(key).orElseThrow());
        assertEquals("1640995200000,46216.93,46731.39,46208.37,46656.13,1503.33095,69879986.3904993,38608,806.06536",
            rows.get(0));
        assertEquals(linesOf(hours).stream().map(RealFilesTest::firstSixFields).toList(),
            rows.stream().map(RealFilesTest::firstSixFields).toList());
    }

    /** Without the header; the files of the set carry no needless zeros, and neither does the text of a tape. */
    private static List<String> linesOf(final Path file) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).toList();
        }
    }

    private static String firstSixFields(final String line) {
        int end = -1;
        for (int field = 0; field < 6 && (field == 0 || end >= 0); field++) {
            end = line.indexOf(',', end + 1);
        }
        return end < 0 ? line : line.substring(0, end);
    }

    /** Counts and holes as the set's description gives them. */
    @ParameterizedTest
    @CsvSource({
        "longterm/BTC_USDT-1h-2017-2022.json.gz, 1h, SPOT, 45024, 27, 127",
        "longterm/BTC_USDT-1d-2017-2022.json.gz, 1d, SPOT, 1881, 0, 0",
        "longterm/Coinbase-BTC-USD-PT4H-20160518_20251028.json.gz, 4h, SPOT, 20695, 3, 5",
        "longterm/BTCUSD_1d_2011-2025.csv.gz, 1d, SPOT, 5152, 0, 0",
        "equity/GOOG.csv, 1d, EQUITY, 2148, 0, 0",
        "perp/XRP_USDT_USDT-5m-futures.csv, 5m, LINEAR_PERPETUAL, 1999, 0, 0",
        "perp/XRP_USDT_USDT-1h-futures.csv, 1h, LINEAR_PERPETUAL, 100, 0, 0"})
    void filesOfEverySortAreRead(final String file, final String timeframe, final MarketKind kind, final long rows,
        final long gaps, final long missing) throws IOException {
        final ImportFixture fixture = new ImportFixture(directory);
        final HistoryKey key = HistoryKey.candles("venue", "BTCUSD", Timeframe.ofLabel(timeframe).orElseThrow());

        final ImportReport report = HistoryImporter.run(new ImportRequest(fixture.catalogue(), key,
            List.of(SharedData.require("candles/" + file)), Optional.empty(), VenueDefaults.of(kind), "test",
            ImportProgress.SILENT));

        assertEquals(List.of(rows, gaps, missing),
            List.of(report.rows().added(), report.gaps().spans().total(), report.gaps().missingCandles()));
        assertTrue(TapeCheck.run(fixture.catalogue().current(key).orElseThrow()).isSound());
    }

    /** The years and the exchange's own hours of 2022 are of the same market; see the description of the set. */
    @Test
    void theYearsAgreeWithTheHoursOf2022() throws IOException {
        final ImportFixture fixture = new ImportFixture(directory);
        final HistoryKey key = HistoryKey.candles("binance", "BTCUSDT", Timeframe.H1);
        fixture.run(key, SharedData.require("candles/longterm/BTC_USDT-1h-2017-2022.json.gz"));

        final ImportReport report = fixture.run(key, SharedData.require("candles/binance-spot/BTCUSDT-1h-2022.csv.gz"));

        assertEquals(new RowCounts(8_760 - 6_803, 0, 6_803, 0, 0), report.rows());
        assertEquals(127, report.gaps().missingCandles());
    }
}
