package io.tapedeck.app;

import io.tapedeck.app.Launcher.Ended;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.TimerEncoder;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.journal.tape.SessionTapeWriter;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What stands on a tape, asked through the real launcher. */
class JournalCommandIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path directory;
    @AutoClose
    private static Questions questions;
    private static String run;
    private static String candles;

    private static ProcessBuilder command(final String... arguments) {
        return new Launcher(directory).command(arguments);
    }

    private static Ended run(final String... arguments) throws IOException, InterruptedException {
        return new Launcher(directory).run(arguments);
    }

    @BeforeAll
    static void makeTapes() throws IOException, InterruptedException {
        questions = new Questions(directory);
        assertEquals(0, run("data", "sample", "--journal", "data", "--from", "2022-01-01", "--to", "2022-03-01")
            .exitCode());
        candles = run("data", "list", "--json").json().at("/0/tape").asText();
        run = "runs/" + run("replay", "--json", "--record", "all").json().at("/run/id").asText();
    }

    @Test
    void catPrintsWhatIsAskedForInEveryFormat() throws IOException, InterruptedException {
        final Ended text = run("journal", "cat", run, "--type", "fill", "--limit", "3");
        final Ended csv = run("journal", "cat", run, "--type", "Fill", "--limit", "3", "--format", "csv");
        final Ended json = run("journal", "cat", run, "--type", "Fill", "--limit", "3", "--json");

        assertEquals(0, text.exitCode(), text.err());
        assertEquals(3, text.lines().size());
        assertTrue(text.lines().get(0).matches("\\d+ 2022-01-\\S+ Fill fillId=1 .* price=[0-9.]+ .*"), text.out());
        assertTrue(csv.lines().get(0).startsWith("sequence,engineTime,receiveTime,fillId,orderId,"), csv.out());
        assertEquals(4, csv.lines().size());
        final JsonNode fill = JSON.readTree(json.lines().get(2));
        assertEquals("Fill", fill.get("message").asText());
        assertEquals(3, fill.at("/fields/fillId").asLong());
        assertTrue(fill.at("/fields/price").isNumber(), json.out());
    }

    @Test
    void catGoesToAMomentOfHistory() throws IOException, InterruptedException {
        final Ended ended = run("journal", "cat", candles, "--from", "2022-02-01", "--to", "2022-02-01T00:02");

        assertEquals(0, ended.exitCode(), ended.err());
        assertEquals(2, ended.lines().size());
        assertTrue(ended.out().startsWith("44640 2022-02-01T00:00:00Z MarketCandle"), ended.out());
    }

    @Test
    void grepPrintsTheLinesThatHoldAText() throws IOException, InterruptedException {
        final Ended ended = run("journal", "grep", "fillId=2 ", run);

        assertEquals(0, ended.exitCode(), ended.err());
        assertEquals(1, ended.lines().size(), ended.out());
    }

    @Test
    void tailPrintsTheLastMessages() throws IOException, InterruptedException {
        final List<String> all = run("journal", "cat", run).lines();

        assertEquals(all.subList(all.size() - 10, all.size()), run("journal", "tail", run).lines());
        assertEquals(all.stream().filter(line -> line.contains(" Fill ")).reduce((first, second) -> second).stream()
            .toList(), run("journal", "tail", "-n", "1", "--type", "Fill", run).lines());
        assertEquals(3, run("journal", "tail", "-n", "3", candles).lines().size());
    }

    @Test
    void tailFollowsATapeThatAnotherProcessWrites() throws IOException, InterruptedException {
        try (SessionTapeWriter writer = new SessionTapeWriter(directory.resolve("live"), RecordLevel.ALL)) {
            writeTimers(writer, 1, 5);
            final Process process = command("journal", "tail", "-f", "-n", "1", "live").start();
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                assertTrue(lines.readLine().startsWith("5 1970-01-01T00:00:00.000000005Z Timer"));
                writeTimers(writer, 6, 7);
                assertTrue(lines.readLine().startsWith("6 1970"));
                assertTrue(lines.readLine().startsWith("7 1970"));
                assertTrue(process.isAlive(), "it does not wait for more");
            } finally {
                process.destroy();
            }
            assertTrue(process.waitFor(1, TimeUnit.MINUTES), "it does not end");
        }
    }

    private static void writeTimers(final SessionTapeWriter writer, final long first, final long last) {
        for (long sequence = first; sequence <= last; sequence++) {
            final Frame frame = Frame.allocate().begin(sequence, sequence, sequence);
            frame.append(new TimerEncoder());
            writer.onFrame(frame);
        }
    }

    @Test
    void lsListsHistoryAndRuns() throws IOException, InterruptedException {
        final Ended text = run("journal", "ls");
        final JsonNode json = run("journal", "ls", "--json").json();

        assertEquals(0, text.exitCode(), text.err());
        assertEquals(3, text.lines().size(), text.out());
        assertTrue(text.lines().get(1).startsWith(candles + "@1 "), text.out());
        assertTrue(text.lines().get(2).startsWith(run + " "), text.out());
        assertEquals(59 * 1_440, json.at("/0/frames").asLong());
        assertEquals("2022-01-01T00:00:00Z", json.at("/0/from").asText());
        assertEquals("replay", json.at("/1/kind").asText());
        assertEquals(16, json.at("/1/digests/stateDigest").asText().length());
        assertTrue(json.at("/1/bytesApparent").asLong() > 1_000_000, json.toString());
    }

    @Test
    void lsOfNothingSaysSo() throws IOException, InterruptedException {
        final Ended ended = run("journal", "ls", "--journal", "nowhere", "--runs", "neither");

        assertEquals(0, ended.exitCode(), ended.err());
        assertEquals("tapedeck: nowhere, neither and sessions hold no tape\n", ended.err());
    }

    @Test
    void statCountsWhatStandsOnATape() throws IOException, InterruptedException {
        final JsonNode history = run("journal", "stat", candles, "--json").json();
        final JsonNode session = run("journal", "stat", run, "--json").json();
        final Ended text = run("journal", "stat", candles, "--quick");

        assertEquals(59 * 1_440, history.get("framesRead").asLong());
        assertEquals(59 * 1_440, history.at("/messages/MarketCandle").asLong());
        assertEquals(0, history.at("/gaps/missingCandles").asLong());
        assertEquals(1, history.at("/busiestMinute/frames").asLong());
        assertEquals(session.get("frames"), session.get("framesRead"));
        assertTrue(session.at("/messages/Fill").asLong() > 0, session.toString());
        assertTrue(session.get("gaps").isNull(), session.toString());
        assertEquals(0, text.exitCode(), text.err());
        assertTrue(text.out().startsWith("tape: " + candles + "@1\nkind: candles-1m\nfrom: 2022-01-01T00:00:00Z\n"),
            text.out());
    }

    @Test
    void statOfADamagedTapeCountsUpToTheDamage() throws IOException, InterruptedException {
        final Ended ended = run("journal", "stat", damagedCopy("counted"), "--json");

        assertEquals(1, ended.exitCode(), ended.err());
        assertTrue(ended.json().get("framesRead").asLong() > 100, ended.out());
        assertTrue(ended.json().get("damage").asText().startsWith("tape counted is damaged: "), ended.out());
    }

    @Test
    void whoeverReadsTheFirstLineOnlyHearsOfNoMistake() throws IOException, InterruptedException {
        final Path err = Files.createTempFile(directory, "err", ".txt");
        final Process process = command("journal", "cat", candles).redirectError(err.toFile()).start();
        assertTrue(process.inputReader(StandardCharsets.UTF_8).readLine().startsWith("1 2022-01-01"));
        process.getInputStream().close();

        assertTrue(process.waitFor(1, TimeUnit.MINUTES), "it goes on for nobody");
        assertEquals(0, process.exitValue());
        assertEquals("", Files.readString(err));
    }

    @Test
    void aDamagedTapeIsPrintedUpToTheDamage() throws IOException, InterruptedException {
        final Ended ended = run("journal", "cat", damagedCopy("damaged"), "--type", "MarketCandle");

        assertEquals(1, ended.exitCode(), ended.err());
        assertTrue(ended.lines().size() > 100, ended.err());
        assertTrue(ended.err().matches("tapedeck: tape damaged is damaged: .*\\n"), ended.err());
    }

    private static String damagedCopy(final String name) throws IOException {
        final Path damaged = Files.createDirectory(directory.resolve(name));
        try (Stream<Path> files = Files.list(directory.resolve(run).resolve("tape"))) {
            for (final Path file : files.toList()) {
                Files.copy(file, damaged.resolve(file.getFileName()));
            }
        }
        spoil(damaged.resolve("19700101L.cq4"));
        return name;
    }

    private static void spoil(final Path file) throws IOException {
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.position(1_000_000).write(StandardCharsets.US_ASCII.encode("x".repeat(300)));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "journal cat nowhere | 3 | tapedeck: nowhere is no tape: name the folder of a tape, a run",
        "journal cat RUN --type Fil | 2 | tapedeck: there is no message 'Fil' in the schema of this tape; did you mean "
            + "Fill or Signal or Timer?",
        "journal cat RUN --format csv | 2 | tapedeck: --format csv writes the table of one type of message: name it",
        "journal cat RUN --sequence 5-7 | 2 | tapedeck: Invalid value for option '--sequence': '5-7' is no range",
        "journal tail RUN -n -1 | 2 | tapedeck: -n must be 0 or more, not -1",
        "journal stat nowhere | 3 | tapedeck: nowhere is no tape",
        "journal grep x nowhere | 3 | tapedeck: nowhere is no tape",
        "journal | 2 | tapedeck: a command is missing: "})
    void aMistakeGetsOneSentenceAndItsExitCode(final String line, final int exitCode, final String sentence)
        throws IOException {
        final Ended ended = questions.ask(line.replace("RUN", run).split(" "));

        assertEquals(exitCode, ended.exitCode(), ended.err());
        assertTrue(ended.err().startsWith(sentence), ended.err());
        assertEquals("", ended.out());
    }
}
