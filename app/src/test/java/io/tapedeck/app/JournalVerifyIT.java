package io.tapedeck.app;

import io.tapedeck.app.Launcher.Ended;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Verifying, repairing, cutting, merging and comparing tapes through the real launcher. */
class JournalVerifyIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path directory;
    @AutoClose
    private static Questions questions;
    private static String slow;
    private static String fast;
    private static String history;

    private static Ended run(final String... arguments) throws IOException, InterruptedException {
        return new Launcher(directory).run(arguments);
    }

    @BeforeAll
    static void recordRuns() throws IOException, InterruptedException {
        questions = new Questions(directory);
        run("data", "sample", "--journal", "tapes", "--from", "2022-01-01", "--to", "2022-02-01");
        try (Stream<Path> paths = Files.walk(directory.resolve("tapes"))) {
            history = directory.relativize(paths.filter(path -> path.toString().endsWith(".cq4")).findFirst()
                .orElseThrow().getParent()).toString();
        }
        slow = record("slow", "fast=10");
        fast = record("fast", "fast=20");
        Files.createDirectories(directory.resolve("empty"));
        Files.createDirectories(directory.resolve("foreign"));
        Files.writeString(directory.resolve("foreign/letter.cq4"), "dear aunt");
    }

    private static String record(final String out, final String parameter) throws IOException, InterruptedException {
        final Ended ended = run("replay", "--journal", "tapes", "--record", "all", "--param", parameter, "--out", out);
        assertEquals(0, ended.exitCode(), ended.err());
        try (Stream<Path> runs = Files.list(directory.resolve(out))) {
            return directory.relativize(runs.findFirst().orElseThrow()).toString();
        }
    }

    private static void copy(final Path from, final Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (final Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void aRunIsSoundAndDecidesTheSameAgain() throws IOException, InterruptedException {
        final Ended text = run("journal", "verify", slow, history, "--journal", "tapes");
        assertEquals(0, text.exitCode(), text.out() + text.err());
        assertTrue(text.out().startsWith("sound " + slow + ": 44,6"), text.out());
        assertTrue(text.out().contains("replay: verified " + slow), text.out());

        final JsonNode json = JSON.readTree(run("journal", "verify", slow, "--no-replay", "--json").out()).get(0);
        assertTrue(json.get("sound").asBoolean());
        assertTrue(json.get("replay") == null, json.toString());
        assertEquals(json.get("frames"), json.get("lastSequence"));
    }

    @Test
    void aReplayThatIsNotPossibleIsSaid() throws IOException, InterruptedException {
        final Ended ended = run("journal", "verify", slow, "--journal", "nowhere");

        assertEquals(3, ended.exitCode(), ended.err());
        assertTrue(ended.out().contains("no replay: the run was made from "), ended.out());
    }

    @Test
    void damageIsNamedAndWhatIsSoundIsCopied() throws IOException, InterruptedException {
        final Path broken = directory.resolve("broken");
        copy(directory.resolve(history), broken);
        final Path queue;
        try (Stream<Path> files = Files.list(broken)) {
            queue = files.filter(file -> file.toString().endsWith(".cq4")).findFirst().orElseThrow();
        }
        try (RandomAccessFile file = new RandomAccessFile(queue.toFile(), "rw")) {
            file.seek(3_000_000);
            file.write(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        }

        final Ended found = run("journal", "verify", "broken", "--repair", "repaired");
        assertEquals(1, found.exitCode(), found.err());
        assertTrue(found.out().matches("(?s)DAMAGED broken: .* after sequence \\d+.*, at byte (29|30)\\d{5} of its "
            + "file, after 2022-01-.*sound before it: \\d.*"), found.out());
        assertFalse(found.err().contains("\tat "), found.err());
        assertEquals(0, run("journal", "verify", "repaired").exitCode());
        assertTrue(Files.exists(directory.resolve("repaired/repair.txt")));
    }

    @Test
    void cutsAreTapesAndBecomeOneAgain() throws IOException, InterruptedException {
        assertEquals(0, run("journal", "cut", slow, "--to", "2022-01-05", "--out", "early").exitCode());
        final Ended late = run("journal", "cut", slow, "--from", "2022-01-05", "--out", "late", "--json");
        assertEquals("2022-02-01T00:00:00Z", JSON.readTree(late.out()).get("lastTime").asText());
        assertEquals(0, run("journal", "merge", "late", "early", "--out", "joined").exitCode());

        final Ended compared = run("journal", "diff", slow, "joined");
        assertEquals(0, compared.exitCode(), compared.out() + compared.err());
        assertTrue(compared.out().startsWith("identical: 44,6"), compared.out());
        final Ended verified = run("journal", "verify", "early", "late", "joined");
        assertEquals(0, verified.exitCode(), verified.out() + verified.err());
        assertTrue(verified.out().contains("note: it is a part of a recording"), verified.out());
    }

    @Test
    void twoRunsAreHeldAgainstEachOther() throws IOException, InterruptedException {
        final Ended text = run("journal", "diff", slow, fast);
        assertEquals(1, text.exitCode(), text.err());
        assertTrue(text.out().contains("settings: SessionStarted.configurationHash: A "), text.out());
        assertTrue(text.out().contains("first at frame "), text.out());
        assertTrue(text.out().contains("\n  trades  "), text.out());
        assertTrue(text.out().contains("\n  result  A "), text.out());

        final JsonNode json = JSON.readTree(run("journal", "diff", slow, fast, "--json").out());
        assertFalse(json.get("identical").asBoolean());
        assertTrue(json.at("/first/sequence").asLong() > 0, json.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "journal verify empty | 3 | tapedeck: empty is no tape",
        "journal verify foreign/letter.cq4 | 3 | tapedeck: foreign/letter.cq4 is no tape",
        "journal verify a b --repair c | 2 | tapedeck: --repair copies one tape, not 2",
        "journal cut empty --sequence 1..2 --out new | 3 | tapedeck: empty is no tape",
        "journal cut empty --out new | 2 | tapedeck: say what to cut",
        "journal cut empty --sequence 5..2 --out new | 2 | tapedeck: --sequence is written as 4000..4100, not 5..2",
        "journal merge empty --out new | 2 | tapedeck: Expected parameter 2",
        "journal diff empty foreign | 3 | tapedeck: empty is no tape",
        "journal diff foreign foreign | 3 | tapedeck: tape foreign is damaged: "})
    void aMistakeGetsOneSentence(final String command, final int exitCode, final String sentence)
        throws IOException {
        final Ended ended = questions.ask(command.split(" "));

        assertEquals(exitCode, ended.exitCode(), ended.err());
        assertTrue(ended.err().contains(sentence), ended.err());
        assertFalse(ended.err().contains("\tat "), ended.err());
        assertEquals("", ended.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"journal", "journal verify", "journal cut", "journal merge", "journal diff"})
    void everyCommandHasHelpWithAnExample(final String command) throws IOException {
        final Ended ended = questions.ask((command + " --help").split(" "));

        assertEquals(0, ended.exitCode(), ended.err());
        assertTrue(ended.out().contains("Example"), ended.out());
    }
}
