package io.tapedeck.app;

import io.tapedeck.app.configuration.PluginSources;
import io.tapedeck.app.project.GuideBlocks;
import io.tapedeck.engine.strategy.StrategyProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Strategies of one's own: the guide exactly as it is written, and plug-ins that fail, through the real launcher. */
class OwnStrategyIT {
    private static final Path HOME = Path.of("").toAbsolutePath().getParent();

    @TempDir
    private static Path directory;

    private record Ended(int exitCode, String out, String err) {
    }

    /** A folder that has of tapedeck only the launchers, and a month of synthetic data so that replays are short. */
    @BeforeAll
    static void makeFolder() throws IOException, InterruptedException {
        Files.createDirectories(directory.resolve("bin"));
        for (final String launcher : List.of("tapedeck", "replay")) {
            Files.createSymbolicLink(directory.resolve("bin").resolve(launcher), HOME.resolve("bin").resolve(launcher));
        }
        assertEquals(0, run("bin/tapedeck data sample --to 2022-02-01").exitCode());
    }

    @AfterAll
    static void removeLinks() throws IOException {
        Files.delete(directory.resolve("bin/tapedeck"));
        Files.delete(directory.resolve("bin/replay"));
    }

    private static Ended run(final String script) throws IOException, InterruptedException {
        final Path out = Files.createTempFile(directory, "out", ".txt");
        final Path err = Files.createTempFile(directory, "err", ".txt");
        final ProcessBuilder builder = new ProcessBuilder("bash", "-ec", script).directory(directory.toFile())
            .redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().merge("PATH", directory.resolve("offline").toString(),
            (path, first) -> first + File.pathSeparator + path);
        final Process process = builder.start();
        process.getOutputStream().close();
        assertTrue(process.waitFor(5, TimeUnit.MINUTES), "the command does not end");
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @Test
    void theGuideWorksExactlyAsItIsWritten() throws IOException, InterruptedException {
        putMavenOffline();
        final List<String> blocks = GuideBlocks.of(HOME.resolve("docs/strategies.md"), "sh");
        assertEquals(5, blocks.size());
        final Ended begun = run(blocks.get(0));
        final Ended built = run(blocks.get(1));
        Assumptions.assumeFalse((built.out() + built.err()).contains("offline mode"),
            "skipped: Maven has not fetched what the project needs");
        final Ended shown = run(blocks.get(2));
        final Ended verified = run(blocks.get(3));
        final Ended tuned = run(blocks.get(4));

        for (final Ended ended : List.of(begun, built, shown, verified, tuned)) {
            assertEquals(0, ended.exitCode(), ended.toString());
        }
        assertTrue(shown.out().contains("my-breakout "), shown.out());
        assertTrue(shown.out().contains("must hold: exit <= entry"), shown.out());
        assertTrue(verified.out().startsWith("my-breakout 1h  entry=20 exit=10 stop=5 pause=3 allocation=1\n"),
            verified.out());
        assertTrue(verified.out().contains("\nverified runs/"), verified.out());
        assertTrue(Pattern.compile("trades +[1-9]").matcher(verified.out()).find(), verified.out());
        assertTrue(tuned.out().startsWith("my-breakout 4h  entry=50 exit=20 stop=8"), tuned.out());
        final Ended again = run(blocks.get(0));
        assertEquals(2, again.exitCode());
        assertTrue(again.err().contains("my-breakout exists already"), again.err());
    }

    /** The guide says {@code mvn}; here it is one that fetches nothing. */
    private static void putMavenOffline() throws IOException {
        final Optional<Path> maven = Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .map(folder -> Path.of(folder, "mvn")).filter(Files::isExecutable).findFirst();
        Assumptions.assumeTrue(maven.isPresent(), "skipped: there is no Maven on the PATH");
        final Path offline = Files.createDirectories(directory.resolve("offline")).resolve("mvn");
        Files.writeString(offline, "#!/bin/sh\nexec '" + maven.get() + "' -o \"$@\"\n");
        assertTrue(offline.toFile().setExecutable(true));
    }

    @Test
    void aStrategyThatThrowsIsHaltedAndSaidSo() throws IOException, InterruptedException {
        plugin("throwing", "throw new IllegalStateException(\"no idea\");").jar(directory.resolve("throwing/it.jar"),
            Map.of(StrategyProvider.class.getName(), "Plugged"));

        final Ended ended = run("bin/replay --plugins throwing --strategy plugged");
        assertEquals(1, ended.exitCode(), ended.err());
        assertEquals(1, ended.out().lines().filter(line -> line.contains("STRATEGY HALTED")
            && line.contains("IllegalStateException: no idea")).count(), ended.out());
        assertFalse(ended.err().contains("\tat "), ended.err());
    }

    /** It decided to the end, but a run without the state of its strategy has no digest. */
    @Test
    void aStrategyThatCannotBeSavedIsNamedInOneSentence() throws IOException, InterruptedException {
        plugin("unsaved", "", "throw new IllegalStateException(\"not so\");").jar(directory.resolve("unsaved/it.jar"),
            Map.of(StrategyProvider.class.getName(), "Plugged"));

        final Ended ended = run("bin/replay --plugins unsaved --strategy plugged");
        assertEquals(1, ended.exitCode(), ended.err());
        assertEquals("tapedeck: the strategy plugged threw in its saveState: IllegalStateException: not so\n",
            ended.err());
    }

    @ParameterizedTest
    @CsvSource({"fused", "inline"})
    void aStrategyOfAnotherVersionGetsOneSentence(final String threads) throws IOException, InterruptedException {
        plugin(threads, "Gone.call();").without("Gone").jar(directory.resolve(threads).resolve("it.jar"),
            Map.of(StrategyProvider.class.getName(), "Plugged"));

        final Ended ended = run("bin/replay --strategy plugged --plugins " + threads + " --threads " + threads);
        assertEquals(2, ended.exitCode(), ended.err());
        assertEquals("tapedeck: a plug-in was built for another version of tapedeck, or lacks a library: build it "
            + "again (java.lang.NoClassDefFoundError: Gone)\n", ended.err());
    }

    @Test
    void thePastOfAStrategyOfOnesOwnIsPlayedAgainWithItsJar() throws IOException, InterruptedException {
        plugin("own", """
            if (context.position().isOpen()) {
                context.close("a candle later");
            } else if (candle.close() > candle.open()) {
                context.openLong(FixedPoint.ONE / 2, candle.low() / 2, FixedPoint.UNKNOWN, "up");
            }
            """).jar(directory.resolve("own/it.jar"), Map.of(StrategyProvider.class.getName(), "Plugged"));
        assertEquals(0, run("bin/replay --plugins own --strategy plugged --out ownruns").exitCode());

        final String asked = "bin/tapedeck journal state-at ownruns/* 2022-01-20T12:30:00Z";
        final Ended then = run(asked + " --plugins own");
        assertEquals(0, then.exitCode(), then.err());
        assertTrue(then.out().contains("SAMPLEUSDT"), then.out());
        final Ended change = run(asked + " --plugins own --diff 2022-01-20T12:31:00Z");
        assertEquals(0, change.exitCode(), change.err());
        final Ended without = run(asked);
        assertEquals(2, without.exitCode(), without.out());
        assertTrue(without.err().contains("plugged") && without.err().lines().count() == 1, without.err());
        for (final String command : List.of("what-if ownruns/* --fill close", "verify ownruns/*",
            "why-not ownruns/* --symbol SAMPLEUSDT --at 2022-01-20T12:30:00Z")) {
            final Ended ended = run("bin/tapedeck journal " + command + " --plugins own");
            assertEquals(0, ended.exitCode(), command + ended.err());
        }
    }

    @Test
    void aBrokenJarIsRefusedInOneSentence() throws IOException, InterruptedException {
        Files.createDirectories(directory.resolve("broken"));
        Files.writeString(directory.resolve("broken/it.jar"), "no jar");

        final Ended ended = run("bin/tapedeck strategies list --plugins broken");
        assertEquals(2, ended.exitCode(), ended.err());
        assertTrue(ended.err().startsWith("tapedeck: broken/it.jar is no jar that can be read"), ended.err());
        assertEquals(1, ended.err().lines().count(), ended.err());
    }

    private static PluginSources plugin(final String folder, final String onCandle) throws IOException {
        return plugin(folder, onCandle, "");
    }

    private static PluginSources plugin(final String folder, final String onCandle, final String saveState)
        throws IOException {
        return new PluginSources(directory.resolve(folder + "-sources"))
            .type("Gone", "public final class Gone { static void call() { } }")
            .type("Faulty", """
                import io.tapedeck.engine.candle.Candle;
                import io.tapedeck.engine.market.FixedPoint;
                import io.tapedeck.engine.state.*;
                import io.tapedeck.engine.strategy.*;
                final class Faulty implements Strategy {
                    public void onCandle(final Candle candle, final StrategyContext context) {
                        BODY
                    }
                    public void saveState(final StateWriter writer) {
                        SAVED
                    }
                    public void loadState(final StateReader reader) { }
                }
                """.replace("BODY", onCandle).replace("SAVED", saveState))
            .type("Plugged", """
                import io.tapedeck.engine.market.Timeframe;
                import io.tapedeck.engine.strategy.*;
                public final class Plugged implements StrategyProvider<Plugged.Settings> {
                    public record Settings() { }
                    public String name() {
                        return "plugged";
                    }
                    public String description() {
                        return "for the test";
                    }
                    public Class<Settings> settings() {
                        return Settings.class;
                    }
                    public StrategyNeeds needs(final Settings settings, final Timeframe timeframe) {
                        return StrategyNeeds.each(timeframe, 0);
                    }
                    public Strategy create(final Settings settings, final Timeframe timeframe) {
                        return new Faulty();
                    }
                }
                """);
    }
}
