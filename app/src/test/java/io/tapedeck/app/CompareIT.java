package io.tapedeck.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapedeck.app.Launcher.Ended;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Runs beside each other, and as tables, through the real launcher. */
class CompareIT {
    @TempDir
    private static Path directory;
    @AutoClose
    private static Questions questions;
    private static Launcher launcher;
    private static String one;
    private static String other;

    @BeforeAll
    static void recordRuns() throws IOException, InterruptedException {
        launcher = new Launcher(directory);
        questions = new Questions(directory);
        launcher.run("data", "sample", "--from", "2022-01-01", "--to", "2022-02-01").requireDone();
        one = launcher.record();
        other = launcher.record("--param", "fast=5");
    }

    private static JsonNode result(final String run) throws IOException {
        return new Ended(0, Files.readString(directory.resolve(run).resolve("result.json")), "").json();
    }

    @Test
    void theDocumentHasTheResultsOfTheRunsAndThePageStandsWhereItSays() throws IOException, InterruptedException {
        final Ended ended = launcher.run("compare", one, other, "--json", "--out", "pages/page.html").requireDone();

        final JsonNode json = ended.json();
        assertEquals(result(one).get("performance"), json.at("/runs/0/result/performance"));
        assertEquals(result(other).get("digest"), json.at("/runs/1/result/digest"));
        assertEquals("[{\"setting\":\"param fast\",\"A\":\"10\",\"B\":\"5\"}]",
            json.at("/settings/different").toString());
        assertTrue(json.at("/pairs/0/correlation").asDouble() > 0.5, json.at("/pairs").toString());
        assertEquals(json.at("/pairs/0/onlyInOne").asInt() + json.at("/pairs/0/onlyInOther").asInt(),
            json.get("onlyInOne").size());
        assertEquals(Files.size(directory.resolve("pages/page.html")), json.get("bytes").asLong());
    }

    @Test
    void tablesAreThoseOfTheFolderAndMore() throws IOException, InterruptedException {
        final Ended report = launcher.run("report", one, "--to", "csv").requireDone();
        for (final String table : List.of("trades", "equity", "fills", "refusals")) {
            assertEquals(-1, Files.mismatch(directory.resolve(one).resolve(table + ".csv"),
                directory.resolve(one).resolve("tables").resolve(table + ".csv")), table);
        }
        final Ended compare = launcher.run("compare", one, other, "--to", "parquet", "--out", "tables", "--json")
            .requireDone();

        assertEquals(7, report.lines().size(), report.out());
        assertEquals(8, compare.json().get("tables").size());
        assertEquals(result(one).get("trades").asInt() + result(other).get("trades").asInt(),
            compare.json().at("/tables/0/rows").asInt());
        assertTrue(Files.exists(directory.resolve("tables/pairs.parquet")));
    }

    /** A run whose digest was forged: the frames are as they were. */
    @Test
    void aRunThatDecidesOtherwiseNowIsComparedAndEndsWithOne() throws IOException {
        final Path forged = directory.resolve("forged");
        copy(directory.resolve(one), forged);
        final Path manifest = forged.resolve("tape/manifest.yaml");
        Files.writeString(manifest, Files.readString(manifest)
            .replaceFirst("(?m)^decisionDigest: .*$", "decisionDigest: \"0123456789abcdef\""));
        final Ended ended = questions.ask("compare", one, "forged");

        assertEquals(1, ended.exitCode(), ended.out() + ended.err());
        assertTrue(ended.out().contains("\n  note: B does NOT decide now as it was recorded: digests: recorded "),
            ended.out());
        assertTrue(ended.err().startsWith("tapedeck: forged does not decide now as it was recorded: "), ended.err());
        assertEquals(1, questions.ask("report", "forged", "--to", "csv", "--out", "of-forged").exitCode());
        assertTrue(Files.exists(directory.resolve("of-forged/trades.csv")));
    }

    private static void copy(final Path from, final Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (final Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "compare ONE | 2 | compare takes 2 to 8 runs, not 1",
        "compare | 2 | compare takes 2 to 8 runs, not 0",
        "compare 1 2 3 4 5 6 7 8 9 | 2 | compare takes 2 to 8 runs, not 9",
        "compare ONE ONE | 2 | is named twice",
        "compare ONE OTHER --to csv | 2 | --to needs --out: name the folder that the tables go to",
        "compare ONE OTHER --rows -1 | 2 | --rows cannot be negative",
        "compare ONE OTHER --to xml | 2 | xml",
        "compare ONE runs/none | 3 | there is no run runs/none",
        "compare ONE OTHER --journal nowhere | 3 | the run was made from synthetic/SAMPLEUSDT/candles-1m@1",
        "report ONE --to xml | 2 | xml"})
    void aMistakeGetsOneSentence(final String command, final int exitCode, final String sentence) throws IOException {
        final Ended ended = questions.ask(command.replace("ONE", one).replace("OTHER", other).split(" "));

        assertEquals(exitCode, ended.exitCode(), ended.err());
        assertTrue(ended.err().contains(sentence), ended.err());
        assertFalse(ended.err().contains("\tat "), ended.err());
        assertEquals("", ended.out());
    }
}
