package io.tapedeck.replay.optimise;

import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.replay.run.ReplayHarness;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.run.ReplayRunner;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.RunProgress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A set of parameters with which the strategy breaks is a trial that failed; the search goes on without it. */
class FailedTrialsTest {
    private static final String FAULTS = Arrays.stream(BrittleProvider.Fault.values())
        .map(fault -> fault.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining("|"));
    private static final int PAUSES = 3;
    private static final int TRIALS = PAUSES * BrittleProvider.Fault.values().length;

    @TempDir
    private static Path journal;

    private static ReplayRunner runner;

    @TempDir
    private Path folder;

    @BeforeAll
    static void writeMarket() {
        runner = BrittleProvider.on(new ReplayHarness(journal).sample("SAMPLEUSDT", 5, 3));
    }

    private static ReplaySpec base() {
        return ReplayHarness.with(ReplayHarness.with(ReplayHarness.smaCross(), "strategy", "brittle"),
            "timeframe", "15m").withParameters(Map.of());
    }

    private static OptimisationPlan plan(final SearchKind kind, final String space) {
        return new OptimisationPlan(base(), SearchSpace.parse(space, new BrittleProvider().parameters(), Map.of()),
            kind, 3, TRIALS, List.of(Objective.SHARPE), "test", OptimisationPlan.data(runner.plan(base())));
    }

    private OptimisationResult run(final OptimisationPlan plan, final int workers, final String name)
        throws IOException {
        final Path place = folder.resolve(name);
        try (TrialLog log = Files.exists(place) ? TrialLog.resume(place, plan) : TrialLog.begin(place, plan);
            LocalSweep sweep = new LocalSweep(runner, workers)) {
            return new Optimisation(plan, sweep, log, TrialProgress.NONE).run();
        }
    }

    private static Optional<String> failure(final OptimisationResult found, final BrittleProvider.Fault fault) {
        return found.best().stream().filter(row -> row.parameters().get("fault").equalsIgnoreCase(fault.name()))
            .findFirst().orElseThrow().failure();
    }

    @Test
    void whereverItBreaksTheReasonIsInTheRow() throws IOException {
        final OptimisationResult found = run(plan(SearchKind.GRID, "fault=" + FAULTS), 1, "reasons");

        assertEquals(Optional.empty(), failure(found, BrittleProvider.Fault.NOWHERE));
        assertEquals(Stream.of(
                "brittle cannot run on 15m with fault=settings pause=3: its settings refuse them: "
                    + "java.lang.IllegalStateException: broken in its SETTINGS",
                "brittle cannot run on 15m with fault=needs pause=3: java.lang.IllegalStateException: "
                    + "broken in its NEEDS",
                "CLOCK: IllegalStateException: broken in its CREATION",
                "STRATEGY: IllegalStateException: broken in its CANDLE",
                "STRATEGY: StackOverflowError: null",
                "STRATEGY: AssertionError: not so",
                "the strategy brittle threw in its saveState: IllegalStateException: "
                    + "broken in its SAVING").map(Optional::of).toList(),
            Arrays.stream(BrittleProvider.Fault.values()).skip(1).map(fault -> failure(found, fault)).toList());
        assertEquals(BrittleProvider.Fault.NOWHERE.name(), found.best().get(0).parameters().get("fault").toUpperCase(
            Locale.ROOT), "the one that did not break is the best");
        assertEquals(7, found.failed().count());
        assertEquals(new FailedTrials.Reason("STRATEGY: StackOverflowError: null", "trial 6", 1,
                Map.of("fault", "recursion")),
            found.failed().reasons().stream().filter(reason -> reason.first().equals("trial 6")).findFirst()
                .orElseThrow());
        assertEquals(1, found.sharpes(), "nobody can choose one that failed");
    }

    @ParameterizedTest
    @EnumSource(SearchKind.class)
    void oneWorkerManyAndAResumedSearchFindTheSame(final SearchKind kind) throws IOException {
        final OptimisationPlan plan = plan(kind, "fault=" + FAULTS + ",pause=2.." + (1 + PAUSES));
        final OptimisationResult one = run(plan, 1, "one");
        final Path log = folder.resolve("one/trials.jsonl");
        final List<String> lines = Files.readAllLines(log);

        assertEquals(TRIALS, one.trials());
        assertEquals(one, run(plan, 3, "three"));
        Files.write(log, lines.subList(0, TRIALS / 2));
        final OptimisationResult resumed = run(plan, 2, "one");
        assertEquals(TRIALS / 2, resumed.resumed());
        assertEquals(one.document(), resumed.document());
        assertEquals(lines.stream().sorted().toList(), Files.readAllLines(log).stream().sorted().toList());
    }

    /** Those that broke beside them in the same pass leave no trace, and those that were halted are replays, too. */
    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "creation", "candle", "recursion", "assertion"})
    void whatWasPlayedHasTheDigestsOfItsReplay(final String fault) throws IOException {
        final OptimisationResult found = run(plan(SearchKind.GRID, "fault=" + FAULTS), 1, "digests");
        final TrialRow row = found.best().stream().filter(each -> each.parameters().get("fault").equals(fault))
            .findFirst().orElseThrow();
        final ReplayResult alone = runner.run(runner.plan(base().withParameters(row.parameters())), ThreadMode.INLINE,
            FrameListener.NONE, RunProgress.NONE);

        assertEquals(new TrialRow.Digest(alone.digests().decisionsText(), alone.digests().stateText()),
            row.digests().orElseThrow());
        assertEquals(alone.firstFailure().isPresent(), row.failure().isPresent());
    }

    @Test
    void reasonsAreBoundedAndTheRestIsCounted() {
        FailedTrials failed = FailedTrials.NONE;
        for (int trial = 1; trial <= 30; trial++) {
            failed = failed.and(failing(trial, "reason " + trial % 15), "trial " + trial);
        }

        assertEquals(30, failed.count());
        assertEquals(FailedTrials.MOST_REASONS, failed.reasons().size());
        assertEquals(new FailedTrials.Reason("reason 1", "trial 1", 2, Map.of()), failed.reasons().get(0));
        final FailedTrials both = failed.and(failed, "fold 2, ");
        assertEquals(60, both.count());
        assertEquals(new FailedTrials.Reason("reason 1", "trial 1", 4, Map.of()), both.reasons().get(0));
        assertTrue(FailedTrials.NONE.and(failed, "fold 2, ").reasons().get(0).first().equals("fold 2, trial 1"));
    }

    @Test
    void refusalsThatDifferOnlyInTheValuesOfTheirParametersAreOne() {
        final String refusal = "x cannot run on 15m with fast=%s kind=%s: %1$s candles of 15m are more than 5";
        FailedTrials failed = FailedTrials.NONE;
        for (final Map<String, String> parameters : List.of(Map.of("fast", "5", "kind", "simple"),
            Map.of("fast", "15", "kind", "weighted"), Map.of("fast", "7.50", "kind", "simple"))) {
            failed = failed.and(failing(1, parameters, String.format(refusal, parameters.get("fast").replace("50", "5"),
                parameters.get("kind"))), "trial");
        }

        assertEquals(List.of("x cannot run on 15m with fast=5 kind=simple: 5 candles of 15m are more than 5"),
            failed.reasons().stream().map(FailedTrials.Reason::text).toList());
        assertEquals(3, failed.reasons().get(0).trials());
        assertEquals(6, failed.and(failed, "fold 2, ").reasons().get(0).trials());
    }

    @Test
    void whatDiffersInMoreThanTheValuesOfItsParametersAreTwo() {
        final FailedTrials failed = FailedTrials.NONE
            .and(failing(1, Map.of("fast", "5", "slow", "9"), "fast=5 is refused: code 17"), "trial 1")
            .and(failing(2, Map.of("fast", "6", "slow", "9"), "fast=6 is refused: code 18"), "trial 2")
            .and(failing(3, Map.of("fast", "5", "slow", "7"), "fast=5 is refused: code 17, again"), "trial 3")
            .and(failing(4, Map.of("fast", "9", "slow", "5"), "fast=5 is refused: code 17"), "trial 4")
            .and(failing(5, Map.of("fast", "6", "slow", "5"), "slow=5 is refused: code 17"), "trial 5");

        assertEquals(List.of("trial 1", "trial 2", "trial 3", "trial 5"),
            failed.reasons().stream().map(FailedTrials.Reason::first).toList());
    }

    private static TrialRow failing(final long number, final String reason) {
        return failing(number, Map.of(), reason);
    }

    private static TrialRow failing(final long number, final Map<String, String> parameters, final String reason) {
        return new TrialRow(number, parameters, Map.of(), 0, Optional.empty(), Optional.empty(), "",
            Optional.of(reason), List.of());
    }
}
