package io.tapedeck.replay.walkforward;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.replay.optimise.BrittleProvider;
import io.tapedeck.replay.optimise.FailedTrials;
import io.tapedeck.replay.optimise.LocalSweep;
import io.tapedeck.replay.optimise.Objective;
import io.tapedeck.replay.optimise.OptimisationPlan;
import io.tapedeck.replay.optimise.SearchKind;
import io.tapedeck.replay.optimise.SearchSpace;
import io.tapedeck.replay.optimise.TrialLog;
import io.tapedeck.replay.run.ReplayHarness;
import io.tapedeck.replay.run.ReplayRunner;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.UnusableRequestException;
import io.tapedeck.replay.walkforward.WalkForwardSchedule.Training;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A walk goes around parameters with which the strategy breaks, and ends only where there are no others. */
class FailedFoldsTest {
    private static final Instant FROM = Instant.parse("2022-01-01T00:00:00Z");
    private static final int DAYS = 4;

    @TempDir
    private static Path journal;

    private static ReplayRunner runner;

    @TempDir
    private Path folder;

    @BeforeAll
    static void writeMarket() {
        runner = BrittleProvider.on(new ReplayHarness(journal).sample("SAMPLEUSDT", 5, DAYS));
    }

    private WalkForwardResult walk(final String space) throws IOException {
        final ReplaySpec base = ReplayHarness.with(ReplayHarness.smaCross(), "strategy", "brittle", "timeframe", "15m");
        final OptimisationPlan search = new OptimisationPlan(base, SearchSpace.parse(space,
            new BrittleProvider().parameters(), Map.of()), SearchKind.GRID, 3, Long.MAX_VALUE,
            List.of(Objective.SHARPE), "test", OptimisationPlan.data(runner.plan(base)));
        final WalkForwardPlan plan = new WalkForwardPlan(search, new WalkForwardSchedule(Training.ROLLING,
            Duration.ofDays(1), Duration.ofDays(1), Duration.ZERO, Duration.ZERO), FROM,
            FROM.plus(Duration.ofDays(DAYS)));
        try (LocalSweep sweep = new LocalSweep(runner, 2)) {
            return new WalkForward(plan, runner, sweep, (fold, part, asked) -> TrialLog.begin(
                folder.resolve(fold.number() + "-" + part), asked), WalkForwardProgress.NONE).run();
        }
    }

    @Test
    void whatBreaksIsNotTradedAndNotRecommended() throws IOException {
        final WalkForwardResult result = walk("fault=nowhere|needs|candle|recursion,pause=2|5");

        assertEquals(3, result.folds().size());
        assertTrue(result.folds().stream().allMatch(fold ->
            fold.inSample().parameters().get("fault").equals("nowhere") && fold.outOfSample().failure().isEmpty()));
        assertTrue(result.candidates().stream().allMatch(each -> each.parameters().get("fault").equals("nowhere")));
        assertEquals(3 * 6, result.failed().count());
        assertTrue(result.failed().reasons().contains(
            new FailedTrials.Reason("STRATEGY: StackOverflowError: null", "fold 1, trial 7", 6,
                Map.of("fault", "recursion", "pause", "2"))),
            result.failed()::toString);
    }

    @Test
    void aTrainingInWhichAllBreakEndsTheWalk() {
        final UnusableRequestException refused = assertThrows(UnusableRequestException.class,
            () -> walk("fault=candle|creation"));

        assertEquals("every trial in the training of fold 1 failed, so that nothing can be traded behind it; trial 1: "
            + "STRATEGY: IllegalStateException: broken in its CANDLE", refused.getMessage());
        assertEquals(Category.STRATEGY, refused.category());
    }
}
