package io.tapedeck.app;

import io.tapedeck.app.Launcher.Ended;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

/** {@code journal state-at} through the real launcher, on a run of the sample market. */
class StateAtIT {
    private static final String MOMENT = "2022-01-09T09:30:00Z";
    private static final String KEYS = "n/right on, b/left back, N/B decision, g MOMENT, q out";

    @TempDir
    private static Path directory;

    private static Launcher launcher;
    @AutoClose
    private static Questions questions;
    private static String run;

    @BeforeAll
    static void recordRun() throws IOException, InterruptedException {
        launcher = new Launcher(directory);
        questions = new Questions(directory);
        launcher.run("data", "sample", "--from", "2022-01-01", "--to", "2022-02-01").requireDone();
        run = launcher.record("--strategy", "donchian-breakout", "--record", "all");
    }

    private static Ended stateAt(final String... arguments) throws IOException {
        return questions.ask(Stream.concat(Stream.of("journal", "state-at"), Stream.of(arguments))
            .toArray(String[]::new));
    }

    private static void assertGolden(final String name, final String actual) throws IOException {
        try (var golden = StateAtIT.class.getResourceAsStream("/golden/state/" + name)) {
            assertEquals(new String(golden.readAllBytes(), StandardCharsets.UTF_8), actual.replace(run, "RUN"), name);
        }
    }

    @Test
    void theStateAtAMomentIsWritten() throws IOException, InterruptedException {
        assertGolden("state.txt", stateAt(run, MOMENT).requireDone().out());
    }

    @Test
    void theDifferenceOfTwoMomentsIsWritten() throws IOException, InterruptedException {
        assertGolden("diff.txt", stateAt(run, "2022-01-09T09:00:00Z", "--diff", "2022-01-09T09:01:00Z").requireDone()
            .out());
    }

    @Test
    void aMomentDoesNotDifferFromItself() throws IOException, InterruptedException {
        final Ended ended = stateAt(run, "5000", "--diff", "5000", "--json").requireDone();

        assertEquals(0, ended.json().get("changes").size());
        assertTrue(ended.json().at("/check/sound").asBoolean());
    }

    @Test
    void aSequenceAndItsTimeAreTheSameMoment() throws IOException, InterruptedException {
        final Ended byTime = stateAt(run, MOMENT, "--json").requireDone();
        final String sequence = byTime.json().at("/frame/sequence").asText();

        assertEquals(byTime.json().get("account"), stateAt(run, sequence, "--json").requireDone().json()
            .get("account"));
        assertEquals(MOMENT, byTime.json().at("/frame/time").asText());
    }

    @Test
    void keysLeadOnAndBack() throws IOException, InterruptedException {
        final Ended ended = step(run, "n\nn\nb\nb\n\ng 4000\nx\ng yesterday\nB\nN\ng 99999999\nn\nq\nn\n");

        assertEquals(0, ended.exitCode(), ended.err());
        final List<String> frames = ended.out().lines().filter(line -> line.startsWith("frame: "))
            .map(line -> line.replaceAll("\\D+(\\d+),.*", "$1")).toList();
        assertEquals(List.of("5000", "5001", "5002", "5001", "5000", "4000", "4000", "4000"), frames.subList(0, 8));
        assertTrue(Long.parseLong(frames.get(8)) < 4000, frames.toString());
        assertTrue(Long.parseLong(frames.get(9)) > Long.parseLong(frames.get(8)), frames.toString());
        assertEquals(frames.get(10), frames.get(11), "the end");
        assertEquals(12, frames.size(), "nothing is read behind q");
        final List<String> answers = ended.out().lines().filter(line -> line.contains(KEYS)).toList();
        assertEquals(KEYS, answers.get(5));
        assertEquals("there is no key x (" + KEYS + ")", answers.get(6));
        assertTrue(answers.get(7).startsWith("'yesterday' is no moment of a run: "), answers.get(7));
        assertEquals("the run ends here (" + KEYS + ")", answers.get(11));
    }

    private static Ended step(final String folder, final String keys) throws IOException, InterruptedException {
        final Path out = Files.createTempFile(directory, "out", ".txt");
        final Path err = Files.createTempFile(directory, "err", ".txt");
        final Process process = launcher.command("journal", "state-at", folder, "5000", "--step")
            .redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        assertTrue(process.waitFor(5, TimeUnit.MINUTES), "the command does not end");
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @Test
    void damageEndsTheCheckAndIsSaid() throws IOException, InterruptedException {
        final Path damaged = copy("damaged");
        try (var channel = Files.newByteChannel(damaged.resolve("19700101L.cq4"), StandardOpenOption.WRITE)) {
            channel.position(1_000_000).write(StandardCharsets.US_ASCII.encode("x".repeat(300)));
        }

        assertEquals(0, stateAt("damaged", "100").exitCode());
        final Ended ended = stateAt("damaged", "99999999");
        assertEquals(1, ended.exitCode(), ended.err());
        assertTrue(ended.err().contains("tapedeck: tape damaged/tape is damaged: "), ended.err());
        assertTrue(ended.out().startsWith("damaged: not checked to the end\nframe: "), ended.out());
        assertEquals(1, step("damaged", "q\n").exitCode() | stateAt("damaged", "99999999", "--json").exitCode());
    }

    @Test
    void aRunThatDecidesOtherwiseHasNoState() throws IOException, InterruptedException {
        final Path manifest = copy("otherwise").resolve("manifest.yaml");
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("(?m)^takerFeeRate: .*$",
            "takerFeeRate: \"0.0002\""));

        final Ended ended = stateAt("otherwise", "5000");
        assertEquals(1, ended.exitCode(), ended.err());
        assertEquals("", ended.out());
        assertTrue(ended.err().startsWith("tapedeck: the replay is not what was recorded, first at frame 1, "
            + "2022-01-01T00:00:00Z: message 0, SessionStarted.configurationHash: "), ended.err());
    }

    private static Path copy(final String name) throws IOException {
        final Path tape = Files.createDirectories(directory.resolve(name).resolve("tape"));
        try (Stream<Path> files = Files.list(directory.resolve(run).resolve("tape"))) {
            for (final Path file : files.toList()) {
                Files.copy(file, tape.resolve(file.getFileName()));
            }
        }
        return tape;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "runs/nope 5 | 3 | tapedeck: there is no run runs/nope",
        "RUN yesterday | 2 | tapedeck: Invalid value for positional parameter at index 1 (MOMENT): 'yesterday' is no "
            + "moment of a run: write the sequence of a frame such as 448820, or a time such as ",
        "RUN 0 | 3 | tapedeck: there is no state at 0: the run begins with frame 1 at 2022-01-01T00:00:00Z",
        "RUN 2021-01-01 | 3 | tapedeck: there is no state at 2021-01-01T00:00:00Z: the run begins with frame 1 at ",
        "RUN 5 --diff nonsense | 2 | tapedeck: Invalid value for option '--diff'",
        "RUN 5 --step --json | 2 | tapedeck: --step shows a state at a time: leave out --json",
        "RUN 5 --step --diff 6 | 2 | tapedeck: --step shows a state at a time: leave out --diff",
        "RUN 5 --journal nowhere | 3 | tapedeck: the run was made from ",
        "RUN | 2 | tapedeck: Missing required parameter: 'MOMENT'"})
    void aMistakeGetsOneSentenceAndItsExitCode(final String arguments, final int exitCode, final String sentence)
        throws IOException, InterruptedException {
        final Ended ended = stateAt(arguments.replace("RUN", run).split(" "));

        assertEquals(exitCode, ended.exitCode(), ended.err());
        assertTrue(ended.err().startsWith(sentence), ended.err());
        assertEquals("", ended.out());
    }

    @Test
    void aRunWithoutATapeIsRefused() throws IOException, InterruptedException {
        final String unrecorded = launcher.record("--strategy", "sma-cross", "--record", "none");

        final Ended ended = stateAt(unrecorded, "5");
        assertEquals(3, ended.exitCode(), ended.err());
        assertTrue(ended.err().startsWith("tapedeck: run " + unrecorded + " has no finished tape"), ended.err());
    }

    @Test
    void behindTheEndItIsTheLastState() throws IOException, InterruptedException {
        final Ended ended = stateAt(run, "99999999").requireDone();

        assertTrue(ended.err().matches("tapedeck: the run ends with frame \\d+ at 2022-02-01T00:00:00Z, before "
            + "99999999: this is its last state\n"), ended.err());
        assertTrue(ended.out().contains("time 2022-02-01T00:00:00Z\n"), ended.out());
    }
}
