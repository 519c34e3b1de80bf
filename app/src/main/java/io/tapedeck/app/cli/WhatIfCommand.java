package io.tapedeck.app.cli;

import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.journal.catalogue.Catalogue;
import io.tapedeck.journal.tape.SessionTapeWriter;
import io.tapedeck.replay.report.JsonDocument;
import io.tapedeck.replay.report.RunDirectory;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.run.RunTape;
import io.tapedeck.replay.session.ConfigurationChange;
import io.tapedeck.replay.session.ConfigurationHistory;
import io.tapedeck.replay.session.RecordedSession;
import io.tapedeck.replay.source.SessionInput;
import io.tapedeck.replay.whatif.WhatIf;
import io.tapedeck.replay.whatif.WhatIfResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code tapedeck journal what-if}: a recorded run with something changed. */
@Command(
    name = WhatIfCommand.NAME,
    description = {WhatIfCommand.SUMMARY,
        "The options are those of replay. What is not given stays as the run had it; the defaults that are named here "
            + "count only for what the run did not have."},
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"",
        "First the run is played unchanged. Exit code 1 where it does not decide as recorded: then the change would be "
            + "blamed for something else.",
        "Another strategy starts from its own presets; parameters of the recorded one do not go with it.",
        "", "Examples:",
        "  tapedeck journal what-if runs/20220101T000000Z-donchian-breakout --param stop=4",
        "  tapedeck journal what-if runs/20220101T000000Z-sma-cross --slippage 0.0005 --latency-ms 200",
        "  tapedeck journal what-if runs/20220101T000000Z-sma-cross --limit daily-loss=0.02 --out runs --json"})
final class WhatIfCommand implements Callable<Integer> {
    static final String NAME = "what-if";
    static final String SUMMARY = "Plays a recorded run again with something changed, over the same generations of "
        + "history: where the two part, which trades are lost, gained or end otherwise, and what the difference of "
        + "the results is made of.";

    private static final ThreadMode THREADS = ThreadMode.INLINE;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "Folder of a recorded run or live session.")
    private String run;

    @Mixin
    private StrategyOptions strategy;

    @Mixin
    private RequestOptions request;

    @Mixin
    private TradingOptions trading;

    @Option(names = "--journal", paramLabel = "DIR", defaultValue = "data",
        description = "Journal with the history of the run (default: ${DEFAULT-VALUE}).")
    private Path journal;

    @Option(names = "--out", paramLabel = "DIR",
        description = "Keep the changed run in a new folder in here, as replay does (default: it is not kept).")
    private Path out;

    @Option(names = "--rows", paramLabel = "N", defaultValue = "20",
        description = "Trades to list, those that differ most (default: ${DEFAULT-VALUE}); --json lists all.")
    private int rows;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (rows < 0) {
            throw new ParameterException(spec.commandLine(), "--rows cannot be negative");
        }
        final RunTape tape = RecordedRun.find(run);
        final WhatIf whatIf = new WhatIf(tape, new Catalogue(journal), strategy.catalogue(), System::nanoTime);
        final WhatIf.Plan plan = whatIf.plan(request.over(tape.spec(), strategy, trading), CodeVersion.text());
        if (plan.changes().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "nothing is changed: give an option of replay with "
                + "another value than the run had, such as --param stop=4");
        }
        tellReloads(tape, plan);
        final WhatIf.Recorded recorded = playRecorded(whatIf, plan);
        return tape.hasSimulatedFills() && hasDeviated(recorded) ? ExitCode.CHECK_FAILED
            : playChanged(whatIf, plan, tape, recorded.result());
    }

    private void tellReloads(final RunTape tape, final WhatIf.Plan plan) throws IOException {
        final boolean isLeftOut = plan.changed().input() instanceof SessionInput input
            && input.reloads() == SessionInput.Reloads.LEFT_OUT;
        if (isLeftOut && hasReloads(RecordedSession.at(tape.session().orElseThrow().directory()).orElseThrow())) {
            error().println("tapedeck: the parameters were changed while the session went on: the changed run leaves "
                + "that out and has its own from the beginning to the end");
        }
    }

    private boolean hasReloads(final RecordedSession session) throws IOException {
        return ConfigurationHistory.of(session, strategy.catalogue()).changes().stream()
            .anyMatch(change -> change.kind() == ConfigurationChange.Kind.PARAMETERS);
    }

    private WhatIf.Recorded playRecorded(final WhatIf whatIf, final WhatIf.Plan plan) {
        try (ProgressBar progress = new ProgressBar(error())) {
            return whatIf.playRecorded(plan, THREADS, progress);
        }
    }

    private boolean hasDeviated(final WhatIf.Recorded recorded) {
        recorded.deviation().ifPresent(difference -> error().println("tapedeck: " + run
            + " does not decide as recorded when it is played unchanged, so that nothing can be said of a change: "
            + VerifyReport.sentence(difference)));
        return recorded.deviation().isPresent();
    }

    private int playChanged(final WhatIf whatIf, final WhatIf.Plan plan, final RunTape tape,
        final ReplayResult recorded) throws IOException {
        final Optional<RunDirectory> kept = out == null ? Optional.empty()
            : Optional.of(RunDirectory.create(out, Instant.now(), plan.changed().spec().strategy().name()));
        final WhatIfResult result = kept.isPresent()
            ? playKept(whatIf, plan, tape, recorded, kept.get())
            : play(whatIf, plan, recorded, FrameListener.NONE);
        final WhatIfReport report = new WhatIfReport(run, plan.changes(), result, tape.hasSimulatedFills(),
            kept.map(RunDirectory::path));
        spec.commandLine().getOut().print(json ? JsonDocument.render(report.document())
            : String.join("\n", report.lines(rows)) + "\n");
        spec.commandLine().getOut().flush();
        return report.exitCode();
    }

    private WhatIfResult playKept(final WhatIf whatIf, final WhatIf.Plan plan, final RunTape tape,
        final ReplayResult recorded, final RunDirectory kept) throws IOException {
        final WhatIfResult result;
        try (SessionTapeWriter writer = new SessionTapeWriter(kept.tape(), tape.level())) {
            result = play(whatIf, plan, recorded, writer);
        }
        RunTape.complete(kept.tape(), tape.level(), result.changed());
        kept.write(result.changed());
        return result;
    }

    private WhatIfResult play(final WhatIf whatIf, final WhatIf.Plan plan, final ReplayResult recorded,
        final FrameListener listener) {
        try (ProgressBar progress = new ProgressBar(error())) {
            return whatIf.playChanged(plan, recorded, THREADS, listener, progress);
        }
    }

    private PrintWriter error() {
        return spec.commandLine().getErr();
    }
}
