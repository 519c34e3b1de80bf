package io.tapedeck.replay.walkforward;

import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.replay.optimise.LocalSweep;
import io.tapedeck.replay.optimise.Objective;
import io.tapedeck.replay.optimise.OptimisationPlan;
import io.tapedeck.replay.optimise.SearchKind;
import io.tapedeck.replay.optimise.SearchSpace;
import io.tapedeck.replay.optimise.SweepBackend;
import io.tapedeck.replay.optimise.TrialLog;
import io.tapedeck.replay.optimise.TrialRequest;
import io.tapedeck.replay.optimise.TrialResult;
import io.tapedeck.replay.report.ResultJson;
import io.tapedeck.replay.run.ReplayHarness;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.run.ReplayRunner;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.walkforward.FoldLogs.Part;
import io.tapedeck.replay.walkforward.WalkForwardSchedule.Training;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A walk forward is what somebody finds who plays one replay after the other by hand. */
class WalkForwardTest {
    private static final Instant FROM = Instant.parse("2022-01-01T00:00:00Z");
    private static final int DAYS = 6;
    private static final List<String> FAST = List.of("2", "5", "9");
    private static final List<String> SLOW = List.of("6", "14");

    @TempDir
    private static Path journal;

    private static ReplayHarness harness;
    private static ReplayRunner runner;

    @TempDir
    private Path folder;

    @BeforeAll
    static void writeMarket() {
        harness = new ReplayHarness(journal).sample("SAMPLEUSDT", 5, DAYS);
        runner = harness.runner();
    }

    private static WalkForwardPlan plan(final Training training) {
        final ReplaySpec base = ReplayHarness.with(ReplayHarness.smaCross(), "timeframe", "15m");
        final SearchSpace space = SearchSpace.parse("fast=2|5|9,slow=6|14",
            StrategyCatalogue.load().find("sma-cross").orElseThrow().parameters(), Map.of());
        final OptimisationPlan search = new OptimisationPlan(base, space, SearchKind.GRID, 3, Long.MAX_VALUE,
            List.of(Objective.SHARPE), "test", OptimisationPlan.data(runner.plan(base)));
        return new WalkForwardPlan(search, new WalkForwardSchedule(training, Duration.ofDays(2), Duration.ofHours(28),
            Duration.ofHours(1), Duration.ofMinutes(30)), FROM, FROM.plus(Duration.ofDays(DAYS)));
    }

    private FoldLogs logs(final String name) {
        return (fold, part, window) -> TrialLog.open(folder.resolve(name).resolve(fold.number() + "-" + part), window);
    }

    private WalkForwardResult walk(final WalkForwardPlan plan, final int workers, final FoldLogs logs)
        throws IOException {
        return walk(plan, new LocalSweep(runner, workers), logs);
    }

    private static WalkForwardResult walk(final WalkForwardPlan plan, final SweepBackend backend, final FoldLogs logs)
        throws IOException {
        try (backend) {
            return new WalkForward(plan, runner, backend, logs, WalkForwardProgress.NONE).run();
        }
    }

    /** Plays nothing, and wants nothing to be played. */
    private static final class Idle implements SweepBackend {
        @Override
        public void play(final List<TrialRequest> requests, final Consumer<List<TrialResult>> finished) {
            assertEquals(List.of(), requests);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    /** By hand: a replay of one set of parameters in one window. */
    private static ReplayResult replay(final WalkForwardPlan plan, final Map<String, String> parameters,
        final Instant from, final Instant to) {
        return harness.run(plan.search().base().between(from, to).closingPositions().withParameters(parameters));
    }

    private static List<Map<String, String>> grid() {
        final List<Map<String, String>> grid = new ArrayList<>();
        for (final String fast : FAST) {
            for (final String slow : SLOW) {
                if (Integer.parseInt(fast) < Integer.parseInt(slow)) {
                    grid.add(Map.of("fast", fast, "slow", slow));
                }
            }
        }
        return grid;
    }

    private static double sharpe(final ReplayResult result) {
        return Double.isNaN(result.performance().sharpe()) ? 0 : result.performance().sharpe();
    }

    private static Map<Map<String, String>, Double> trained(final WalkForwardPlan plan, final Fold fold) {
        final Map<Map<String, String>, Double> trained = new LinkedHashMap<>();
        grid().forEach(set -> trained.put(set, sharpe(replay(plan, set, fold.trainFrom(), fold.trainTo()))));
        return trained;
    }

    private static List<Map<String, String>> bestFirst(final Map<Map<String, String>, Double> trained) {
        return trained.entrySet().stream().sorted(Map.Entry.<Map<String, String>, Double>comparingByValue().reversed())
            .map(Map.Entry::getKey).toList();
    }

    @ParameterizedTest
    @EnumSource(Training.class)
    void eachFoldTradesWhatWasBestBeforeIt(final Training training) throws IOException {
        final WalkForwardPlan plan = plan(training);
        final WalkForwardResult result = walk(plan, 2, logs("one"));
        double level = 1;
        int trades = 0;
        assertEquals(3, result.folds().size());
        for (final FoldResult fold : result.folds()) {
            final Map<Map<String, String>, Double> trained = trained(plan, fold.fold());
            final Map<String, String> best = bestFirst(trained).get(0);
            final ReplayResult test = replay(plan, best, fold.fold().testFrom(), fold.fold().testTo());

            assertEquals(5, fold.trials(), "one of the six has its averages the wrong way round");
            assertEquals(best, fold.inSample().parameters());
            assertEquals(trained.get(best), fold.inSample().sharpe());
            assertEquals(test.digests().decisionsText(), fold.outOfSample().digests().orElseThrow().decisions());
            assertEquals(new Robustness(trained.get(best), sharpe(test)), fold.robustness());
            level *= 1 + test.performance().totalReturn();
            trades += test.trades().size();
        }
        assertEquals(level - 1, result.outOfSample().returns().total(), 1e-12);
        assertEquals(trades, result.outOfSample().trades());
        assertTrue(trades > 3, "there was something to trade");
    }

    @Test
    void besideTheMarketItIsToldByTheNamesOfARun() throws IOException {
        final WalkForwardPlan plan = plan(Training.ROLLING);
        final WalkForwardResult result = walk(plan, 2, logs("one"));
        final Fold first = result.folds().get(0).fold();
        final ReplayResult run = replay(plan, result.folds().get(0).inSample().parameters(), first.testFrom(),
            first.testTo());
        final Map<?, ?> ofARun = (Map<?, ?>) ((Map<?, ?>) ResultJson.document("run", run).get("performance"))
            .get("benchmark");
        final Map<?, ?> told = (Map<?, ?>) ((Map<?, ?>) result.document().get("outOfSample")).get("benchmark");

        assertEquals(ofARun.keySet(), told.keySet());
        assertEquals(result.outOfSample().benchmark().alpha(), told.get("alpha"));
        assertEquals(result.outOfSample().benchmark().informationRatio(), told.get("informationRatio"));
        assertTrue(result.hasTraded());
    }

    @Test
    void theTestsAreOneCurveOverTheirWindows() throws IOException {
        final WalkForwardResult result = walk(plan(Training.ROLLING), 2, logs("one"));
        final List<OutOfSample.Point> points = result.outOfSample().points();
        double held = 1;
        for (final FoldResult fold : result.folds()) {
            final ReplayResult test = replay(result.plan(), fold.inSample().parameters(), fold.fold().testFrom(),
                fold.fold().testTo());
            held *= 1 + test.facts().market().returns().total();
        }

        assertTrue(points.stream().sorted(Comparator.comparingLong(OutOfSample.Point::timeNs)).toList()
            .equals(points), "in the order of time");
        assertEquals(held, points.get(points.size() - 1).held(), 1e-12);
        assertEquals(result.outOfSample().returns().size(), points.size());
    }

    @Test
    void candidatesAreHeldAgainstEveryFoldAndTheMostRobustComesFirst() throws IOException {
        final WalkForwardPlan plan = plan(Training.ROLLING);
        final WalkForwardResult result = walk(plan, 2, logs("one"));
        final Set<Map<String, String>> wanted = new LinkedHashSet<>();
        plan.folds().forEach(fold -> wanted.addAll(bestFirst(trained(plan, fold)).subList(0, 5)));
        final List<Candidate> byHand = wanted.stream().map(set -> new Candidate(set, plan.folds().stream()
            .map(fold -> new Robustness(sharpe(replay(plan, set, fold.trainFrom(), fold.trainTo())),
                sharpe(replay(plan, set, fold.testFrom(), fold.testTo())))).toList())).toList();

        assertEquals(Set.copyOf(byHand), Set.copyOf(result.candidates()));
        for (int rank = 1; rank < result.candidates().size(); rank++) {
            assertTrue(result.candidates().get(rank - 1).mean().factor()
                >= result.candidates().get(rank).mean().factor(), () -> result.candidates().toString());
        }
        assertEquals(result.candidates().get(0), result.recommended().orElseThrow());
        assertEquals(List.of("fast", "slow"), List.copyOf(((Map<?, ?>) result.document().get("recommended")).keySet()));
        assertTrue(((Map<?, ?>) result.document().get("recommended")).values().stream()
            .allMatch(BigDecimal.class::isInstance), "numbers, as in the rows of the trials");
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void manyWorkersAndAnInterruptionChangeNothing(final Part last) throws IOException {
        final WalkForwardPlan plan = plan(Training.ANCHORED);
        final Map<String, Object> whole = walk(plan, 1, logs("whole")).document();
        final FoldLogs dying = (fold, part, window) -> {
            if (fold.number() == 3 && part == last) {
                throw new IOException("killed");
            }
            return logs("again").open(fold, part, window);
        };
        assertThrows(IOException.class, () -> walk(plan, 3, dying));

        assertEquals(whole, walk(plan, 3, logs("again")).document());
    }

    @Test
    void whatIsResumedAtItsEndPlaysNoTrialAgain() throws IOException {
        final WalkForwardPlan plan = plan(Training.ROLLING);
        final Map<String, Object> whole = walk(plan, 1, logs("one")).document();

        assertEquals(whole, walk(plan, new Idle(), logs("one")).document());
    }
}
