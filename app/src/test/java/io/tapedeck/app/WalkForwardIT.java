package io.tapedeck.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tapedeck.app.Launcher.Ended;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A walk forward through the real launcher. */
@Tag("one-jdk")
class WalkForwardIT {
    @TempDir
    private static Path directory;
    private static Launcher launcher;

    @BeforeAll
    static void makeTape() throws IOException, InterruptedException {
        launcher = new Launcher(directory);
        launcher.run("data", "sample", "--from", "2022-01-01", "--to", "2022-02-01").requireDone();
    }

    private static Ended walk(final String... more) throws IOException, InterruptedException {
        final List<String> arguments = new ArrayList<>(List.of("walkforward", "--space", "fast=3..12:3,slow=20|40",
            "--timeframe", "5m"));
        arguments.addAll(List.of(more));
        return launcher.run(arguments.toArray(String[]::new));
    }

    @Test
    void whatItRecommendsIsAConfigurationOfTheDaemonAndWhatItTradedAReplay() throws IOException, InterruptedException {
        final Ended walked = walk("--train", "10d", "--folds", "3", "--out", "walk", "--filter", "regime",
            "--filter-param", "threshold=15", "--slippage", "0.0001").requireDone();
        final Ended resumed = walk("--train", "10d", "--folds", "3", "--out", "walk", "--filter", "regime",
            "--filter-param", "threshold=15", "--slippage", "0.0001", "--resume", "--json").requireDone();
        final JsonNode found = resumed.json();
        final JsonNode last = found.at("/folds/2");

        assertTrue(walked.out().contains("out of sample\n  Sharpe ratio "), walked.out());
        assertTrue(walked.out().contains("config walk/recommended.yaml"), walked.out());
        assertTrue(resumed.err().contains("fold 1 of 3: 8 trials (8 of them finished before)"), resumed.err());
        assertTrue(resumed.err().matches("(?s).*the best of all folds in each: (\\d+) trials \\(\\1 of them.*"),
            resumed.err());
        assertEquals("2022-02-01T00:00:00Z", last.get("testTo").asText());
        final JsonNode replayed = launcher.run("replay", "--json", "--record", "none", "--timeframe", "5m", "--from",
            last.get("testFrom").asText(), "--to", last.get("testTo").asText(), "--close-at-end", "--filter", "regime",
            "--filter-param", "threshold=15", "--slippage", "0.0001", "--param", "fast="
                + last.at("/inSample/parameters/fast").asText(), "--param", "slow="
                + last.at("/inSample/parameters/slow").asText()).requireDone().json();
        assertEquals(replayed.at("/digest/decisions"), last.at("/outOfSample/decisionDigest"));
        assertEquals(4, Files.readAllLines(directory.resolve("walk/folds.csv")).size());
        assertTrue(Files.exists(directory.resolve("walk/folds.parquet")));
        assertEquals("walk/report.html\n", launcher.run("report", "walk").requireDone().out());
        assertTrue(Files.readString(directory.resolve("walk/report.html")).contains("\"probabilisticSharpe\""));
        assertEquals(2, launcher.run("report", "walk/fold-01").exitCode());
        assertTrue(launcher.run("report", "walk/fold-01-test").err().startsWith("tapedeck: walk/fold-01-test is a part "
            + "of a walk forward: name the whole, walk\n"));
        assertEquals(found.at("/recommended/fast").asText(), shown("strategy.parameters.fast"));
        assertEquals("15", shown("strategy.filter.parameters.threshold"));
        assertEquals("0.0001", shown("simulation.slippage"));
        assertEquals("SAMPLEUSDT", shown("market.symbols").replaceAll("[\\[\\]]", ""));
        assertTrue(found.at("/recommended/slow").asInt() < 181);
        assertEquals(5 * (1 + 1 + 181), Integer.parseInt(shown("market.warm-up")),
            "one candle before, one in the making, and as many as the filter needs, more than the strategy");
    }

    /** Nobody earns the costs that are asked for here. */
    @Test
    void whatLosesIsRecommendedWithItsDoubts() throws IOException, InterruptedException {
        final Ended walked = walk("--train", "10d", "--folds", "2", "--slippage", "0.02", "--out", "losing")
            .requireDone();
        final String doubt = new ObjectMapper().readTree(directory.resolve("losing/result.json").toFile())
            .at("/best/0/doubt").asText();

        assertTrue(doubt.matches("mean Sharpe ratio -[0-9.]+ in the tests, .* robustness factor -?[0-9.]+"), doubt);
        assertTrue(walked.out().contains(", for what it is worth: trading this way lost out of sample\n  by itself: "
            + doubt + "; that is no reason to trade it\n"), walked.out());
        assertTrue(Files.readString(directory.resolve("losing/recommended.yaml")).contains("# By themselves: " + doubt
            + ". That is no reason to trade them.\n"));
    }

    /** The daemon's own opinion of what was recommended. */
    private static String shown(final String setting) throws IOException, InterruptedException {
        launcher.run("config", "validate", "--config", "walk/recommended.yaml").requireDone();
        return launcher.run("config", "show", "--config", "walk/recommended.yaml").requireDone().lines().stream()
            .filter(line -> line.startsWith(setting + " ")).findFirst().orElseThrow().split(" +")[1];
    }

    private static void refused(final String said, final String... options) throws IOException, InterruptedException {
        final Ended ended = walk(options);

        assertEquals(2, ended.exitCode(), ended.err());
        assertTrue(ended.err().contains(said), ended.err());
    }

    @Test
    void whatCannotBeWalkedIsSaidInOneSentenceAndLeavesNothing() throws IOException, InterruptedException {
        refused("either --test or --folds", "--train", "10d", "--out", "x");
        refused("either --test or --folds", "--train", "10d", "--folds", "3", "--test", "5d", "--out", "x");
        refused("'ten' is not a length of time", "--train", "ten", "--folds", "3", "--out", "x");
        refused("no room for a training of 30d and a test of 5d", "--train", "30d", "--test", "5d", "--out", "x");
        refused("what is traded of a test, 5m, has fewer than two candles of 5m", "--train", "5d", "--test", "65m",
            "--embargo", "1h", "--out", "x");
        refused("leaves no candle of 5m for each of 3 tests", "--train", "90d", "--folds", "3", "--out", "x");
        refused("name it with --out", "--train", "10d", "--folds", "3", "--resume");
        assertFalse(Files.exists(directory.resolve("x")));
    }
}
