package io.tapedeck.app.cli;

import io.tapedeck.app.configuration.ProposedConfiguration;
import io.tapedeck.replay.optimise.LocalSweep;
import io.tapedeck.replay.optimise.OptimisationPlan;
import io.tapedeck.replay.report.JsonDocument;
import io.tapedeck.replay.run.ReplayRunner;
import io.tapedeck.replay.walkforward.Candidate;
import io.tapedeck.replay.walkforward.WalkForward;
import io.tapedeck.replay.walkforward.WalkForwardPlan;
import io.tapedeck.replay.walkforward.WalkForwardResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code tapedeck walkforward}: chooses parameters by one window and trades them in the next, again and again. */
@Command(
    name = WalkForwardCommand.NAME,
    description = WalkForwardCommand.SUMMARY,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
        "",
        "Examples:",
        "  tapedeck walkforward --space fast=5..50:5,slow=50..200:10 --train 90d --folds 12 --from 2022-01-01 --to "
            + "2023-01-01",
        "  tapedeck walkforward --strategy volatility-cross --space fast=5..50,move=0.5..3:0.25 --search tpe "
            + "--train 180d --test 30d --anchored --purge 2d",
        "  tapedeck walkforward --space fast=5..50:5,slow=50..200:10 --train 90d --folds 12 --out runs/walk --resume"})
public final class WalkForwardCommand implements Callable<Integer> {
    static final String NAME = "walkforward";
    static final String SUMMARY = "Chooses parameters by one window of history and trades them in the next one, again "
        + "and again: what choosing them that way would have earned, and which ones to run next.";

    @Spec
    private CommandSpec spec;

    @Mixin
    private JournalOption journal;

    @Mixin
    private ScheduleOptions windows;

    @Mixin
    private SearchOptions searched;

    @Option(names = "--out", paramLabel = "DIR",
        description = "Folder of the walk forward (default: a new one below runs/).")
    private Path out;

    @Option(names = "--resume",
        description = "Continue the walk forward in --out; finished trials are not played again.")
    private boolean resume;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    /** For picocli. */
    public WalkForwardCommand() {
        // Options are set by the parser.
    }

    @Override
    public Integer call() throws IOException {
        RunFolders.requireNamed(spec, resume, out, "walk forward");
        final ReplayRunner runner = searched.runner(journal);
        final WalkForwardPlan plan = plan(searched.plan(runner), runner);
        final WalkForwardFolder folder = new WalkForwardFolder(RunFolders.chosen(Optional.ofNullable(out),
            "walkforward-" + plan.search().base().strategy().name(), Instant.now()), resume);
        plan.folds();
        folder.begin(plan);
        final WalkForwardResult result = found(plan, runner, folder);
        spec.commandLine().getOut().print(json ? JsonDocument.render(folder.document(result))
            : WalkForwardReport.text(result, folder));
        spec.commandLine().getOut().flush();
        return FailedTrialsText.exitCode(result.failed());
    }

    private WalkForwardResult found(final WalkForwardPlan plan, final ReplayRunner runner,
        final WalkForwardFolder folder) throws IOException {
        final InterruptionNotice notice = InterruptionNotice.ofTrials(spec.commandLine().getErr(), folder.path());
        try {
            final WalkForwardResult result = walk(plan, runner, folder);
            folder.write(result, proposed(runner, result));
            return result;
        } finally {
            notice.end();
        }
    }

    private WalkForwardResult walk(final WalkForwardPlan plan, final ReplayRunner runner,
        final WalkForwardFolder folder) throws IOException {
        try (LocalSweep sweep = searched.sweep(runner);
            TrialBars bars = new TrialBars(spec.commandLine().getErr())) {
            return new WalkForward(plan, runner, sweep, folder, bars).run();
        }
    }

    private WalkForwardPlan plan(final OptimisationPlan search, final ReplayRunner runner) {
        final HistorySpan span = HistorySpan.of(runner, search.base());
        return new WalkForwardPlan(search, windows.schedule(span.from(), span.to(),
            search.base().strategy().timeframe()), span.from(), span.to());
    }

    private static ProposedConfiguration proposed(final ReplayRunner runner, final WalkForwardResult result) {
        final Map<String, String> parameters = result.recommended().map(Candidate::parameters).orElse(Map.of());
        final List<String> comments = new ArrayList<>();
        comments.add("The most robust parameters of 'tapedeck walkforward' from " + result.plan().from() + " to "
            + result.plan().to() + ", " + result.folds().size() + " folds.");
        comments.add("Choosing parameters that way made out of sample: Sharpe ratio "
            + FigureTable.ratio(result.outOfSample().sharpe()) + ", total return "
            + FigureTable.percent(result.outOfSample().returns().total())
            + (result.isWorthTrading() ? "." : ". That is no reason to trade them."));
        result.recommended().flatMap(Candidate::doubt).ifPresent(doubt -> comments.add("By themselves: " + doubt
            + ". That is no reason to trade them."));
        comments.add("bin/tapedeck live --mode paper --config THIS-FILE");
        return new ProposedConfiguration(runner.plan(result.plan().search().base().withParameters(parameters)),
            comments);
    }
}
