package io.tapedeck.replay.importer;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.catalogue.HistoryKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Every file that is not usable is refused with a sentence that says where and why and what to do. */
class UnusableFilesTest {
    private static final String HEADER = "open_time,open,high,low,close,volume";
    private static final String GOOD = "1640995200000,10,12,9,11,5";
    private static final String GOOD_12 = "1640995200000,10,12,9,11,5,1640995259999,50,3,2,20,0";

    @TempDir
    private Path directory;
    private ImportFixture fixture;

    @BeforeEach
    void createFixture() {
        fixture = new ImportFixture(directory);
    }

    private static HistoryKey key(final String timeframe) {
        return HistoryKey.candles("binance", "BTCUSDT", Timeframe.ofLabel(timeframe).orElseThrow());
    }

    private String refusalOf(final HistoryKey key, final Path file) {
        final UnusableFileException refusal =
            assertThrows(UnusableFileException.class, () -> fixture.run(key, file));
        assertFalse(Files.exists(fixture.catalogue().journal()), "a refused file leaves nothing behind");
        return refusal.getMessage().replace(directory.toString() + "/", "");
    }

    private String refusalOf(final Path file) {
        return refusalOf(ImportFixture.KEY, file);
    }

    /** The bad line stands third, after a header line and a good one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "1640995260000,10,12,9,11               | , line 3: there are 5 columns where the lines before have 6; repair",
        "1640995260000,10,12,9,11,5,1           | , line 3: there are 7 columns where the lines before have 6; repair",
        "1640995260000;10;12;9;11;5             | , line 3: there is 1 column where the lines before have 6; repair",
        "1640995260000,10,12,9,11,x             | , line 3, column 6 (volume): 'x' is not a number; repair",
        "1640995260000,10,NaN,9,11,5            | , line 3, column 3 (high): 'NaN' is not a number; repair",
        "1640995260000,10,12,,11,5              | , line 3, column 4 (low): '' is not a number; repair",
        "open_time,open,high,low,close,volume   | , line 3, column 1 (open_time): 'open_time' is neither a number nor",
        "1640995260000,0,12,9,11,5              | , line 3, column 2 (open): at 0 the open price is not positive; re",
        "1640995260000,10,12,-9,11,5            | , line 3, column 4 (low): at -9 the low price is not positive; rep",
        "1640995260000,10,12,9,0.0,5            | , line 3, column 5 (close): at 0 the close price is not positive;",
        "1640995260000,10,8,9,10,5              | , line 3, column 3 (high): at 8 the high is below the low; repair",
        "1640995260000,12.01,12,9,11,5          | , line 3, column 2 (open): at 12.01 the open lies outside low to h",
        "1640995260000,10,12,9,8.99,5           | , line 3, column 5 (close): at 8.99 the close lies outside low to hi",
        "1640995260000,10,12,9,11,-5            | , line 3, column 6 (volume): at -5 the volume is negative; repair",
        "1640995261000,10,12,9,11,5             | , line 3, column 1 (open_time): 2022-01-01T00:01:01Z is not a bounda",
        "164099526,10,12,9,11,5                 | , line 3, column 1 (open_time): 164099526 is no time between 2009 an",
        "99999999999999,10,12,9,11,5            | , line 3, column 1 (open_time): 99999999999999 is no time between 20",
        "1640995260000.5,10,12,9,11,5           | , line 3, column 1 (open_time): 1640995260000.5 is not a whole numb",
        "1640995260000,10,12,9,11,1E-19         | , line 3, column 6 (volume): '1E-19' has more digits than can be he",
        "1640995260000,10,12,9.1234567890123,11,5.123456 | , line 3, column 6 (volume): 5.123456 has more digits than",
    })
    void aBadLineIsNamedWithItsColumn(final String line, final String expected) throws IOException {
        assertStartsWith("bad.csv" + expected, refusalOf(fixture.csv("bad.csv", HEADER, GOOD, line)));
    }

    /** The bad line stands first, as there is no header. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "1640995200000,10,12,9,11,5,1640995259999,-1,3,2,20,0   | , column 8 (quote_volume): at -1 the quote volume is",
        "1640995200000,10,12,9,11,5,1640995259999,50,-3,2,20,0  | , column 9 (count): at -3 the trade count is negat",
        "1640995200000,10,12,9,11,5,1640995259999,50,3.5,2,20,0 | , column 9 (count): 3.5 is not a number of trades;",
        "1640995200000,10,12,9,11,5,1640995259999,50,3e9,2,20,0 | , column 9 (count): 3000000000 is not a number of",
        "1640995200000,10,12,9,11,5,1640995259999,50,3,-2,20,0  | , column 10 (taker_buy_volume): at -2 the taker bu",
        "1640995200000,10,12,9,11,5,1640995259999,50,3,5.1,20,0 | , column 10 (taker_buy_volume): at 5.1 the taker buy",
        "1640995200000,10,12,9,11,5,1640995259999,50,3,2,x,0    | , column 11 (taker_buy_quote_volume): 'x' is not a n",
        "1640995200000,10,12,9,11,5,1640995199999,50,3,2,20,0   | , column 7 (close_time): the candle does not last",
        "1640995200000,10,12,9,11,5,0,50,3,2,20,0               | , column 7 (close_time): 0 is no time between 2009",
        "1640995200000,10,12,9,11,5,1640998799999,50,3,2,20,0   | , column 7 (close_time): the candle does not last 1m "
            + "but 1h; import the file with --timeframe 1h",
    })
    void aBadLineOfTwelveColumnsToo(final String line, final String expected) throws IOException {
        assertStartsWith("bad.csv, line 1" + expected, refusalOf(fixture.csv("bad.csv", line)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "date,open,high,low,close                    | , line 1: no column is called volume (the columns are 'date', ",
        "just a line of prose                        | , line 1: no column is called open_time, open, high, low, clos",
        "1640995200000,10,12,9,11,5,7                | , line 1: there are 7 columns and no header line that names th",
        "time,open,high,high,low,close,volume        | , line 1: two columns are called high; keep one of them",
        "a,b,d,e,f,g                                 | , line 1: no column is called open_time, open, high, low, clos",
        "time,open,high,low,close,price              | , line 1: no column is called volume (the columns are 'time', ",
        "2022-13-01 00:00:00,10,12,9,11,5            | , line 1, column 1 (open_time): '2022-13-01 00:00:00' is neithe",
    })
    void aFirstLineIsACandleOrNamesTheColumns(final String line, final String expected) throws IOException {
        assertStartsWith("bad.csv" + expected, refusalOf(fixture.csv("bad.csv", line, GOOD)));
    }

    @Test
    void aFileOfAnotherTimeframeIsNamedAsSuch() throws IOException {
        final Path minutes = fixture.csv("minutes.csv", GOOD, GOOD.replace("5200000", "5260000"));
        assertEquals("minutes.csv, line 2, column 1 (open_time): 2022-01-01T00:01:00Z is not a boundary of 1h, and the "
            + "rows stand 1m apart; import it with --timeframe 1m", refusalOf(key("1h"), minutes));
    }

    @Test
    void aFileOfAnotherTimeframeIsRecognisedEvenIfItsFirstRowIsOffTheBoundary() throws IOException {
        final Path minutes = fixture.csv("minutes.csv", GOOD.replace("5200000", "5260000"),
            GOOD.replace("5200000", "5320000"));
        assertStartsWith("minutes.csv, line 1, column 1 (open_time): 2022-01-01T00:01:00Z is not a boundary of 1h, and "
            + "the rows stand 1m apart", refusalOf(key("1h"), minutes));
    }

    @Test
    void aFileOfACoarserTimeframeIsRecognisedByTheDistanceOfItsRows() throws IOException {
        final String[] hours = new String[24];
        Arrays.setAll(hours, hour -> GOOD.replace("1640995200000", Long.toString(1640995200000L + hour * 3_600_000L)));
        assertEquals("hours.csv holds rows that stand 1h apart, not 1m; import it with --timeframe 1h",
            refusalOf(fixture.csv("hours.csv", hours)));
    }

    @Test
    void aSingleRowOffTheBoundaryIsRefusedAsWell() throws IOException {
        assertEquals("one.csv, line 1, column 1 (open_time): 2022-01-01T00:01:00Z is not a boundary of 1d; name a file "
            + "of 1d candles that are aligned to UTC",
            refusalOf(key("1d"), fixture.csv("one.csv", GOOD.replace("5200000", "5260000"))));
    }

    @Test
    void aFileWithoutCandlesIsRefused() throws IOException {
        final String expected = "empty.csv has no candles in it; download it again";
        assertEquals(expected, refusalOf(fixture.csv("empty.csv")));
        assertEquals(expected, refusalOf(fixture.csv("empty.csv", HEADER)));
        assertEquals(expected, refusalOf(fixture.csv("empty.csv", "", "", "")));
        assertEquals("empty.zip has no candles in it; download it again",
            refusalOf(fixture.zip("empty.zip", List.of("empty.csv"))));
    }

    @Test
    void aPathMustLeadToAFile() throws IOException {
        assertEquals("nowhere.csv does not exist; check the path", refusalOf(directory.resolve("nowhere.csv")));
        assertEquals("folder is a directory; name the files in it",
            refusalOf(Files.createDirectory(directory.resolve("folder"))));
    }

    @Test
    void aZipHasExactlyOneCsv() throws IOException {
        assertEquals("none.zip is a zip without a .csv or .json file in it; name a zip that has one",
            refusalOf(fixture.zip("none.zip", List.of("readme.txt"), GOOD_12)));
        assertEquals("two.zip is a zip with 2 .csv or .json files in it (a.csv, b.csv); unpack it and name the "
            + "files to import",
            refusalOf(fixture.zip("two.zip", List.of("a.csv", "b.csv"), GOOD_12)));
    }

    @Test
    void aProblemInsideAZipIsNamedWithItsLine() throws IOException {
        assertStartsWith("bad.zip, line 2, column 5 (close): 'oops' is not a number",
            refusalOf(fixture.zip("bad.zip", List.of("bad.csv"), GOOD, "1640995260000,10,12,9,oops,5")));
    }

    @Test
    void aCutOffPackageIsDamaged() throws IOException {
        final String[] lines = randomMinutes(2_000);
        assertMatches("cut\\.csv\\.gz is cut off or damaged after line \\d+ \\(.+\\); download it again",
            refusalOf(cut(fixture.gzip("cut.csv.gz", lines))));
        assertMatches("cut\\.zip cannot be unpacked \\(.+\\); download it again",
            refusalOf(cut(fixture.zip("cut.zip", List.of("a.csv"), lines))));
    }

    @Test
    void aPackageWithOneWrongByteIsDamaged() throws IOException {
        final String[] lines = randomMinutes(2_000);
        assertMatches("flip\\.csv\\.gz.*(download it again|download the file again)",
            refusalOf(flip(fixture.gzip("flip.csv.gz", lines))));
        assertMatches("flip\\.zip.*(download it again|download the file again)",
            refusalOf(flip(fixture.zip("flip.zip", List.of("a.csv"), lines))));
    }

    @Test
    void binaryGarbageIsNoCandleFile() throws IOException {
        final byte[] garbage = new byte[200_000];
        new Random(7).nextBytes(garbage);
        garbage[0] = 0;
        assertMatches("garbage\\.csv, line 1.*name a file of candles.*",
            refusalOf(Files.write(directory.resolve("garbage.csv"), garbage)));
        Arrays.fill(garbage, (byte) 'x');
        assertMatches("garbage\\.csv, line 1: this is not comma-separated text; name a file of candles.*",
            refusalOf(Files.write(directory.resolve("garbage.csv"), garbage)));
    }

    @Test
    void anOpenQuotationMarkIsNoCandleFile() throws IOException {
        assertMatches("quote\\.csv, line 2.*",
            refusalOf(fixture.csv("quote.csv", GOOD, "\"1640995260000,10,12,9,11,5", GOOD)));
    }

    @Test
    void theExceptionNamesThePlaceForMachinesToo() throws IOException {
        final Path file = fixture.csv("bad.csv", HEADER, GOOD, "1640995260000,10,12,9,x,5");
        final UnusableFileException refusal = assertThrows(UnusableFileException.class, () -> fixture.run(file));
        assertEquals(file.toString(), refusal.file());
        assertEquals(3, refusal.line());
        assertEquals(5, refusal.column());
    }

    @Test
    void aRefusedFileAmongGoodOnesLeavesTheTapeAsItWas() throws IOException {
        fixture.run(fixture.csv("good.csv", GOOD));
        final List<String> before = fixture.rows();
        final Path better = fixture.csv("better.csv", GOOD.replace("5200000", "5260000"));
        final Path bad = fixture.csv("bad.csv", GOOD, "x");
        assertThrows(UnusableFileException.class, () -> fixture.run(better, bad));
        assertEquals(before, fixture.rows());
        assertEquals(1, fixture.tape().generation());
        assertFalse(Files.exists(fixture.tape().directory().resolveSibling("generation-2")));
    }

    private static void assertStartsWith(final String expected, final String actual) {
        assertEquals(expected, actual.substring(0, Math.min(expected.length(), actual.length())), actual);
    }

    private static void assertMatches(final String pattern, final String actual) {
        assertEquals(true, actual.matches(pattern), actual);
    }

    private static String[] randomMinutes(final int count) {
        final Random random = new Random(5);
        final String[] lines = new String[count];
        Arrays.setAll(lines, minute -> (1640995200000L + minute * 60_000L) + ",10,12,9,11," + random.nextInt(1 << 30));
        return lines;
    }

    private static Path cut(final Path file) throws IOException {
        final byte[] bytes = Files.readAllBytes(file);
        return Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    }

    private static Path flip(final Path file) throws IOException {
        final byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 0x10;
        return Files.write(file, bytes);
    }
}
