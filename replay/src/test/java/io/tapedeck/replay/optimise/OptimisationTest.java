package io.tapedeck.replay.optimise;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.replay.overfitting.BacktestOverfitting;
import io.tapedeck.replay.overfitting.ReturnBlock;
import io.tapedeck.replay.overfitting.SharpeEvidence;
import io.tapedeck.replay.performance.EquityCurve;
import io.tapedeck.replay.report.ResultJson;
import io.tapedeck.replay.run.ReplayHarness;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.run.ReplayRunner;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.UnusableRequestException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What an optimisation finds depends on its plan alone, and nothing that was finished is lost. */
class OptimisationTest {
    private static final int TRIALS = 48;

    @TempDir
    private static Path journal;

    private static ReplayHarness harness;
    private static ReplayRunner runner;

    @TempDir
    private Path folder;

    @BeforeAll
    static void writeMarket() {
        harness = new ReplayHarness(journal).sample("SAMPLEUSDT", 5, 3);
        runner = harness.runner();
    }

    private static OptimisationPlan plan(final SearchKind kind, final Objective... objectives) {
        final ReplaySpec base = ReplayHarness.with(ReplayHarness.smaCross(), "timeframe", "15m");
        return new OptimisationPlan(base, SearchSpace.parse("fast=2..20,slow=4..40",
            StrategyCatalogue.load().find("sma-cross").orElseThrow().parameters(), Map.of()), kind, 3, TRIALS,
            List.of(objectives), "test", OptimisationPlan.data(runner.plan(base)));
    }

    private OptimisationResult run(final OptimisationPlan plan, final SweepBackend backend, final String name)
        throws IOException {
        try (TrialLog log = TrialLog.begin(folder.resolve(name), plan); backend) {
            return new Optimisation(plan, backend, log, TrialProgress.NONE).run();
        }
    }

    private OptimisationResult resume(final OptimisationPlan plan, final SweepBackend backend) throws IOException {
        try (TrialLog log = TrialLog.resume(folder.resolve("once"), plan); backend) {
            return new Optimisation(plan, backend, log, TrialProgress.NONE).run();
        }
    }

    /** A backend elsewhere: it plays one by one and answers in any order, some together. */
    private static final class Shuffled implements SweepBackend {
        private final SweepBackend local = new LocalSweep(runner, 1);
        private final Random random;

        Shuffled(final long seed) {
            random = new Random(seed);
        }

        @Override
        public void play(final List<TrialRequest> requests, final Consumer<List<TrialResult>> finished) {
            final List<TrialRequest> shuffled = new ArrayList<>(requests);
            Collections.shuffle(shuffled, random);
            while (!shuffled.isEmpty()) {
                final List<TrialRequest> some = shuffled.subList(0, 1 + random.nextInt(Math.min(9, shuffled.size())));
                local.play(some, finished);
                some.clear();
            }
        }

        @Override
        public void close() {
            local.close();
        }
    }

    /** Fails, as a process that is killed, behind some trials. */
    private static final class Dying implements SweepBackend {
        private final SweepBackend living = new Shuffled(1);
        private int left;

        Dying(final int trials) {
            left = trials;
        }

        @Override
        public void play(final List<TrialRequest> requests, final Consumer<List<TrialResult>> finished) {
            living.play(requests, results -> {
                if (left < 0) {
                    throw new IllegalStateException("killed");
                }
                finished.accept(results);
                left -= results.size();
            });
        }

        @Override
        public void close() {
            living.close();
        }
    }

    @ParameterizedTest
    @EnumSource(SearchKind.class)
    void oneWorkerManyAndAnyOrderFindTheSame(final SearchKind kind) throws IOException {
        final OptimisationPlan plan = plan(kind, Objective.SHARPE, Objective.MAX_DRAWDOWN);

        final OptimisationResult one = run(plan, new LocalSweep(runner, 1), "one");

        assertEquals(TRIALS, one.trials());
        assertEquals(one, run(plan, new LocalSweep(runner, 3), "three"));
        assertEquals(one, run(plan, new Shuffled(11), "shuffled"));
    }

    /** From the rows themselves: how far their ratios lie apart, and what chance shows of so many. */
    @Test
    void theBestOfManyProvesLessThanTheOnlyOne() throws IOException {
        final OptimisationPlan plan = plan(SearchKind.RANDOM, Objective.SHARPE);
        final OptimisationResult found = run(plan, new LocalSweep(runner, 2), "evidence");
        final ReplayResult best = harness.run(plan.base().withParameters(found.best().get(0).parameters()));
        final BestEvidence evidence = BestEvidence.of(found, best);
        final double periods = ReplayRunner.periodsPerYear(runner.plan(plan.base()));
        final double chance = SharpeEvidence.expectedMaximum(found.sharpes(), found.sharpeVariance());

        assertTrue(found.sharpes() > 10 && found.sharpes() <= TRIALS);
        assertEquals(best.performance().sharpe(), evidence.sharpe(), 1e-9 * Math.abs(evidence.sharpe()));
        assertEquals(chance, evidence.expectedMaximum(), 1e-9 * chance);
        assertTrue(evidence.deflated() < evidence.probabilistic(), evidence::toString);
        assertEquals(SharpeEvidence.of(values(best)).probabilityAbove(chance / Math.sqrt(periods)),
            evidence.deflated(), 1e-12);
        assertTrue(evidence.luck().maxDrawdown().low() <= evidence.luck().maxDrawdown().high());
        assertEquals(evidence, BestEvidence.of(found, best));
    }

    private static double[] values(final ReplayResult result) {
        return IntStream.range(0, result.facts().returns().size()).mapToDouble(result.facts().returns()::at).toArray();
    }

    /** The blocks in the rows against the returns of every trial, played alone and cut at the same moments. */
    @Test
    void theBlocksOfTheRowsGiveWhatTheReturnsOfTheReplaysGive() throws IOException {
        final OptimisationPlan plan = plan(SearchKind.RANDOM, Objective.SHARPE);
        final OptimisationResult found = run(plan, new LocalSweep(runner, 2), "blocks");
        final List<List<ReturnBlock>> sets = new ArrayList<>();
        try (TrialLog log = TrialLog.resume(folder.resolve("blocks"), plan)) {
            final Search search = plan.search().begin(plan.space(), plan.seed(), plan.trials());
            for (List<Proposal> some = search.next(); !some.isEmpty(); some = search.next()) {
                some.forEach(proposal -> sets.add(cut(plan, log.find(proposal).orElseThrow())));
            }
        }

        final SelectionEvidence selection = found.selection();
        assertEquals(TRIALS, selection.trials());
        assertEquals(12_870, selection.found().orElseThrow().splits().size());
        assertEquals(BacktestOverfitting.of(sets), selection.found().orElseThrow());
    }

    private static List<ReturnBlock> cut(final OptimisationPlan plan, final TrialRow row) {
        final ReplayRunner.Plan checked = runner.plan(plan.base().withParameters(row.parameters()));
        final EquityCurve curve = harness.run(checked.spec()).equity();
        final List<ReturnBlock> blocks = new ArrayList<>(Collections.nCopies(16, ReturnBlock.NONE));
        final double lengthNs = (checked.input().endNs() - checked.input().firstNs()) / 16.0;
        for (int index = 1; index < curve.size(); index++) {
            final int block = (int) Math.ceil((curve.timeNs(index) - checked.input().firstNs()) / lengthNs) - 1;
            blocks.set(block, blocks.get(block).with(curve.returns().at(index - 1)));
        }
        assertEquals(blocks, row.blocks(), "trial " + row.number());
        return blocks;
    }

    @Test
    void oneTrialIsNoChoice() {
        final TrialSelection selection = new TrialSelection(1);
        selection.add(row(1, 1.0, 0.5));

        assertEquals("to choose takes two trials", selection.evidence().reason());
        selection.add(row(2, 1.0, 0.5));
        assertTrue(selection.evidence().reason().contains("fewer than 2 returns"));
    }

    /** So that neither memory nor time grows without end. */
    @Test
    void ofVeryManyTrialsEveryNthIsHeldAgainstTheOthers() {
        final TrialSelection selection = new TrialSelection(2L * TrialSelection.MOST + 1);
        LongStream.rangeClosed(1, 2L * TrialSelection.MOST + 1).forEach(number -> selection.add(row(number, 1, 1)));

        assertEquals(3, selection.evidence().every());
        assertEquals(2 * TrialSelection.MOST / 3 + 1, selection.evidence().trials());
    }

    @Test
    void aRowPlayedAloneHasItsDigestsAndFigures() throws IOException {
        final OptimisationPlan plan = plan(SearchKind.RANDOM, Objective.TOTAL_RETURN);
        for (final TrialRow row : run(plan, new LocalSweep(runner, 2), "rows").best()) {
            final ReplayResult alone = harness.run(plan.base().withParameters(row.parameters()));

            assertEquals(row.digests().orElseThrow(), new TrialRow.Digest(alone.digests().decisionsText(),
                alone.digests().stateText()));
            assertEquals(row.configHash(), alone.spec().hash());
            final Map<?, ?> told = (Map<?, ?>) ResultJson.document("alone", alone).get("performance");
            for (final Objective objective : Objective.values()) {
                assertEquals(told.get(objective.text()), row.figures().get(objective.text()), objective.text());
            }
            assertEquals(row.trades(), alone.trades().size());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 36})
    void whatWasFinishedIsNotPlayedAgain(final int trials) throws IOException {
        final OptimisationPlan plan = plan(SearchKind.TPE, Objective.SHARPE);
        final OptimisationResult whole = run(plan, new LocalSweep(runner, 1), "whole");
        assertThrows(IllegalStateException.class, () -> run(plan, new Dying(trials), "once"));
        final Path log = folder.resolve("once/trials.jsonl");
        final long finished = Files.readString(log).lines().count();
        Files.writeString(log, Files.readString(log) + "{\"trial\":47,\"parameters\":{\"fa", StandardCharsets.UTF_8);

        final OptimisationResult resumed = resume(plan, new LocalSweep(runner, 1));

        assertTrue(finished > trials);
        assertEquals(finished, resumed.resumed());
        assertEquals(whole.best(), resumed.best());
        assertEquals(Files.readString(folder.resolve("whole/trials.jsonl")).lines().sorted().toList(),
            Files.readString(log).lines().sorted().toList());
        assertEquals(TRIALS, resume(plan, new LocalSweep(runner, 1)).resumed());
    }

    @Test
    void aLineInTheMiddleThatIsNoTrialIsDamage() throws IOException {
        final OptimisationPlan plan = plan(SearchKind.GRID, Objective.SHARPE);
        run(plan, new LocalSweep(runner, 2), "once");
        final Path log = folder.resolve("once/trials.jsonl");
        Files.writeString(log, Files.readString(log).replaceFirst("\n.", "\n"), StandardCharsets.UTF_8);

        final UnusableRequestException refused =
            assertThrows(UnusableRequestException.class, () -> resume(plan, new LocalSweep(runner, 1)));
        assertEquals(Category.DATA, refused.category());
        assertTrue(refused.getMessage().contains("is damaged"), refused.getMessage());
    }

    @Test
    void onlyTheSameOptimisationGoesOnInAFolder() throws IOException {
        final OptimisationPlan plan = plan(SearchKind.GRID, Objective.SHARPE);
        run(plan, new LocalSweep(runner, 2), "once");

        assertTrue(assertThrows(UnusableRequestException.class,
            () -> resume(plan(SearchKind.TPE, Objective.SHARPE), new LocalSweep(runner, 1))).getMessage()
            .contains("differs from what is asked for in search:"));
        assertTrue(assertThrows(UnusableRequestException.class, () -> run(plan, new LocalSweep(runner, 1), "once"))
            .getMessage().contains("--resume"));
        assertTrue(assertThrows(UnusableRequestException.class,
            () -> TrialLog.resume(folder.resolve("nowhere"), plan)).getMessage().contains("no optimisation"));
    }

    @Test
    void theFrontHoldsWhatNothingBeats() {
        final Leaders leaders = new Leaders(List.of(Objective.SHARPE, Objective.VOLATILITY));
        leaders.add(row(1, 1.0, 0.5));
        leaders.add(row(2, 2.0, 0.6));
        leaders.add(row(3, 0.5, 0.7));
        leaders.add(row(4, Double.NaN, 0.1));
        leaders.add(row(5, 2.0, 0.55));
        leaders.add(row(6, 0.9, 0.4));

        assertEquals(List.of(5L, 1L, 6L), leaders.front().stream().map(TrialRow::number).toList());
        assertEquals(List.of(2L, 5L, 1L, 6L, 3L, 4L), leaders.best().stream().map(TrialRow::number).toList());
    }

    private static TrialRow row(final long number, final double sharpe, final double volatility) {
        return new TrialRow(number, Map.of(), Map.of("sharpe", sharpe, "volatility", volatility), 0,
            Optional.of(BigDecimal.ONE), Optional.empty(), "", Optional.empty(),
            Collections.nCopies(16, ReturnBlock.NONE));
    }
}
