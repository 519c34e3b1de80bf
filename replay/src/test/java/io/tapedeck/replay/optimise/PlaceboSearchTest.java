package io.tapedeck.replay.optimise;

import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.replay.run.ReplayHarness;
import io.tapedeck.replay.run.ReplayRunner;
import io.tapedeck.replay.run.ReplaySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.fail;

/** A placebo is a search like any other, in another market. */
class PlaceboSearchTest {
    @TempDir
    private Path folder;

    private static OptimisationPlan plan(final ReplayRunner runner) {
        final ReplaySpec base = ReplayHarness.with(ReplayHarness.smaCross(), "timeframe", "15m");
        return new OptimisationPlan(base, SearchSpace.parse("fast=2..5,slow=10..30:10",
            StrategyCatalogue.load().find("sma-cross").orElseThrow().parameters(), Map.of()), SearchKind.GRID, 3, 100,
            List.of(Objective.TOTAL_RETURN), "test", OptimisationPlan.data(runner.plan(base)));
    }

    @Test
    void aMarketHasTheSameBestTrialWheneverAndByAnyNumberOfWorkers() throws IOException {
        final ReplayRunner runner = runner();
        final OptimisationPlan plan = plan(runner);
        final long[] told = new long[1];
        try (TrialLog one = TrialLog.begin(folder.resolve("one"), plan);
            TrialLog other = TrialLog.begin(folder.resolve("other"), plan)) {
            final TrialRow first = new PlaceboSearch(runner, plan, tapes -> new LocalSweep(tapes, 1), one)
                .best(1, (finished, resumed, total) -> told[0] = finished).orElseThrow();
            final PlaceboSearch again = new PlaceboSearch(runner, plan, tapes -> new LocalSweep(tapes, 2), other);

            assertEquals(12, told[0]);
            assertEquals(first, again.best(1, TrialProgress.NONE).orElseThrow());
            assertNotEquals(first.figures(), again.best(2, TrialProgress.NONE).orElseThrow().figures());
        }
    }

    private ReplayRunner runner() {
        return new ReplayHarness(folder.resolve("journal")).sample("SAMPLEUSDT", 5, 3).runner();
    }

    @Test
    void aMarketThatWasSearchedToItsEndIsNotSearchedAgain() throws IOException {
        final ReplayRunner runner = runner();
        final OptimisationPlan plan = plan(runner);
        final Optional<TrialRow> first;
        try (TrialLog kept = TrialLog.open(folder.resolve("kept"), plan)) {
            first = new PlaceboSearch(runner, plan, tapes -> new LocalSweep(tapes, 1), kept)
                .best(2, TrialProgress.NONE);
        }
        final long[] told = new long[2];
        try (TrialLog kept = TrialLog.open(folder.resolve("kept"), plan)) {
            final PlaceboSearch resumed = new PlaceboSearch(runner, plan, tapes -> fail("searched again"), kept);

            assertEquals(first, resumed.best(2, (finished, before, total) -> {
                told[0] = finished;
                told[1] = before;
            }));
        }
        assertArrayEquals(new long[] {12, 12}, told);
    }

    private static Optional<TrialRow> best(final double drawdown) {
        return Optional.of(new TrialRow(1, Map.of("fast", "3"), Map.of("maxDrawdown", drawdown), 7,
            Optional.of(BigDecimal.ONE), Optional.empty(), "", Optional.empty(), Collections.emptyList()));
    }

    /** By hand: of four placebos one is better, one as good, one worse, and one has no trade at all. */
    @Test
    void byHandTheRealMarketCountsAsOneOfThem() {
        final PlaceboEvidence evidence = new PlaceboEvidence(Objective.MAX_DRAWDOWN, -0.2,
            List.of(best(-0.1), best(-0.2), best(-0.3), Optional.empty()));

        assertEquals(2, evidence.atLeastAsGood());
        assertEquals(3 / 5.0, evidence.pValue());
        assertEquals(1, new PlaceboEvidence(Objective.MAX_DRAWDOWN, Double.NaN, List.of(Optional.empty())).pValue());
    }
}
