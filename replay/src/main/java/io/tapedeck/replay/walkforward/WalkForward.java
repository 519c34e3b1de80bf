package io.tapedeck.replay.walkforward;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.replay.optimise.FailedTrials;
import io.tapedeck.replay.optimise.Optimisation;
import io.tapedeck.replay.optimise.OptimisationPlan;
import io.tapedeck.replay.optimise.OptimisationResult;
import io.tapedeck.replay.optimise.SweepBackend;
import io.tapedeck.replay.optimise.TrialLog;
import io.tapedeck.replay.optimise.TrialRow;
import io.tapedeck.replay.optimise.WindowTrials;
import io.tapedeck.replay.performance.RunFacts;
import io.tapedeck.replay.run.ReplayRunner;
import io.tapedeck.replay.run.RunProgress;
import io.tapedeck.replay.run.UnusableRequestException;
import io.tapedeck.replay.walkforward.FoldLogs.Part;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Walks over the history: searches in every training, trades the best of each in the test behind it, and holds the best
 * of all trainings against all steps. One thread; the trials are made by a backend.
 */
public final class WalkForward {
    private static final int KEPT_OF_A_TRAINING = 5;
    private static final Comparator<Candidate> MOST_ROBUST_FIRST =
        Comparator.comparingDouble((Candidate candidate) -> candidate.mean().factor())
            .thenComparingDouble(candidate -> candidate.mean().outOfSample()).reversed();

    private final WalkForwardPlan plan;
    private final ReplayRunner runner;
    private final FoldLogs logs;
    private final WalkForwardProgress progress;
    private final SweepBackend backend;

    /**
     * A walk that has not begun.
     *
     * @param plan     of it.
     * @param runner   plays the tests once more, for their curves.
     * @param backend  makes the trials.
     * @param logs     keep the trials.
     * @param progress told of them.
     */
    public WalkForward(final WalkForwardPlan plan, final ReplayRunner runner, final SweepBackend backend,
        final FoldLogs logs, final WalkForwardProgress progress) {
        this.plan = plan;
        this.runner = runner;
        this.backend = backend;
        this.logs = logs;
        this.progress = progress;
    }

    /** What the candidates did in the windows of a step, in their order. */
    private record Played(Fold fold, List<TrialRow> training, List<TrialRow> test) {
        Robustness robustness(final int candidate) {
            return new Robustness(training.get(candidate).sharpe(), test.get(candidate).sharpe());
        }

        boolean hasFailed(final int candidate) {
            return training.get(candidate).failure().or(test.get(candidate)::failure).isPresent();
        }
    }

    /**
     * Walks to the end.
     *
     * @return what was found.
     * @throws IOException              where a log cannot be kept.
     * @throws UnusableRequestException where a training has no parameters with which the strategy runs.
     */
    public WalkForwardResult run() throws IOException {
        final List<Fold> folds = plan.folds();
        final List<OptimisationResult> found = new ArrayList<>();
        for (final Fold fold : folds) {
            found.add(search(fold, folds.size()));
        }
        final List<Map<String, String>> candidates = found.stream().flatMap(WalkForward::usable)
            .map(TrialRow::parameters).distinct().toList();
        final List<Played> played = play(folds, found, candidates);
        final List<FoldResult> results = IntStream.range(0, folds.size())
            .mapToObj(index -> result(found.get(index), played.get(index), candidates)).toList();
        final OutOfSample tests = OutOfSample.of(results.stream().map(this::test).toList());
        return new WalkForwardResult(plan, results, tests, tests.luck(plan.search().seed()),
            ranked(candidates, played), failed(found, played));
    }

    private static Stream<TrialRow> usable(final OptimisationResult training) {
        return training.best().stream().limit(KEPT_OF_A_TRAINING).filter(row -> row.failure().isEmpty());
    }

    private static FailedTrials failed(final List<OptimisationResult> found, final List<Played> played) {
        FailedTrials failed = FailedTrials.NONE;
        for (int index = 0; index < found.size(); index++) {
            final String fold = "fold " + played.get(index).fold().number() + ", ";
            failed = failed.and(found.get(index).failed(), fold);
            for (final TrialRow row : played.get(index).test()) {
                failed = failed.and(row, fold + "its test");
            }
        }
        return failed;
    }

    private OptimisationResult search(final Fold fold, final int folds) throws IOException {
        final OptimisationPlan search = plan.search(fold);
        try (TrialLog log = logs.open(fold, Part.SEARCH, search)) {
            final OptimisationResult found = new Optimisation(search, backend, log,
                progress.begin("fold " + fold.number() + " of " + folds)).run();
            requireAny(fold, found);
            return found;
        }
    }

    private static void requireAny(final Fold fold, final OptimisationResult found) {
        if (usable(found).findAny().isEmpty()) {
            final FailedTrials.Reason reason = found.failed().reasons().get(0);
            throw new UnusableRequestException(Category.STRATEGY, "every trial in the training of fold "
                + fold.number() + " failed, so that nothing can be traded behind it; " + reason.first() + ": "
                + reason.text());
        }
    }

    /** Halted on the way it has a curve up to there; broken it has none. */
    private static void requirePlayed(final Fold fold, final TrialRow test) {
        if (test.digests().isEmpty()) {
            throw new UnusableRequestException(Category.STRATEGY,
                "what was best in the training of fold " + fold.number()
                + " breaks in its test: " + test.failure().orElse(""));
        }
    }

    private List<Played> play(final List<Fold> folds, final List<OptimisationResult> found,
        final List<Map<String, String>> candidates) throws IOException {
        final WindowTrials trials = new WindowTrials(backend, candidates, 2L * folds.size(),
            progress.begin("the best of all folds in each"));
        final List<Played> played = new ArrayList<>();
        for (int index = 0; index < folds.size(); index++) {
            played.add(play(trials, folds.get(index), found.get(index).best()));
        }
        return played;
    }

    private Played play(final WindowTrials trials, final Fold fold, final List<TrialRow> known) throws IOException {
        try (TrialLog training = logs.open(fold, Part.TRAINING, plan.search(fold));
            TrialLog test = logs.open(fold, Part.TEST, plan.search().over(plan.test(fold)))) {
            return new Played(fold, trials.play(training, known), trials.play(test, List.of()));
        }
    }

    private static FoldResult result(final OptimisationResult found, final Played played,
        final List<Map<String, String>> candidates) {
        final TrialRow chosen = found.best().get(0);
        final TrialRow test = played.test().get(candidates.indexOf(chosen.parameters()));
        requirePlayed(played.fold(), test);
        return new FoldResult(played.fold(), found.trials(), chosen, test);
    }

    /** A test once more, for its curve is on no list. */
    private RunFacts test(final FoldResult result) {
        return runner.run(runner.plan(plan.test(result.fold()).withParameters(result.inSample().parameters())),
            ThreadMode.INLINE, FrameListener.NONE, RunProgress.NONE).facts();
    }

    private static List<Candidate> ranked(final List<Map<String, String>> candidates, final List<Played> played) {
        return IntStream.range(0, candidates.size())
            .filter(candidate -> played.stream().noneMatch(step -> step.hasFailed(candidate)))
            .mapToObj(candidate -> new Candidate(candidates.get(candidate),
                played.stream().map(step -> step.robustness(candidate)).toList()))
            .sorted(MOST_ROBUST_FIRST).toList();
    }
}
