package io.tapedeck.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tapedeck.app.Launcher.Ended;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Parameters are searched for through the real launcher, killed in the middle, and found. */
class OptimizeIT {
    private static final String SPACE = "fast=2..21,slow=30..90:10";
    private static final int TRIALS = 20 * 7;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path directory;
    private static Launcher launcher;

    @BeforeAll
    static void makeTape() throws IOException, InterruptedException {
        launcher = new Launcher(directory);
        launcher.run("data", "sample", "--from", "2022-01-01", "--to", "2022-03-01").requireDone();
    }

    private static String[] optimize(final String out, final String... more) {
        final List<String> arguments = new ArrayList<>(List.of("optimize", "--space", SPACE, "--timeframe", "5m",
            "--workers", "2", "--out", out));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private static List<String> trials(final String folder) throws IOException {
        final Path log = directory.resolve(folder).resolve("trials.jsonl");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    @Test
    void aKilledOptimisationGoesOnWhereItWasAndFindsTheSame() throws IOException, InterruptedException {
        final Process process = launcher.command(optimize("killed"))
            .redirectErrorStream(true).redirectOutput(directory.resolve("killed.txt").toFile()).start();
        while (process.isAlive() && trials("killed").isEmpty()) {
            Thread.sleep(1);
        }
        process.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
        final int before = trials("killed").size();

        final Ended resumed = launcher.run(optimize("killed", "--resume", "--json")).requireDone();
        final Ended whole = launcher.run(optimize("whole", "--json")).requireDone();

        assertTrue(before > 0 && before <= TRIALS, before + " trials before the kill");
        assertEquals(TRIALS, resumed.json().get("finishedTrials").asInt());
        assertEquals(whole.json().get("best"), resumed.json().get("best"));
        assertEquals(whole.json().get("evidence"), resumed.json().get("evidence"));
        assertTrue(whole.json().at("/evidence/deflatedSharpe").isNumber());
        assertEquals(trials("whole").stream().sorted().toList(), trials("killed").stream().sorted().toList());
        assertTrue(resumed.err().contains("finished before"), resumed.err());
        theBestIsItsReplay(whole.json().get("best").get(0), whole.json().get("replayOptions"));
        everyTrialIsInTheTable();
    }

    /** Interrupts it once it has come to what is waited for; what it said. */
    private static String interrupted(final String folder, final BooleanSupplier isThere, final String... more)
        throws IOException, InterruptedException {
        final Path text = said(folder);
        final List<String> arguments = new ArrayList<>(List.of("optimize", "--workers", "1", "--out", folder));
        arguments.addAll(List.of(more));
        final Process process = launcher.command(arguments.toArray(String[]::new)).redirectErrorStream(true)
            .redirectOutput(text.toFile()).start();
        while (process.isAlive() && !isThere.getAsBoolean()) {
            Thread.sleep(1);
        }
        process.destroy();
        assertTrue(process.waitFor(1, TimeUnit.MINUTES), "it goes on");
        return Files.readString(text);
    }

    private static Path said(final String folder) {
        return directory.resolve(folder + ".txt");
    }

    private static boolean holds(final Path file, final String text) {
        try {
            return Files.exists(file) && Files.readString(file).contains(text);
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void whoInterruptsASearchIsToldWhatIsKeptAndHowToGoOn() throws IOException, InterruptedException {
        final String said = interrupted("interrupted", () -> holds(directory.resolve("interrupted/trials.jsonl"), "\n"),
            "--space", "fast=2..21,slow=30..90:1", "--timeframe", "5m");

        assertTrue(said.contains("tapedeck: interrupted; finished trials are kept in interrupted: the same command "
            + "with --out interrupted --resume goes on from there"), said);
        assertFalse(trials("interrupted").isEmpty());
    }

    /** A pipe that nobody reads keeps it there: all trials are finished, what they prove cannot be written. */
    @Test
    void whoInterruptsItBehindTheTrialsIsToldTheSame() throws IOException, InterruptedException {
        Files.createDirectories(directory.resolve("behind"));
        assertEquals(0, new ProcessBuilder("mkfifo", directory.resolve("behind/result.json").toString()).start()
            .waitFor());
        final String said = interrupted("behind", () -> holds(said("behind"), "2 trials in"), "--space",
            "fast=2|3,slow=30");

        assertTrue(said.contains("interrupted; finished trials are kept in behind: "), said);
        assertEquals(2, trials("behind").size());
    }

    @Test
    void whoInterruptsThePlacebosKeepsThoseThatAreFinished() throws IOException, InterruptedException {
        final String said = interrupted("doubted", () -> holds(said("doubted"), "placebo 1 of 100000"), "--space",
            "fast=2|3,slow=30", "--timeframe", "5m", "--placebo", "100000");

        assertTrue(said.contains("tapedeck: interrupted; the search is done, doubted/result.json has what it found; "
            + "finished placebos are kept: the same command with --out doubted --resume makes the others"), said);
        assertTrue(holds(directory.resolve("doubted/result.json"), "\"evidence\""), said);
        final Ended resumed = launcher.run("optimize", "--space", "fast=2|3,slow=30", "--timeframe", "5m", "--placebo",
            "1", "--out", "doubted", "--resume").requireDone();
        assertTrue(resumed.err().contains("placebo 1 of 1: 2 trials (2 of them finished before) in 0.0 s\n"),
            resumed.err());
    }

    private static void theBestIsItsReplay(final JsonNode best, final JsonNode options)
        throws IOException, InterruptedException {
        final List<String> asked = new ArrayList<>(List.of("replay", "--json", "--record", "none"));
        options.forEach(option -> asked.addAll(List.of(option.asText().split(" "))));
        asked.addAll(List.of("--param", "fast=" + best.at("/parameters/fast").asText(),
            "--param", "slow=" + best.at("/parameters/slow").asText()));
        final JsonNode replay = launcher.run(asked.toArray(String[]::new)).requireDone().json();

        assertEquals(replay.at("/digest/decisions"), best.get("decisionDigest"));
        assertEquals(replay.at("/digest/state"), best.get("stateDigest"));
        assertEquals(replay.at("/run/configHash"), best.get("configHash"));
        assertEquals(replay.at("/performance/sharpe"), best.at("/figures/sharpe"));
        assertEquals(replay.at("/input/tapes/0/contentHash").asText(), best.at("/data/0").asText().split(" ")[1]);
    }

    private static void everyTrialIsInTheTable() throws IOException {
        final byte[] table = Files.readAllBytes(directory.resolve("whole/trials.parquet"));
        assertEquals("PAR1", new String(table, 0, 4, StandardCharsets.US_ASCII));
        assertEquals(1 + TRIALS, Files.readAllLines(directory.resolve("whole/trials.csv")).size());
        assertTrue(Files.exists(directory.resolve("whole/result.json")));
    }

    @Test
    void theBestAreShownAndWhatNothingBeats() throws IOException, InterruptedException {
        final Ended shown = launcher.run("optimize", "--space", "fast=2..9,slow=10..60", "--search", "tpe", "--trials",
            "40", "--objective", "totalReturn,maxDrawdown").requireDone();

        assertEquals("40 trials of sma-cross, best by totalReturn", shown.lines().get(0));
        assertTrue(shown.lines().get(1).matches(" *trial +fast +slow +totalReturn +maxDrawdown +sharpe +profitFactor "
            + "+trades +finalEquity"), shown.out());
        assertTrue(shown.out().contains("\nnot beaten in totalReturn and maxDrawdown\n"), shown.out());
        assertTrue(shown.out().contains("  folder  runs/"), shown.out());
    }

    @Test
    void aSearchWithPlacebosIsToldAsAPage() throws IOException, InterruptedException {
        final Ended searched = launcher.run("optimize", "--space", "fast=2..9,slow=10..20:5", "--timeframe", "15m",
            "--placebo", "3", "--out", "told", "--json").requireDone();
        final Ended told = launcher.run("report", "told", "--json").requireDone();
        final String html = Files.readString(directory.resolve("told/report.html"));

        final JsonNode placebo = searched.json().get("placebo");
        assertEquals(3, placebo.get("best").size());
        assertEquals((1 + placebo.get("atLeastAsGood").asInt()) / 4.0, placebo.get("pValue").asDouble());
        assertTrue(searched.err().contains("placebo 3 of 3: 24 trials"), searched.err());
        assertEquals(24, searched.json().at("/evidence/overfitting/trials").asInt());
        assertEquals(12_870, searched.json().at("/evidence/overfitting/splits").asInt());
        assertTrue(searched.json().at("/evidence/tradeShuffle/deeper").isNumber());
        assertEquals(3, searched.json().at("/neighbourhood/heatMaps/0/rows").size());
        assertEquals("told/report.html", told.json().get("page").asText());
        assertTrue(told.json().get("bytes").asLong() < 300_000, told.out());
        final String data = html.replaceAll("(?s).*type=\"application/json\">(.*?)</script>.*", "$1");
        assertEquals(searched.json().get("best"), JSON.readTree(data).at("/result/best"));
        assertEquals(24, JSON.readTree(data).at("/sharpes/counts").valueStream().mapToInt(JsonNode::asInt).sum());
        assertTrue(!html.contains("@DATA@") && !html.contains("src=") && !html.contains("href="), "asks for nothing");
    }

    @Test
    void aBestTrialWithoutATradeIsSaidToProveNothing() throws IOException, InterruptedException {
        final Ended still = launcher.run("optimize", "--space", "fast=100|200,slow=3000", "--to", "2022-01-08", "--out",
            "still", "--placebo", "2").requireDone();

        assertTrue(still.out().contains("\nthe best one closed no trade: there is nothing that it proves\n"
            + "  no trial has a figure to hold against the best of 2 markets with the same bars in another order\n"),
            still.out());
        assertTrue(Files.readString(directory.resolve("still/result.json")).contains("\"trials\" : 2,"),
            "the trials of a grid are those that it has");
    }

    @Test
    void aSearchIsNoRunThatCouldBeCompared() throws IOException, InterruptedException {
        Files.createDirectories(directory.resolve("sought"));
        Files.writeString(directory.resolve("sought/optimisation.json"), "{}");
        final Ended refused = launcher.run("compare", "sought", "elsewhere");

        assertEquals(2, refused.exitCode(), refused.err());
        assertTrue(refused.err().contains("sought holds a search, not a run: 'tapedeck report sought' tells it"),
            refused.err());
    }

    @Test
    void whatIsNotFinishedHasNoPage() throws IOException, InterruptedException {
        Files.createDirectories(directory.resolve("begun"));
        Files.writeString(directory.resolve("begun/optimisation.json"), "{}");
        Files.writeString(directory.resolve("begun/trials.jsonl"), "");
        final Ended begun = launcher.run("report", "begun");
        assertTrue(begun.err().contains("begun holds an optimisation that is not finished"), begun.err());
        Files.writeString(directory.resolve("begun/result.json"), "{}");
        final Ended old = launcher.run("report", "begun");

        assertEquals(3, old.exitCode(), old.err());
        assertTrue(old.err().contains("an optimisation of an older program"), old.err());
    }

    /** The best trials of the search stand again in the part that was kept from it, each as its replay there. */
    @Test
    void aPartOfTheHistoryIsKeptFromTheSearch() throws IOException, InterruptedException {
        final JsonNode found = launcher.run("optimize", "--space", "fast=3|5,slow=20|40", "--timeframe", "5m",
            "--to", "2022-01-11", "--split", "0.7", "--json").requireDone().json();
        final JsonNode last = found.at("/holdOut/trials/3");
        final JsonNode replay = launcher.run("replay", "--json", "--record", "none", "--timeframe", "5m", "--from",
            "2022-01-08", "--to", "2022-01-11", "--param", "fast=" + last.at("/parameters/fast").asText(), "--param",
            "slow=" + last.at("/parameters/slow").asText()).requireDone().json();

        assertEquals("2022-01-08T00:00:00Z", found.at("/replay/to").asText());
        assertEquals("2022-01-08T00:00:00Z", found.at("/holdOut/from").asText());
        assertEquals("2022-01-11T00:00:00Z", found.at("/holdOut/to").asText());
        assertEquals(found.at("/best/3/trial"), last.get("trial"));
        assertEquals(found.at("/best/3/parameters"), last.get("parameters"));
        assertEquals(replay.at("/digest/decisions"), last.get("decisionDigest"));
        refused(2, "--split must lie between 2022-01-01T00:00:00Z and 2022-01-11T00:00:00Z", "--space", "fast=1..2",
            "--to", "2022-01-11", "--split", "2022-03-01");
        refused(2, "'1.5' is no share of the history: write one between 0 and 1", "--space", "fast=1..2", "--split",
            "1.5");
        refused(2, "'half' is not a moment", "--space", "fast=1..2", "--split", "half");
    }

    private static void refused(final int exitCode, final String said, final String... options)
        throws IOException, InterruptedException {
        final List<String> arguments = new ArrayList<>(List.of("optimize"));
        arguments.addAll(List.of(options));
        final Ended ended = launcher.run(arguments.toArray(String[]::new));

        assertEquals(exitCode, ended.exitCode(), ended.err());
        assertTrue(ended.err().contains(said), ended.err());
        assertTrue(!ended.err().contains("\tat "), ended.err());
    }

    @Test
    void whatCannotBeDoneIsSaidInOneSentence() throws IOException, InterruptedException {
        refused(2, "there is no parameter 'speed'", "--space", "speed=1..2");
        refused(2, "there is no objective 'luck'; there are sharpe", "--space", "fast=1..2", "--objective", "luck");
        refused(2, "--resume continues the optimisation in a folder", "--space", "fast=1..2", "--resume");
        refused(2, "no combination in --space meets the constraints", "--space", "fast=50..60,slow=5..10");
        refused(2, "there is no strategy 'sma'", "--space", "fast=1..2", "--strategy", "sma");
        refused(2, "--workers must be 1 to", "--space", "fast=1..2", "--workers", "0");
        refused(2, "--placebo must be 0 or more", "--space", "fast=1..2", "--placebo", "-1");
        refused(3, "there is no tape of NOSUCH", "--space", "fast=1..2", "--symbols", "NOSUCH");
        refused(3, "holds no optimisation that could be resumed", "--space", "fast=1..2", "--out", "nowhere",
            "--resume");
    }
}
