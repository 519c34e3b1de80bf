package io.tapedeck.app;

import io.tapedeck.app.Launcher.Ended;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The real commands, through the real launcher, in a directory of their own. */
class CommandLineIT {
    @TempDir
    private static Path directory;
    @AutoClose
    private static Questions questions;

    private static Ended run(final String... arguments) throws IOException, InterruptedException {
        return new Launcher(directory).run(arguments);
    }

    private static Ended run(final Map<String, String> environment, final Path program, final String... arguments)
        throws IOException, InterruptedException {
        return new Launcher(directory).run(environment, program, arguments);
    }

    @BeforeAll
    static void makeTape() throws IOException, InterruptedException {
        questions = new Questions(directory);
        final Ended made = run("data", "sample", "--journal", "tapes", "--from", "2022-01-01", "--to", "2022-04-01");
        assertEquals(0, made.exitCode(), made.err());
        assertTrue(made.out().contains("SYNTHETIC"));
    }

    @Test
    void aNewcomersFirstCommandMakesTheSampleSaysSoAndReplaysIt() throws IOException, InterruptedException {
        final Ended first = run(Map.of(), Launcher.HOME.resolve("bin/replay"), "--from", "2022-01-01", "--journal",
            "fresh/", "--to", "2022-02-01");

        assertEquals(0, first.exitCode(), first.err());
        assertTrue(first.err().contains("SYNTHETIC sample market"), first.err());
        assertTrue(first.err().contains("data import"), first.err());
        assertTrue(first.out().contains("digest decisions"), first.out());
        assertTrue(Files.exists(directory.resolve("fresh/catalogue.yaml")));
    }

    @Test
    void aShellCompletesCommandsAndOptions() throws IOException, InterruptedException {
        final Ended script = run("completion");
        assertEquals(0, script.exitCode(), script.err());
        final Path file = Files.writeString(directory.resolve("completion.sh"), script.out());

        final Ended completed = run(Map.of(), Path.of("/bin/bash"), "-c", "source " + file + """
            ; COMP_WORDS=(tapedeck journal wh); COMP_CWORD=2; _complete_tapedeck 2>/dev/null; echo ${COMPREPLY[@]}
            COMP_WORDS=(tapedeck journal cat --fo); COMP_CWORD=3; _complete_tapedeck 2>/dev/null; echo ${COMPREPLY[@]}
            """);

        assertTrue(completed.out().lines().findFirst().orElse("").startsWith("why why-not"), completed.out());
        assertTrue(completed.out().endsWith("--format\n"), completed.out());
    }

    @Test
    void whatTheClassArchiveIsTrainedWithSucceeds() throws IOException, InterruptedException {
        final Ended trained = run("train", "training");

        assertEquals(0, trained.exitCode(), trained.err());
        assertFalse(trained.err().contains("tapedeck:"), trained.err());
    }

    @Test
    void theParserOfCommandLinesComesFromTheClassArchive() throws IOException, InterruptedException {
        final Path loaded = directory.resolve("loaded.txt");

        final Ended help = run(Map.of("TAPEDECK_JAVA_OPTIONS", "-Xlog:class+load:file=" + loaded),
            Launcher.HOME.resolve("bin/tapedeck"), "journal", "--help");

        assertEquals(0, help.exitCode(), help.err());
        final List<String> parser = Files.readAllLines(loaded).stream().filter(line -> line.contains(" picocli."))
            .toList();
        assertTrue(parser.size() > 100, "only " + parser.size());
        assertEquals(List.of(), parser.stream().filter(line -> !line.contains("shared objects file")).toList());
    }

    @ParameterizedTest
    @CsvSource({"replay --journal tapes, 1", "replay --journal=tapes --threads fused, 1",
        "replay --journal tapes --check-lookahead=1 --to 2022-01-20, 4", "optimize --journal tapes, 4",
        "journal stat tapes, 1"})
    void shortReplaysDoWithoutTheOptimisingCompiler(final String command, final String level)
        throws IOException, InterruptedException {
        final Ended ended = run(Map.of("TAPEDECK_JAVA_OPTIONS", "-XX:+PrintFlagsFinal"),
            Launcher.HOME.resolve("bin/tapedeck"), command.split(" "));

        final String found = ended.out().lines().filter(line -> line.contains(" TieredStopAtLevel ")).findFirst()
            .orElse(ended.err());
        assertEquals(level, found.replaceAll(".*= (\\d).*", "$1"), found);
    }

    @Test
    void theResultIsTheSameToTheBitWhateverTheMachineryUnderneath() throws IOException, InterruptedException {
        final Set<String> digests = new HashSet<>();
        for (final String options : List.of("-Duser.timezone=Asia/Kathmandu -XX:+UseSerialGC",
            "-Duser.timezone=America/St_Johns -XX:+UseParallelGC -Duser.language=tr", "-XX:TieredStopAtLevel=4")) {
            for (final String threads : List.of("inline", "fused")) {
                final Ended ended = run(Map.of("TAPEDECK_JAVA_OPTIONS", options), Launcher.HOME.resolve("bin/replay"),
                    "--journal", "tapes", "--strategy", "donchian-breakout", "--timeframe", "15m", "--json",
                    "--threads", threads, "--record", threads.equals("inline") ? "none" : "all");
                assertEquals(0, ended.exitCode(), ended.err());
                digests.add(ended.json().get("digest").toString());
            }
        }

        assertEquals(1, digests.size(), digests.toString());
    }

    @Test
    void theJsonHasEverythingThatScriptsRelyOn() throws IOException, InterruptedException {
        final Ended ended = run("replay", "--journal", "tapes", "--json", "--from", "2022-02-01");

        final JsonNode result = ended.json();
        for (final String path : List.of("/run/id", "/run/strategy", "/run/parameters/fast", "/run/codeVersion",
            "/run/configHash", "/input/symbols", "/input/from", "/input/to", "/input/frames", "/input/gaps",
            "/timing/wallSeconds", "/timing/framesPerSecond", "/digest/decisions", "/digest/state", "/orders",
            "/trades", "/openPositions", "/performance/initialBalance", "/performance/finalEquity",
            "/performance/totalReturn", "/performance/annualizedReturn", "/performance/volatility",
            "/performance/sharpe", "/performance/sortino", "/performance/calmar", "/performance/maxDrawdown",
            "/performance/winRate", "/performance/profitFactor", "/performance/averageWin",
            "/performance/averageLoss", "/performance/exposure", "/performance/fees", "/performance/funding",
            "/performance/liquidations")) {
            assertFalse(result.at(path).isMissingNode(), path);
        }
        assertEquals(59 * 1_440, result.at("/input/frames").asLong());
        final Path run = directory.resolve("runs").resolve(result.at("/run/id").asText());
        assertEquals(ended.out(), Files.readString(run.resolve("result.json")));
        final List<String> trades = Files.readAllLines(run.resolve("trades.csv"));
        assertEquals("id,symbol,side,entryTime,entryPrice,exitTime,exitPrice,quantity,pnl,pnlPercent,fees,exitReason,"
            + "funding,slippage,holdingSeconds,adverse,favourable,risk,riskMultiple,entryReason", trades.get(0));
        assertEquals(result.at("/trades").asInt(), trades.size() - 1);
        final List<String> equity = Files.readAllLines(run.resolve("equity.csv"));
        assertEquals("time,equity,balance,drawdown,exposure", equity.get(0));
        assertEquals(59 * 24, equity.size() - 1);
    }

    @Test
    void aRunVerifiesAndAForgedDigestIsACheckThatFailed() throws IOException, InterruptedException {
        final Ended recorded = run("replay", "--journal", "tapes", "--out", "verified", "--verify");
        assertEquals(0, recorded.exitCode(), recorded.err());
        assertTrue(recorded.out().contains("verified"), recorded.out());

        final Path run;
        try (var runs = Files.list(directory.resolve("verified"))) {
            run = runs.findFirst().orElseThrow();
        }
        final Path manifest = run.resolve("tape/manifest.yaml");
        Files.writeString(manifest, Files.readString(manifest).replaceAll("stateDigest: [0-9a-f\"]+",
            "stateDigest: \"0000000000000000\""));
        final Ended forged = run("replay", "--journal", "tapes", "--verify", run.toString());
        assertEquals(1, forged.exitCode());
        assertTrue(forged.out().contains("DIFFERENT"), forged.out());
    }

    @Test
    void aLookaheadCheckIsPrintedForPeopleAndForPrograms() throws IOException, InterruptedException {
        final Ended text = run("replay", "--journal", "tapes", "--record", "none", "--threads", "inline",
            "--to", "2022-02-10", "--check-lookahead=4");
        final JsonNode json = run("replay", "--journal", "tapes", "--strategy", "donchian-breakout", "--base", "1h",
            "--to", "2022-02-10", "--check-lookahead", "--json").json().get("lookahead");

        assertEquals(0, text.exitCode(), text.err());
        assertTrue(text.out().contains("no look-ahead: 4 replays cut at 2022-01-"), text.out());
        assertTrue(text.out().contains("warm-up long enough: 0 of "), text.out());
        assertTrue(json.get("clean").asBoolean(), json.toString());
        assertEquals(8, json.get("cuts").size());
        assertTrue(json.at("/cuts/0/comparedFrames").asLong() > 0, json.toString());
        assertTrue(json.at("/warmUp/comparedSignals").asLong() > 0, json.toString());
        assertEquals(0.01, json.at("/warmUp/tolerance").asDouble());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "replay --journal nowhere --symbols BTCUSDT | 3 | tapedeck: the journal holds no history tape",
        "replay --journal tapes --param fast=100 | 2 | tapedeck: fast=100 slow=100 allocation=1 does not "
            + "meet fast < slow",
        "replay --journal tapes --param speed=1 | 2 | tapedeck: there is no parameter 'speed'",
        "replay --journal tapes --timeframe 7m | 2 | tapedeck: Invalid value for option '--timeframe': '7m' "
            + "is not a timeframe",
        "replay --journal tapes --from yesterday | 2 | tapedeck: Invalid value for option '--from': "
            + "'yesterday' is not a moment",
        "replay --journal tapes --initial-balance -5 | 2 | tapedeck: Invalid value for option '--initial-balance'",
        "replay --journal tapes --strategie x | 2 | tapedeck: Unknown options: '--strategie', 'x'",
        "replay --journal tapes --strategy x | 2 | tapedeck: there is no strategy 'x'; there are bollinger-reversion, "
            + "buy-and-hold, ",
        "replay --journal tapes --leverage 200 --account cross | 2 | tapedeck: --leverage must be 1 to 125",
        "replay --journal tapes --leverage 2 | 2 | tapedeck: --leverage needs --account isolated or cross",
        "replay --journal tapes --limit-fill maybe | 2 | tapedeck: Invalid value for option '--limit-fill': 'maybe' "
            + "is neither touch nor trade-through",
        "replay --journal tapes --slippage 1.5 | 2 | tapedeck: Invalid value for option '--slippage': '1.5' must be",
        "replay --journal tapes --limits nowhere.yaml | 2 | tapedeck: configuration file nowhere.yaml cannot be read",
        "replay --journal tapes --brackets nowhere.yaml | 2 | tapedeck: configuration file nowhere.yaml cannot be read",
        "replay --journal tapes --brackets tapes | 2 | "
            + "tapedeck: configuration file tapes cannot be read: it is a folder",
        "replay --journal tapes --fill book | 3 | tapedeck: --fill book needs the quotes of",
        "replay --journal tapes --check-lookahead=0 | 2 | tapedeck: --check-lookahead must be 1 to 1000, not 0",
        "replay --journal tapes --check-lookahead --verify never | 2 | tapedeck: --check-lookahead checks a new run",
        "replay --journal tapes --verify never | 3 | tapedeck: there is no run never",
        "replay --journal tapes --config nowhere.yaml | 2 | tapedeck: configuration file nowhere.yaml cannot be read",
        "data import nowhere.zip --symbol BTCUSDT --timeframe 1m --journal other | 3 | nowhere.zip",
        "data check --journal nowhere | 3 | tapedeck: nowhere holds no such history tape",
        "strategies show nothing | 2 | tapedeck: there is no strategy 'nothing'",
        "strategies list --plugins nowhere | 2 | tapedeck: there is no folder nowhere with plug-ins",
        "strategies new My-Strategy | 2 | tapedeck: 'My-Strategy' is no name for a strategy",
        "strategies new tapes | 2 | tapes exists already: choose another name",
        "strategies new sma-cross | 2 | tapedeck: there is a strategy 'sma-cross' already",
        "strategies new one --package java.one | 2 | tapedeck: 'java.one' is no package of one's own",
        "reply | 2 | tapedeck: Unmatched argument at index 0: 'reply'; did you mean",
        "data | 2 | tapedeck: a command is missing"})
    void aMistakeGetsOneSentenceAndItsExitCode(final String command, final int exitCode, final String sentence)
        throws IOException {
        final Ended ended = questions.ask(command.split(" "));

        assertEquals(exitCode, ended.exitCode(), ended.err());
        assertTrue(ended.err().contains(sentence), ended.err());
        assertFalse(ended.err().contains("\tat "), ended.err());
        assertEquals("", ended.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "replay", "data", "data import", "data list", "data check", "data sample", "strategies",
        "strategies list", "strategies show", "strategies new"})
    void everyCommandHasHelpWithAnExample(final String command) throws IOException {
        final Ended ended = questions.ask((command + " --help").trim().split(" "));

        assertEquals(0, ended.exitCode(), ended.err());
        assertTrue(ended.out().contains("Example"), ended.out());
    }

    @Test
    void theLauncherWorksThroughASymbolicLinkAndFromAnyDirectory() throws IOException, InterruptedException {
        final Path link = Files.createSymbolicLink(directory.resolve("td"), Launcher.HOME.resolve("bin/tapedeck"));

        final Ended ended = run(Map.of(), link, "strategies", "list");
        Files.delete(link);

        assertEquals(0, ended.exitCode(), ended.err());
        assertTrue(ended.out().contains("sma-cross"));
    }

    @Test
    void aConfigurationFileGivesOptionsAndWhatIsTypedWins() throws IOException, InterruptedException {
        Files.writeString(directory.resolve("my.yaml"), "timeframe: 4h\nparameters: {fast: 5, slow: 20}\n");

        final JsonNode run = run("replay", "--journal", "tapes", "--config", "my.yaml", "--param", "slow=30", "--json")
            .json().get("run");
        assertEquals("4h", run.get("timeframe").asText());
        assertEquals(5, run.at("/parameters/fast").asInt());
        assertEquals(30, run.at("/parameters/slow").asInt());

        Files.writeString(directory.resolve("wrong.yaml"), "timefrane: 4h\n");
        final Ended refused = run("replay", "--journal", "tapes", "--config", "wrong.yaml");
        assertEquals(2, refused.exitCode());
        assertTrue(refused.err().contains("wrong.yaml has 'timefrane'"), refused.err());
    }

    @Test
    void assumptionsAndLimitsAreReadPrintedRecordedAndVerified() throws IOException, InterruptedException {
        Files.writeString(directory.resolve("limits.yaml"), "order-notional: 5000\ndrawdown: 0.2\n");
        Files.writeString(directory.resolve("wrong.yaml"), "order-notional: much\n");
        final Ended replayed = run("replay", "--journal", "tapes", "--strategy", "donchian-breakout", "--market",
            "perpetual", "--account", "cross", "--leverage", "3", "--slippage", "0.0005", "--participation", "0.2",
            "--latency-ms", "200", "--latency-spread-ms", "50", "--limits", "limits.yaml", "--verify");
        final Ended refused = run("replay", "--journal", "tapes", "--limits", "wrong.yaml");

        assertEquals(0, replayed.exitCode(), replayed.err());
        assertTrue(replayed.out().contains("cross-margin at 3x"), replayed.out());
        assertTrue(replayed.out().contains("order-notional 5000, drawdown 0.2"), replayed.out());
        assertTrue(replayed.out().contains("OPEN_LONG, ORDER_NOTIONAL: it is worth "), replayed.out());
        assertEquals(2, refused.exitCode());
        assertTrue(refused.err().startsWith("tapedeck: limits file wrong.yaml: order-notional is 'much'"),
            refused.err());
    }

    /** A contract that is bought at 10.1 and falls to 5: with 20 % of its worth to maintain it is taken before. */
    @Test
    void bracketsFromAFileDecideWhenAContractIsLiquidated() throws IOException, InterruptedException {
        Files.writeString(directory.resolve("fall.csv"), """
            time,open,high,low,close,volume
            1640995200000,10.0,10.0,10.0,10.0,1000
            1640995260000,10.0,10.0,10.0,10.0,1000
            1640995320000,10.0,10.0,9.9,9.9,1000
            1640995380000,9.9,10.1,9.9,10.1,1000
            1640995440000,10.1,10.1,10.1,10.1,1000
            1640995500000,10.1,10.1,5.0,5.0,1000
            """);
        Files.writeString(directory.resolve("brackets.yaml"), "FALLUSDT: [{cap: 1000000, maintenance-rate: 0.1, "
            + "maintenance-amount: 0, maximum-leverage: 20}]");
        assertEquals(0, run("data", "import", "fall.csv", "--symbol", "FALLUSDT", "--timeframe", "1m", "--journal",
            "fall", "--market", "perpetual", "--tick", "0.1", "--step", "0.001").exitCode());
        final String[] command = {"replay", "--journal", "fall", "--timeframe", "1m", "--param", "fast=2", "--param",
            "slow=3", "--param", "allocation=0.5", "--account", "isolated", "--leverage", "5", "--verify", "--json"};

        final JsonNode without = run(command).json();
        final List<String> more = new ArrayList<>(List.of(command));
        more.addAll(List.of("--brackets", "brackets.yaml"));
        final JsonNode with = run(more.toArray(new String[0])).json();

        assertEquals("[\"FALLUSDT\"]", without.at("/quality/withoutBrackets").toString());
        assertEquals("[]", with.at("/quality/withoutBrackets").toString());
        final Ended refused = run("replay", "--journal", "fall", "--timeframe", "1m", "--param", "fast=2", "--param",
            "slow=3", "--account", "isolated", "--leverage", "50", "--brackets", "brackets.yaml");
        assertEquals(0, refused.exitCode(), refused.err());
        assertTrue(refused.out().contains("FALLUSDT OPEN_LONG, LEVERAGE_ABOVE_BRACKET: the leverage is 50, for so "
            + "large "
            + "a position the venue allows 20"), refused.out());
        for (final JsonNode result : List.of(without, with)) {
            assertTrue(result.at("/verification/identical").asBoolean(), result.toString());
            assertEquals(1, result.at("/performance/liquidations").asInt());
        }
        assertTrue(with.at("/performance/finalEquity").asDouble() > without.at("/performance/finalEquity").asDouble());
    }

    @Test
    void aDamagedTapeIsFoundAndNeverReplayed() throws IOException, InterruptedException {
        run("data", "sample", "--journal", "damaged", "--to", "2022-01-20");
        final Path tape;
        try (var files = Files.walk(directory.resolve("damaged"))) {
            tape = files.filter(file -> file.toString().endsWith(".cq4")).findFirst().orElseThrow();
        }
        final byte[] bytes = Files.readAllBytes(tape);
        bytes[bytes.length / 4] ^= 0x10;
        Files.write(tape, bytes);

        final Ended replayed = run("replay", "--journal", "damaged");
        assertEquals(3, replayed.exitCode(), replayed.err());
        assertTrue(replayed.err().contains("is damaged"), replayed.err());
        final Ended checked = run("data", "check", "--journal", "damaged", "--json");
        assertEquals(1, checked.exitCode(), checked.err());
        assertFalse(checked.json().get(0).get("sound").asBoolean());
    }
}
