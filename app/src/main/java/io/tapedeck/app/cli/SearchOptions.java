package io.tapedeck.app.cli;

import io.tapedeck.engine.strategy.StrategyProvider;
import io.tapedeck.replay.optimise.LocalSweep;
import io.tapedeck.replay.optimise.Objective;
import io.tapedeck.replay.optimise.OptimisationPlan;
import io.tapedeck.replay.optimise.SearchKind;
import io.tapedeck.replay.optimise.SearchSpace;
import io.tapedeck.replay.run.ReplayRunner;
import io.tapedeck.replay.run.ReplaySpec;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is searched for, in which replay, and how. */
final class SearchOptions {
    private static final long USUAL_TRIALS = 200;
    private static final long MOST_WORKERS = 1_024;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Mixin
    private SpanOptions span;

    @Option(names = "--space", paramLabel = "NAME=VALUES,…", required = true,
        description = "What is tried: ranges FROM..TO or FROM..TO:STEP, or values joined by |. Without a step whole "
            + "numbers go by 1, others by a hundredth of the range. What breaks a constraint of the strategy is left "
            + "out.")
    private String space;

    @Option(names = "--search", paramLabel = "grid|random|tpe", defaultValue = "grid",
        description = "Every combination, combinations drawn at random, or drawn where it went well before: the "
            + "tree-structured Parzen estimator (default: ${DEFAULT-VALUE}).")
    private SearchKind search;

    @Option(names = "--trials", paramLabel = "N",
        description = "How many at most (default: all of a grid, else " + USUAL_TRIALS + ").")
    private Long trials;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
        description = "Of everything that is drawn (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--objective", paramLabel = "NAME", split = ",", defaultValue = "sharpe",
        description = "What is made as good as it can be, by the names of 'replay --json'; of several the first one "
            + "ranks, and those that nothing beats in all of them are shown (default: ${DEFAULT-VALUE}).")
    private List<String> objectives;

    @Option(names = "--workers", paramLabel = "N",
        description = "How many threads; the result is the same (default: one a core).")
    private Integer workers;

    @Mixin
    private StrategyOptions strategy;

    @Mixin
    private RequestOptions request;

    @Mixin
    private TradingOptions trading;

    /** A runner over the tapes of a journal, with the strategies that were asked for. */
    ReplayRunner runner(final JournalOption journal) throws IOException {
        return new ReplayRunner(journal.catalogue().tapes(), strategy.catalogue(), CodeVersion.text(),
            System::nanoTime);
    }

    /** Workers that play the trials. */
    LocalSweep sweep(final ReplayRunner runner) {
        return new LocalSweep(runner, workers == null ? Runtime.getRuntime().availableProcessors() : workers);
    }

    /** The plan, checked as far as it can be without a trial. */
    OptimisationPlan plan(final ReplayRunner runner) {
        requireUsable();
        final ReplaySpec asked = request.over(span.spec(), strategy, trading);
        final Optional<StrategyProvider<?>> provider = strategy.catalogue().find(asked.strategy().name());
        final ReplaySpec bare = asked.withParameters(Map.of());
        final ReplayRunner.Plan checked = runner.plan(provider.isEmpty() ? asked : bare);
        final SearchSpace searched = SearchSpace.parse(space, provider.orElseThrow().parameters(),
            asked.strategy().parameters());
        final OptimisationPlan plan = new OptimisationPlan(asked, searched, search, seed, most(), chosenObjectives(),
            CodeVersion.text(), OptimisationPlan.data(checked));
        requireAny(plan);
        return plan;
    }

    private long most() {
        return trials != null ? trials : search == SearchKind.GRID ? Long.MAX_VALUE : USUAL_TRIALS;
    }

    private void requireUsable() {
        if (trials != null && trials < 1) {
            throw usage("--trials must be 1 or more, not " + trials);
        }
        if (workers != null && (workers < 1 || workers > MOST_WORKERS)) {
            throw usage("--workers must be 1 to " + MOST_WORKERS + ", not " + workers);
        }
    }

    private List<Objective> chosenObjectives() {
        final List<Objective> chosen = new ArrayList<>();
        for (final String name : objectives) {
            chosen.add(Objective.ofName(name).orElseThrow(() -> usage("there is no objective '" + name
                + "'; there are " + Objective.names())));
        }
        return chosen.stream().distinct().toList();
    }

    /** Before anything is written: whether there is a first trial. */
    private void requireAny(final OptimisationPlan plan) {
        if (plan.search().begin(plan.space(), plan.seed(), 1).next().isEmpty()) {
            throw usage("no combination in --space meets the constraints of " + plan.base().strategy().name());
        }
    }

    private ParameterException usage(final String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
