package io.tapedeck.app.cli;

import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.engine.strategy.StrategyProvider;
import io.tapedeck.replay.optimise.BestEvidence;
import io.tapedeck.replay.optimise.LocalSweep;
import io.tapedeck.replay.optimise.Objective;
import io.tapedeck.replay.optimise.Optimisation;
import io.tapedeck.replay.optimise.OptimisationPlan;
import io.tapedeck.replay.optimise.OptimisationResult;
import io.tapedeck.replay.optimise.SearchKind;
import io.tapedeck.replay.optimise.SearchSpace;
import io.tapedeck.replay.optimise.TrialLog;
import io.tapedeck.replay.optimise.TrialRow;
import io.tapedeck.replay.report.JsonDocument;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.run.ReplayRunner;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.RunProgress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code tapedeck optimize}: tries many parameters of a strategy on the same history. */
@Command(
    name = "optimize",
    description = "Tries many parameters of a strategy on the same history and shows the best; each trial has the "
        + "digests of its replay.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
        "",
        "Examples:",
        "  tapedeck optimize --space fast=5..50:5,slow=50..200:10 --from 2022-01-01 --to 2023-01-01",
        "  tapedeck optimize --strategy gated-cross --space 'average=simple|exponential,fast=5..40' --search random "
            + "--trials 500 --seed 7",
        "  tapedeck optimize --strategy volatility-cross --space fast=5..50,slow=20..200,move=0.5..3:0.25 --search tpe "
            + "--objective sharpe,maxDrawdown --out runs/study",
        "  tapedeck optimize --space fast=5..50:5,slow=50..200:10 --out runs/study --resume",
        "A finished trial alone, to the same digests:",
        "  tapedeck replay --from 2022-01-01 --to 2023-01-01 --param fast=20 --param slow=120"})
public final class OptimizeCommand implements Callable<Integer> {
    private static final long USUAL_TRIALS = 200;
    private static final long MOST_WORKERS = 1_024;

    @Spec
    private CommandSpec spec;

    @Mixin
    private JournalOption journal;

    @Option(names = "--from", paramLabel = "TIME", converter = Values.InstantValue.class,
        description = "Trade from here on, by open time, UTC; what lies before warms the indicators up.")
    private Instant from;

    @Option(names = "--to", paramLabel = "TIME", converter = Values.InstantValue.class,
        description = "Stop before the candle that opens here.")
    private Instant to;

    @Option(names = "--symbols", paramLabel = "SYMBOL", split = ",",
        description = "Symbols to trade, joined by commas; needed where the journal has several.")
    private List<String> symbols = List.of();

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

    @Option(names = "--out", paramLabel = "DIR",
        description = "Folder of the optimisation (default: a new one below runs/).")
    private Path out;

    @Option(names = "--resume",
        description = "Continue the optimisation in --out; finished trials are not played again.")
    private boolean resume;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    /** For picocli. */
    public OptimizeCommand() {
        // Options are set by the parser.
    }

    @Override
    public Integer call() throws IOException {
        requireUsable();
        final ReplayRunner runner = new ReplayRunner(journal.catalogue().tapes(), strategy.catalogue(),
            CodeVersion.text(), System::nanoTime);
        final OptimisationPlan plan = plan(runner);
        requireAny(plan);
        final OptimisationFolder folder = OptimisationFolder.of(Optional.ofNullable(out),
            plan.base().strategy().name(), Instant.now());
        final OptimisationResult result;
        final Optional<BestEvidence> evidence;
        try (TrialLog log = resume ? TrialLog.resume(folder.path(), plan) : TrialLog.begin(folder.path(), plan);
            LocalSweep sweep = new LocalSweep(runner, workers());
            TrialBar bar = new TrialBar(spec.commandLine().getErr())) {
            result = new Optimisation(plan, sweep, log, bar).run();
            evidence = result.best().stream().findFirst().filter(row -> row.trades() > 0)
                .map(row -> BestEvidence.of(result, alone(runner, plan, row)));
            folder.write(result, evidence);
        }
        spec.commandLine().getOut().print(json ? JsonDocument.render(folder.document(result, evidence))
            : OptimisationReport.text(result, evidence, folder.path()));
        spec.commandLine().getOut().flush();
        return ExitCode.DONE;
    }

    /** The best trial once more, for its returns are on no list. */
    private static ReplayResult alone(final ReplayRunner runner, final OptimisationPlan plan, final TrialRow row) {
        return runner.run(runner.plan(plan.base().withParameters(row.parameters())), ThreadMode.FUSED,
            FrameListener.NONE, RunProgress.NONE);
    }

    private void requireUsable() {
        if (resume && out == null) {
            throw usage("--resume continues the optimisation in a folder: name it with --out");
        }
        if (trials != null && trials < 1) {
            throw usage("--trials must be 1 or more, not " + trials);
        }
        if (workers != null && (workers < 1 || workers > MOST_WORKERS)) {
            throw usage("--workers must be 1 to " + MOST_WORKERS + ", not " + workers);
        }
    }

    private OptimisationPlan plan(final ReplayRunner runner) {
        final ReplaySpec asked = request.over(RequestOptions.plain(symbols, Optional.ofNullable(from),
            Optional.ofNullable(to)), strategy, trading);
        final Optional<StrategyProvider<?>> provider = strategy.catalogue().find(asked.strategy().name());
        final ReplaySpec bare = asked.withParameters(Map.of());
        final ReplayRunner.Plan checked = runner.plan(provider.isEmpty() ? asked : bare);
        final SearchSpace searched = SearchSpace.parse(space, provider.orElseThrow().parameters(),
            asked.strategy().parameters());
        return new OptimisationPlan(asked, searched, search, seed,
            trials != null ? trials : search == SearchKind.GRID ? Long.MAX_VALUE : USUAL_TRIALS, chosenObjectives(),
            CodeVersion.text(), OptimisationPlan.data(checked));
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

    private int workers() {
        return workers == null ? Runtime.getRuntime().availableProcessors() : workers;
    }

    private ParameterException usage(final String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
