package io.tapedeck.app.cli;

import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.journal.catalogue.Catalogue;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.tape.SessionTapeWriter;
import io.tapedeck.replay.lookahead.LookaheadCheck;
import io.tapedeck.replay.report.JsonDocument;
import io.tapedeck.replay.report.ResultSummary;
import io.tapedeck.replay.report.RunDirectory;
import io.tapedeck.replay.run.JvmStageClock;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.run.ReplayRunner;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.RunTape;
import io.tapedeck.replay.session.RecordedSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** {@code tapedeck replay}: the main job. */
@Command(
    name = ReplayCommand.NAME,
    description = ReplayCommand.SUMMARY,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
        "",
        "Examples:",
        "  tapedeck replay --from 2022-01-01 --journal data/",
        "  tapedeck replay --symbols BTCUSDT --timeframe 4h --param fast=20 --param slow=50 --json",
        "  tapedeck replay --strategy donchian-breakout --base 4h --timeframe 4h",
        "  tapedeck replay --strategy donchian-breakout --check-lookahead --record none",
        "  tapedeck replay --verify runs/20220101T000000Z-sma-cross"})
public final class ReplayCommand implements Callable<Integer> {
    static final String NAME = "replay";
    static final String SUMMARY = "Plays history through the engine: a backtest, the same to the bit every time.";

    private static final String NO_RUN = "";
    /** No factor in common with the minutes of an hour or a day: every kind of candle close comes up. */
    private static final String SAMPLED = "7";

    @Spec
    private CommandSpec spec;

    @Option(names = "--journal", paramLabel = "DIR", defaultValue = "data",
        description = "Journal directory with the history tapes (default: ${DEFAULT-VALUE}).")
    private Path journal;

    @Mixin
    private SpanOptions span;

    @Mixin
    private StrategyOptions strategy;

    @Mixin
    private RequestOptions request;

    @Mixin
    private TradingOptions trading;

    @Option(names = "--record", paramLabel = "none|decisions|all", defaultValue = "decisions",
        description = "What the run's own tape keeps (default: ${DEFAULT-VALUE}).")
    private RecordLevel record;

    @Option(names = "--threads", paramLabel = "inline|fused", defaultValue = "inline",
        description = "Run the stages on the reader's thread, or behind a ring on a second one; the result is the same "
            + "(default: ${DEFAULT-VALUE}).")
    private ThreadMode threads;

    @Option(names = "--stage-times", paramLabel = "EVERY", arity = "0..1", fallbackValue = SAMPLED,
        description = "Record how long each stage took with every so many-th frame (without a number: "
            + "${FALLBACK-VALUE}; 1: with each), for 'journal latency'; the result is the same.")
    private Integer stageTimes;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "runs",
        description = "Where the folder of the run is made (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--verify", paramLabel = "RUN", arity = "0..1", fallbackValue = NO_RUN,
        description = "Play a recorded run or live session again and compare every derived message; without RUN, "
            + "this one.")
    private String verify;

    @Mixin
    private LookaheadOptions lookahead;

    @Option(names = "--config", paramLabel = "FILE", description = "YAML file with option names and values.")
    private Path config;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    /** For picocli. */
    public ReplayCommand() {
        // Options are set by the parser.
    }

    @Override
    public Integer call() throws IOException {
        final Catalogue catalogue = new Catalogue(journal);
        if (verify != null && !verify.equals(NO_RUN)) {
            if (lookahead.isAsked()) {
                throw new ParameterException(spec.commandLine(), "--check-lookahead checks a new run: leave out "
                    + "--verify " + verify);
            }
            return verify(catalogue, Path.of(verify));
        }
        return replay(catalogue);
    }

    private int verify(final Catalogue catalogue, final Path run) throws IOException {
        final Optional<RecordedSession> session = RecordedSession.at(run);
        if (session.isPresent()) {
            final SessionReport found = new SessionReport(run, session.get().codeVersion(),
                session.get().verify(strategy.catalogue()));
            print(json ? JsonDocument.render(found.document()) : found.text());
            return found.exitCode();
        }
        final VerifyReport report = VerifyReport.of(run, catalogue, strategy.catalogue(), threads, progress());
        print(json ? JsonDocument.render(report.document()) : report.text());
        return report.exitCode();
    }

    private int replay(final Catalogue catalogue) throws IOException {
        if (stageTimes != null && stageTimes < 1) {
            throw new ParameterException(spec.commandLine(), "--stage-times must be 1 or more, not " + stageTimes);
        }
        final ReplayRunner runner = runner(catalogue);
        final ReplaySpec asked = replaySpec();
        final ReplayRunner.Plan plan = runner.plan(asked);
        final Optional<LookaheadCheck> check = lookahead.check(runner, plan, threads);
        final RunDirectory run = RunDirectory.create(out, Instant.now(), asked.strategy().name());
        final ReplayResult result = record == RecordLevel.NONE
            ? play(runner, plan, watched(check, FrameListener.NONE))
            : playRecorded(runner, plan, run, check);
        final Map<String, Object> document = run.write(result);
        final Optional<VerifyReport> verification = verify == null
            ? Optional.empty()
            : Optional.of(VerifyReport.of(run.path(), catalogue, strategy.catalogue(), threads, progress()));
        final Optional<LookaheadReport> looked = check.map(found -> LookaheadReport.of(found, progress()));
        print(json ? document(document, verification, looked) : text(run, result, verification, looked));
        return result.firstFailure().isPresent()
            ? ExitCode.CHECK_FAILED
            : Math.max(verification.map(VerifyReport::exitCode).orElse(ExitCode.DONE),
                looked.map(LookaheadReport::exitCode).orElse(ExitCode.DONE));
    }

    private ReplayRunner runner(final Catalogue catalogue) throws IOException {
        final ReplayRunner runner = new ReplayRunner(tapes(catalogue), strategy.catalogue(), CodeVersion.text(),
            System::nanoTime);
        return stageTimes == null ? runner : runner.timingStages(new JvmStageClock(), stageTimes);
    }

    private static FrameListener watched(final Optional<LookaheadCheck> check, final FrameListener journal) {
        return check.map(watching -> watching.watching(journal)).orElse(journal);
    }

    private static String document(final Map<String, Object> document, final Optional<VerifyReport> verification,
        final Optional<LookaheadReport> looked) {
        verification.ifPresent(report -> document.put("verification", report.document()));
        looked.ifPresent(report -> document.put("lookahead", report.document()));
        return JsonDocument.render(document);
    }

    private static String text(final RunDirectory run, final ReplayResult result,
        final Optional<VerifyReport> verification, final Optional<LookaheadReport> looked) {
        return ResultSummary.render(result) + "  run                " + run.path() + "\n"
            + verification.map(VerifyReport::text).orElse("")
            + looked.map(LookaheadReport::text).orElse("");
    }

    private List<HistoryTape> tapes(final Catalogue catalogue) throws IOException {
        final List<HistoryTape> tapes = catalogue.tapes();
        return tapes.isEmpty() && !span.namesSymbols() && !hasForeignFiles()
            ? List.of(new SampleMaker(spec.commandLine().getErr()).makeDefault(catalogue))
            : tapes;
    }

    /** A folder with other things in it is more likely a mistyped one than a new journal. */
    private boolean hasForeignFiles() throws IOException {
        if (!Files.exists(journal)) {
            return false;
        }
        try (Stream<Path> files = Files.list(journal)) {
            return files.anyMatch(file -> !file.getFileName().toString().matches("catalogue\\..*|history|\\..*"));
        }
    }

    private ReplaySpec replaySpec() {
        return request.over(span.spec(), strategy, trading);
    }

    private ReplayResult playRecorded(final ReplayRunner runner, final ReplayRunner.Plan plan, final RunDirectory run,
        final Optional<LookaheadCheck> check) throws IOException {
        final ReplayResult result;
        try (SessionTapeWriter journalWriter = new SessionTapeWriter(run.tape(), record)) {
            result = play(runner, plan, watched(check, journalWriter));
        }
        RunTape.complete(run.tape(), record, result);
        return result;
    }

    private ReplayResult play(final ReplayRunner runner, final ReplayRunner.Plan plan, final FrameListener listener) {
        try (ProgressBar progress = new ProgressBar(spec.commandLine().getErr())) {
            return runner.run(plan, threads, listener, progress);
        }
    }

    private PrintWriter progress() {
        return spec.commandLine().getErr();
    }

    private void print(final String text) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }
}
