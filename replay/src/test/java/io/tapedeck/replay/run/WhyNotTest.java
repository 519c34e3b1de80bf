package io.tapedeck.replay.run;

import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.journal.cause.CausalChain;
import io.tapedeck.journal.cause.CausalIndex;
import io.tapedeck.journal.cause.Silence;
import io.tapedeck.journal.cause.SilenceTree;
import io.tapedeck.journal.cause.SourceTapes;
import io.tapedeck.journal.cause.Subject;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.replay.report.RecordedVerdicts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Moments at which nothing was done. */
class WhyNotTest {
    @TempDir
    private static Path directory;

    private static ReplayHarness harness;

    @BeforeAll
    static void recordRuns() {
        harness = new ReplayHarness(directory.resolve("journal")).sample("BTCUSDT", 7, 20);
        record("quiet", "strategy", "donchian-breakout");
        record("refused", "strategy", "refusing");
        record("late", "from", "2022-01-10T00:00:00Z");
    }

    private static void record(final String run, final String... changes) {
        harness.record(ReplayHarness.with(ReplayHarness.smaCross(), changes), ThreadMode.INLINE,
            RecordLevel.DECISIONS, directory.resolve(run));
    }

    private static RecordedTape tape(final String run) {
        return RecordedTape.find(directory.resolve(run).toString(), directory.resolve("journal"));
    }

    private static FiguresThen ask(final String run, final Instant moment) {
        return FiguresThen.ask(RunTape.of(directory.resolve(run)), harness.catalogue(), StrategyCatalogue.load(), 0,
            moment);
    }

    private static String whyNot(final String run, final String at, final Optional<FiguresThen> then) {
        final RecordedTape tape = tape(run);
        final Silence silence = new Silence(tape, "BTCUSDT",
            ChronoUnit.NANOS.between(Instant.EPOCH, Instant.parse(at)));
        return new SilenceTree(silence, SourceTapes.of(tape, directory.resolve("journal")), new RecordedVerdicts(),
            then.map(said -> new SilenceTree.StrategyAnswer(said.before(), said.after(), said.isWarm())))
            .root().lines();
    }

    @Test
    void askedAtTheMomentOfASignalAStrategySaysWhatItNotedThen() {
        final CausalChain chain = new CausalIndex(tape("quiet")).chain(new Subject(Subject.Kind.SIGNAL, 3));
        final Map<String, Object> noted = new LinkedHashMap<>();
        chain.steps().get(0).facts().stream().filter(fact -> fact.name().equals("StrategyNote"))
            .forEach(note -> noted.put(note.text("name"), note.values().get("value")));

        final FiguresThen then = ask("quiet", Instant.ofEpochSecond(0, chain.steps().get(0).timeNs()));

        assertFalse(noted.isEmpty());
        assertEquals(noted.get("entry channel"), then.before().get("entry channel"));
        assertEquals(noted.get("exit channel"), then.before().get("exit channel"));
        assertEquals(noted.get("atr"), then.after().get("atr"));
        assertTrue(then.isWarm());
    }

    @Test
    void aMomentWithoutASignalNamesTheFiguresAndTheDecisionBefore() {
        final String tree = whyNot("quiet", "2022-01-05T07:30:00Z",
            Optional.of(ask("quiet", Instant.parse("2022-01-05T07:00:00Z"))));

        assertTrue(tree.startsWith("BTCUSDT at 2022-01-05T07:30:00Z: the strategy gave no signal\n"), tree);
        assertTrue(tree.contains("the 1h of 2022-01-05T06:00:00Z, made of the 60 frames 6121 to 6180"), tree);
        assertTrue(tree.contains("    entry channel "), tree);
        assertTrue(tree.contains("the last decision before"), tree);
    }

    @Test
    void aRefusalIsToldWithItsFigureAndLimit() {
        final String tree = whyNot("refused", "2022-01-01T01:30:00Z", Optional.empty());

        assertTrue(tree.startsWith("BTCUSDT at 2022-01-01T01:30:00Z: risk refused what the strategy wanted\n"), tree);
        assertTrue(tree.contains("verdict insufficient cash: it needs 39883163320 and 10000 is free"), tree);
    }

    @Test
    void beforeTheFirstDayNothingCouldBeDone() {
        final String tree = whyNot("late", "2022-01-09T12:00:00Z", Optional.empty());

        assertTrue(tree.startsWith("BTCUSDT at 2022-01-09T12:00:00Z: trading had not begun\n"), tree);
    }

    @Test
    void aStrategyThatHasSeenTooLittleIsNotWarm() {
        final String tree = whyNot("quiet", "2022-01-01T03:00:00Z",
            Optional.of(ask("quiet", Instant.parse("2022-01-01T03:00:00Z"))));

        assertTrue(tree.contains(": the strategy was not warm yet\n"), tree);
    }
}
