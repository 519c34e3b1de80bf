package io.tapedeck.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tapedeck.app.Launcher.Ended;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** History from the practice venue, which has it from a tape: what is downloaded must be that tape. */
@Tag("one-jdk")
class DataDownloadIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MINUTES = 59 * 60;
    private static final String FROM = "2021-12-30";
    private static final String TO = "2022-01-03T11:00";

    @TempDir
    private static Path directory;
    private static Process soundVenue;
    private static String sound;
    private static JsonNode expected;

    private final List<Process> processes = new ArrayList<>();

    @BeforeAll
    static void makeTapes() throws IOException, InterruptedException {
        final Launcher launcher = new Launcher(directory);
        launcher.run("data", "sample", "--from", "2022-01-01", "--to", "2022-01-04", "--journal", "venue")
            .requireDone();
        expected = launcher.run("data", "sample", "--from", "2022-01-01", "--to", TO, "--journal", "expected",
            "--json").requireDone().json();
        soundVenue = loopback("seed=1");
        sound = addressOf(soundVenue);
    }

    @AfterAll
    static void close() {
        end(soundVenue);
    }

    @AfterEach
    void endAll() {
        processes.forEach(DataDownloadIT::end);
    }

    private static void end(final Process process) {
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroyForcibly);
    }

    /** Market time stands at noon, for nobody subscribes. */
    private static Process loopback(final String faults) throws IOException {
        return new Launcher(directory).command("loopback", "--journal", "venue", "--port", "0", "--from",
            "2022-01-03T12:00", "--faults", faults, "--json").start();
    }

    private static String addressOf(final Process venue) throws IOException {
        return JSON.readTree(venue.getInputStream()).get("rest").asText();
    }

    private String venue(final String faults) throws IOException {
        processes.add(loopback(faults));
        return addressOf(processes.get(0));
    }

    private static String[] download(final String venue, final String rest, final String journal,
        final String... more) {
        return Stream.concat(Stream.of("data", "download", "--venue", venue, "--symbol", "SAMPLEUSDT", "--rest", rest,
            "--journal", journal, "--json"), Stream.of(more)).toArray(String[]::new);
    }

    private static JsonNode done(final String... arguments) throws IOException, InterruptedException {
        return new Launcher(directory).run(arguments).requireDone().json().at("/tapes/0");
    }

    private static JsonNode traded(final String journal) throws IOException, InterruptedException {
        final JsonNode run = new Launcher(directory).run("replay", "--journal", journal, "--timeframe", "1m",
            "--record", "none", "--json").requireDone().json();
        assertTrue(run.get("trades").asLong() > 3, run.toString());
        return run.get("performance");
    }

    @Test
    void whatIsDownloadedIsWhatTheVenueHasAndIsToppedUp() throws IOException, InterruptedException {
        final String rest = venue("seed=4,429=0.1,418=0.02,5xx=0.2,retry-after=1");

        final JsonNode first = done(download("binance", rest, "fresh", "--from", FROM, "--to", "2022-01-02T00:30"));
        final JsonNode second = done(download("binance", rest, "fresh", "--to", TO));
        final JsonNode third = done(download("binance", rest, "fresh", "--from", FROM, "--to", TO));

        assertEquals(1_470, first.at("/rows/added").asLong());
        assertEquals(1, second.at("/rows/known").asLong(), "the last candle is compared");
        assertFalse(third.get("changed").asBoolean());
        assertEquals(2, third.get("generation").asLong());
        assertEquals(expected.get("contentHash").asText(), third.get("contentHash").asText());
    }

    /** Bybit tells no number of trades, and answers about the two days before the first candle with nothing. */
    @Test
    void aBacktestTradesTheSameOnWhatWasDownloaded() throws IOException, InterruptedException {
        final JsonNode found = done(download("bybit", venue("seed=4,429=0.1,5xx=0.2,retry-after=1"), "traded",
            "--from", FROM, "--to", TO));

        assertEquals(MINUTES, found.get("candles").asLong());
        assertEquals(traded("expected"), traded("traded"));
    }

    /** The venue answers one page, refuses the next two requests for two seconds each, and so on. */
    @Test
    void interruptedAndKilledItGoesOnWhereItStood() throws Exception {
        final String[] command = download("binance", venue("seed=590445,429=0.5,retry-after=2"), "killed", "--from",
            FROM, "--to", TO);

        final Process first = start(command);
        awaitRows(1_000);
        final Process other = start(command);
        assertTrue(other.waitFor(30, TimeUnit.SECONDS));
        new ProcessBuilder("kill", "-INT", Long.toString(first.pid())).start().waitFor();
        assertTrue(first.waitFor(30, TimeUnit.SECONDS));
        final Process third = start(command);
        awaitRows(2_000);
        third.destroyForcibly().onExit().get(10, TimeUnit.SECONDS);
        Files.writeString(spooled().get(0), "16409", StandardOpenOption.APPEND);
        final JsonNode last = done(command);

        assertEquals(130, first.exitValue());
        assertEquals(3, other.exitValue(), said(other));
        assertTrue(said(first).endsWith("tapedeck: interrupted; what was fetched is kept below killed/downloads, and "
            + "the same command goes on from there\n"), said(first));
        assertTrue(said(other).endsWith("tapedeck: another download of binance/SAMPLEUSDT/candles-1m into killed is "
            + "under way; try again when it has finished\n"), said(other));
        assertEquals(MINUTES, last.get("kept").asLong() + last.get("fetched").asLong());
        assertTrue(last.get("kept").asLong() >= 2_000, last.toString());
        assertEquals(1, last.get("generation").asLong());
        assertEquals(expected.get("contentHash").asText(), last.get("contentHash").asText());
        assertEquals(List.of(), spooled());
    }

    private Process start(final String... command) throws IOException {
        final Process process = new Launcher(directory).command(command).redirectErrorStream(true)
            .redirectOutput(directory.resolve("said-" + processes.size()).toFile()).start();
        processes.add(process);
        return process;
    }

    private String said(final Process process) throws IOException {
        return Files.readString(directory.resolve("said-" + processes.indexOf(process)));
    }

    private static List<Path> spooled() throws IOException {
        final Path folder = directory.resolve("killed/downloads/binance/SAMPLEUSDT/candles-1m");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
        }
    }

    private static void awaitRows(final long wanted) throws IOException {
        long rows = 0;
        while (rows < wanted) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            rows = 0;
            for (final Path file : spooled()) {
                try (Stream<String> lines = Files.lines(file)) {
                    rows += lines.count() - 1;
                }
            }
        }
    }

    @Test
    void whatContradictsTheTapeIsToldAndNotTaken() throws IOException, InterruptedException {
        Files.writeString(directory.resolve("other.csv"), "time,open,high,low,close,volume\n"
            + "2022-01-01T00:00:00Z,1,1,1,1,1\n2022-01-01T00:01:00Z,1,1,1,1,1\n");
        new Launcher(directory).run("data", "import", "other.csv", "--symbol", "SAMPLEUSDT", "--timeframe", "1m",
            "--journal", "other", "--tick", "0.01", "--step", "0.00001").requireDone();

        final JsonNode found = done(download("binance", sound, "other", "--to", "2022-01-01T00:05"));

        assertEquals(3, found.at("/rows/added").asLong());
        assertEquals(1, found.at("/rows/conflicting").asLong());
        assertTrue(found.at("/conflicts/0").asText().startsWith("2022-01-01T00:01:00Z: kept from tape: "),
            found.toString());
    }

    @Test
    void whatGoesWithCandlesBeginsWhereTheyDo() throws IOException, InterruptedException {
        done(download("bybit-linear", sound, "contracts", "--from", "2022-01-02", "--to", "2022-01-03", "--timeframe",
            "1h"));
        final JsonNode funding = done(download("bybit-linear", sound, "contracts", "--kind", "funding", "--to",
            "2022-01-03T10:00"));
        final JsonNode interest = done(download("bybit-linear", sound, "contracts", "--kind", "open-interest", "--to",
            "2022-01-02T01:00"));

        assertEquals(5, funding.get("events").asLong(), funding.toString());
        assertEquals("2022-01-02T00:00:00Z", funding.get("from").asText());
        assertEquals(12, interest.get("events").asLong(), interest.toString());
    }

    @Test
    void aMistakeGetsOneSentenceAndItsExitCode() throws IOException, InterruptedException {
        assertRefused(2, "binance does not trade 'SAMPLEUSD' now (binance answered 400: code -1121, Invalid symbol.); "
            + "did you mean SAMPLEUSDT?", "--venue", "binance", "--symbol", "SAMPLEUSD", "--rest", sound);
        assertRefused(2, "--from 2030-01-01T00:00:00Z lies in the future: at bybit it is 2022-01-03T12:00:00Z",
            "--venue", "bybit", "--symbol", "SAMPLEUSDT", "--rest", sound, "--from", "2030-01-01");
        assertRefused(3, "binance has no candles of SAMPLEUSDT from 2021-01-01T00:00:00Z to 2021-01-02T00:00:00Z",
            "--venue", "binance", "--symbol", "SAMPLEUSDT", "--rest", sound, "--from", "2021-01-01", "--to",
            "2021-01-02");
        assertRefused(4, "Gave up after 6 tries, the last: no usable answer from http://127.0.0.1:1/api/v3/"
            + "exchangeInfo: Failed to connect to /127.0.0.1:1.", "--venue", "binance", "--symbol", "SAMPLEUSDT",
            "--rest", "http://127.0.0.1:1");
    }

    @Test
    void aBanIsToldWithItsEnd() throws IOException, InterruptedException {
        final Ended ended = new Launcher(directory).run("data", "download", "--venue", "binance", "--symbol",
            "SAMPLEUSDT", "--rest", venue("seed=1,418=1,retry-after=7200"), "--journal", "nothing");

        assertEquals(4, ended.exitCode(), ended.err());
        assertTrue(ended.err().matches("(?s).*tapedeck: binance answered 418: code -1003, Way too many requests; "
            + "IP banned\\.: this address is banned until 20[-0-9]{8}T[:0-9]{8}Z, come again then\n"),
            ended.err());
    }

    private static void assertRefused(final int exitCode, final String sentence, final String... options)
        throws IOException, InterruptedException {
        final Ended ended = new Launcher(directory).run(Stream.concat(Stream.of("data", "download", "--journal",
            "nothing"), Stream.of(options)).toArray(String[]::new));
        assertEquals(exitCode, ended.exitCode(), ended.err());
        assertEquals("tapedeck: " + sentence + "\n", ended.err());
        assertEquals("", ended.out());
    }
}
