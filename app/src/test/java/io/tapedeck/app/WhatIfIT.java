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

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** One thing changed, and two builds over the same tapes, through the real launcher. */
class WhatIfIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path directory;
    @AutoClose
    private static Questions questions;
    private static String run;
    private static String other;

    private static Ended tapedeck(final String... arguments) throws IOException, InterruptedException {
        return new Launcher(directory).run(arguments);
    }

    @BeforeAll
    static void recordRuns() throws IOException, InterruptedException {
        questions = new Questions(directory);
        assertEquals(0, tapedeck("data", "sample", "--from", "2022-01-01", "--to", "2022-02-01").exitCode());
        run = record("runs", "--slippage", "0.0005", "--latency-ms", "100");
        other = record("others", "--slippage", "0.0005", "--latency-ms", "100", "--param", "stop=4");
        assertEquals(0, tapedeck("replay", "--record", "none", "--out", "unrecorded").exitCode());
        final Path build = Files.createDirectories(directory.resolve("forged/bin"));
        Files.writeString(build.resolve("tapedeck"), """
            #!/bin/sh
            '%s/bin/tapedeck' "$@" | sed 's/"replayedDigests" : "./"replayedDigests" : "X/'
            """.formatted(Launcher.HOME));
        assertTrue(build.resolve("tapedeck").toFile().setExecutable(true));
        Files.createDirectories(directory.resolve("broken/bin"));
        Files.writeString(directory.resolve("broken/bin/tapedeck"), "#!/bin/sh\necho 'tapedeck: no way' >&2\nexit 3\n");
        assertTrue(directory.resolve("broken/bin/tapedeck").toFile().setExecutable(true));
    }

    private static String record(final String out, final String... options) throws IOException, InterruptedException {
        final List<String> arguments = new ArrayList<>(List.of("replay", "--strategy", "donchian-breakout", "--out",
            out));
        arguments.addAll(List.of(options));
        final Ended ended = tapedeck(arguments.toArray(new String[0]));
        assertEquals(0, ended.exitCode(), ended.err());
        return onlyRun(out);
    }

    private static String onlyRun(final String out) throws IOException {
        try (Stream<Path> runs = Files.list(directory.resolve(out))) {
            return directory.relativize(runs.findFirst().orElseThrow()).toString();
        }
    }

    /** What was recorded stays, slippage and latency among it: the digest is that of a replay that was asked for so. */
    @Test
    void oneParameterIsChangedAndEverythingElseStays() throws IOException, InterruptedException {
        final JsonNode json = JSON.readTree(tapedeck("journal", "what-if", run, "--param", "stop=4", "--json").out());
        final JsonNode replayed = JSON.readTree(directory.resolve(other).resolve("result.json").toFile());

        assertEquals(replayed.at("/digest/decisions"), json.at("/digests/changedDecisions"));
        assertEquals(replayed.at("/performance/finalEquity"), json.at("/result/changedFinalEquity"));
        assertEquals("[{\"name\":\"param stop\",\"before\":\"2\",\"after\":\"4\"}]", json.get("changes").toString());
        assertEquals(new BigDecimal(json.at("/result/difference").asText()),
            new BigDecimal(json.at("/result/attribution/sum").asText()));
        assertTrue(json.at("/trades/differences").size() > 1, json.toString());
    }

    @Test
    void theTextNamesTheChangeTheDivergenceTheTradesAndTheParts() throws IOException, InterruptedException {
        final Ended ended = tapedeck("journal", "what-if", run, "--latency", "0", "--limit", "daily-loss=0.5",
            "--rows", "1");

        assertEquals(0, ended.exitCode(), ended.err());
        for (final String part : List.of("what if " + run + " had\n", "  latency: submit 100 ms, cancel 0 ms, "
            + "acknowledge 0 ms -> none\n", "  limit daily-loss: not set -> 0.5\n", "the runs ", "\ntrades: ",
            "\nresult: final equity ")) {
            assertTrue(ended.out().contains(part), part + " is missing in\n" + ended.out());
        }
    }

    @Test
    void theChangedRunIsKeptAndVerifies() throws IOException, InterruptedException {
        final Ended kept = tapedeck("journal", "what-if", run, "--param", "stop=3", "--out", "kept");
        assertEquals(0, kept.exitCode(), kept.err());
        final String changed = onlyRun("kept");

        assertTrue(kept.out().endsWith("changed run: " + changed + "\n"), kept.out());
        assertEquals(0, tapedeck("journal", "verify", changed).exitCode());
        assertEquals(1, tapedeck("journal", "diff", run, changed).exitCode());
    }

    @Test
    void twoBuildsThatDecideTheSameAreCertified() throws IOException, InterruptedException {
        final Ended same = tapedeck("journal", "certify", "--old", Launcher.HOME.toString(), "--new",
            Launcher.HOME.toString(), run, other);

        assertEquals(0, same.exitCode(), same.out() + same.err());
        assertTrue(same.out().contains("\nsame " + run + ": ") && same.out().contains("\nsame " + other + ": "),
            same.out());
    }

    @Test
    void aBuildThatDecidesOtherwiseOrNotAtAllIsNot() throws IOException, InterruptedException {
        final Ended different = tapedeck("journal", "certify", "--old", Launcher.HOME.toString(), "--new", "forged",
            run);
        assertEquals(1, different.exitCode(), different.err());
        assertTrue(different.out().contains("\nDIFFERENT " + run + ": old "), different.out());

        final Ended broken = tapedeck("journal", "certify", "--old", "broken", "--new", "broken", run, "--json");
        assertEquals(3, broken.exitCode(), broken.err());
        assertEquals("no way", JSON.readTree(broken.out()).at("/runs/0/new/refusal").asText());
    }

    @Test
    void twoRecordingsAreComparedByWhatTheyHold() throws IOException, InterruptedException {
        final Ended different = tapedeck("journal", "certify", "--old", run, "--new", other);

        assertEquals(0, tapedeck("journal", "certify", "--old", run, "--new", run).exitCode());
        assertEquals(1, different.exitCode(), different.err());
        assertTrue(different.out().contains("first at frame "), different.out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "what-if RUN | 2 | nothing is changed: give an option of replay with another value",
        "what-if RUN --param stop=2 --slippage 0.0005 | 2 | nothing is changed",
        "what-if RUN --param stpo=3 | 2 | donchian-breakout has no parameter 'stpo'; did you mean stop?",
        "what-if RUN --param stop=many | 2 | stop=many is not a number",
        "what-if RUN --limit dayly-loss=1 | 2 | --limit has 'dayly-loss', which is no limit; there are order-quantity",
        "what-if RUN --leverage 5 | 2 | --leverage needs --account isolated or cross",
        "what-if RUN --strategy sma-crss | 2 | there is no strategy 'sma-crss'",
        "what-if runs/none --param stop=3 | 3 | there is no run runs/none",
        "what-if unrecorded/ONLY --param stop=3 | 3 | has no finished tape to verify: it was interrupted, or recorded",
        "what-if RUN --param stop=3 --journal nowhere | 3 | the run was made from synthetic/SAMPLEUSDT/candles-1m@1",
        "certify --old nowhere --new nowhere RUN | 2 | nowhere is no build: it has no bin/tapedeck",
        "certify --old forged --new forged | 2 | name the runs that both builds are to play",
        "certify --old forged --new forged runs/none | 3 | there is no run runs/none"})
    void aMistakeGetsOneSentence(final String command, final int exitCode, final String sentence)
        throws IOException {
        final String[] arguments = ("journal " + command.replace("RUN", run)
            .replace("unrecorded/ONLY", onlyRun("unrecorded"))).split(" ");
        final Ended ended = questions.ask(arguments);

        assertEquals(exitCode, ended.exitCode(), ended.err());
        assertTrue(ended.err().contains(sentence), ended.err());
        assertFalse(ended.err().contains("\tat "), ended.err());
        assertEquals("", ended.out());
    }
}
