package io.tapedeck.app.cli;

import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.replay.optimise.BestEvidence;
import io.tapedeck.replay.optimise.HoldOut;
import io.tapedeck.replay.optimise.LocalSweep;
import io.tapedeck.replay.optimise.Optimisation;
import io.tapedeck.replay.optimise.OptimisationFindings;
import io.tapedeck.replay.optimise.OptimisationPlan;
import io.tapedeck.replay.optimise.OptimisationResult;
import io.tapedeck.replay.optimise.PlaceboEvidence;
import io.tapedeck.replay.optimise.PlaceboSearch;
import io.tapedeck.replay.optimise.TrialLog;
import io.tapedeck.replay.optimise.TrialRow;
import io.tapedeck.replay.report.JsonDocument;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.run.ReplayRunner;
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
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code tapedeck optimize}: tries many parameters of a strategy on the same history. */
@Command(
    name = OptimizeCommand.NAME,
    description = OptimizeCommand.SUMMARY,
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
        "  tapedeck optimize --space fast=5..50:5,slow=50..200:10 --placebo 20",
        "A finished trial alone, to the same digests:",
        "  tapedeck replay --from 2022-01-01 --to 2023-01-01 --param fast=20 --param slow=120"})
public final class OptimizeCommand implements Callable<Integer> {
    static final String NAME = "optimize";
    static final String SUMMARY = "Tries many parameters of a strategy on the same history and shows the best; each "
        + "trial has the digests of its replay.";

    @Spec
    private CommandSpec spec;

    @Mixin
    private JournalOption journal;

    @Mixin
    private SearchOptions searched;

    @Option(names = "--out", paramLabel = "DIR",
        description = "Folder of the optimisation (default: a new one below runs/).")
    private Path out;

    @Option(names = "--resume",
        description = "Continue the optimisation in --out; finished trials are not played again.")
    private boolean resume;

    @Option(names = "--split", paramLabel = "TIME|SHARE", converter = Values.DivisionValue.class,
        description = "Search before this moment only (2022-10-01), or in this share of the history (0.7), and play "
            + "the best trials behind it.")
    private HistorySpan.Division split;

    @Option(names = "--placebo", paramLabel = "N", defaultValue = "0",
        description = "Make the same search in N markets that are this one with its bars in another order: how good "
            + "the best trial is where nothing can be found (default: none).")
    private int placebos;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    /** For picocli. */
    public OptimizeCommand() {
        // Options are set by the parser.
    }

    @Override
    public Integer call() throws IOException {
        RunFolders.requireNamed(spec, resume, out, "optimisation");
        if (placebos < 0) {
            throw new ParameterException(spec.commandLine(), "--placebo must be 0 or more, not " + placebos);
        }
        final ReplayRunner runner = searched.runner(journal);
        final OptimisationPlan asked = searched.plan(runner);
        final Optional<HistorySpan.Parts> parts = Optional.ofNullable(split).map(where -> HistorySpan
            .of(runner, asked.base()).divided(where, asked.base().strategy().timeframe()));
        final OptimisationPlan plan = parts.map(HistorySpan.Parts::before)
            .map(part -> asked.over(asked.base().between(part.from(), part.to()))).orElse(asked);
        if (placebos > 0) {
            PlaceboSearch.requirePossible(runner, plan);
        }
        final OptimisationFolder folder = OptimisationFolder.of(Optional.ofNullable(out),
            plan.base().strategy().name(), Instant.now());
        final OptimisationFindings bare = found(runner, plan, parts.map(HistorySpan.Parts::behind), folder);
        final OptimisationFindings found = placebos > 0 ? besidePlacebos(runner, bare, folder) : bare;
        spec.commandLine().getOut().print(json ? JsonDocument.render(folder.document(found))
            : new OptimisationReport(found).text(folder.path()));
        spec.commandLine().getOut().flush();
        return FailedTrialsText.exitCode(found.result().failed());
    }

    private OptimisationFindings found(final ReplayRunner runner, final OptimisationPlan plan,
        final Optional<HistorySpan> heldBack, final OptimisationFolder folder) throws IOException {
        final InterruptionNotice notice = InterruptionNotice.ofTrials(spec.commandLine().getErr(), folder.path());
        try {
            final OptimisationFindings found = search(runner, plan, heldBack, folder);
            folder.write(found);
            return found;
        } finally {
            notice.end();
        }
    }

    private OptimisationFindings search(final ReplayRunner runner, final OptimisationPlan plan,
        final Optional<HistorySpan> heldBack, final OptimisationFolder folder) throws IOException {
        final OptimisationResult result;
        final Optional<HoldOut> holdOut;
        try (TrialLog log = resume ? TrialLog.resume(folder.path(), plan) : TrialLog.begin(folder.path(), plan);
            LocalSweep sweep = searched.sweep(runner)) {
            result = search(plan, sweep, log);
            holdOut = heldBack.map(part -> HoldOut.of(result, part.from(), part.to(), sweep));
        }
        final Optional<BestEvidence> evidence = result.best().stream().findFirst()
            .filter(row -> row.failure().isEmpty() && row.trades() > 0)
            .map(row -> BestEvidence.of(result, alone(runner, plan, row)));
        return new OptimisationFindings(result, evidence, Optional.empty(), holdOut);
    }

    private OptimisationResult search(final OptimisationPlan plan, final LocalSweep sweep, final TrialLog log) {
        try (TrialBar bar = new TrialBar(spec.commandLine().getErr())) {
            return new Optimisation(plan, sweep, log, bar).run();
        }
    }

    private OptimisationFindings besidePlacebos(final ReplayRunner runner, final OptimisationFindings found,
        final OptimisationFolder folder) throws IOException {
        final InterruptionNotice notice = InterruptionNotice.ofPlacebos(spec.commandLine().getErr(), folder.path());
        try {
            final OptimisationFindings beside = found.beside(PlaceboEvidence.of(found.result(),
                bestOfPlacebos(runner, found.result().plan(), folder)));
            folder.write(beside);
            return beside;
        } finally {
            notice.end();
        }
    }

    private List<Optional<TrialRow>> bestOfPlacebos(final ReplayRunner runner, final OptimisationPlan plan,
        final OptimisationFolder folder) throws IOException {
        try (TrialLog kept = TrialLog.open(folder.placebos(), plan)) {
            return bestOfPlacebos(new PlaceboSearch(runner, plan, searched::sweep, kept));
        }
    }

    private List<Optional<TrialRow>> bestOfPlacebos(final PlaceboSearch permuted) throws IOException {
        final List<Optional<TrialRow>> best = new ArrayList<>();
        for (int market = 1; market <= placebos; market++) {
            try (TrialBar bar = new TrialBar(spec.commandLine().getErr(), "placebo " + market + " of " + placebos
                + ": ")) {
                best.add(permuted.best(market, bar));
            }
        }
        return best;
    }

    /** The best trial once more, for its returns are on no list. */
    private static ReplayResult alone(final ReplayRunner runner, final OptimisationPlan plan, final TrialRow row) {
        return runner.run(runner.plan(plan.base().withParameters(row.parameters())), ThreadMode.INLINE,
            FrameListener.NONE, RunProgress.NONE);
    }
}
