package io.tapedeck.app.cli;

import io.tapedeck.replay.optimise.OptimisationPage;
import io.tapedeck.replay.report.DifferenceJson;
import io.tapedeck.replay.report.JsonDocument;
import io.tapedeck.replay.report.ResultJson;
import io.tapedeck.replay.report.page.RunReport;
import io.tapedeck.replay.report.table.RunTables;
import io.tapedeck.replay.report.table.TableFiles;
import io.tapedeck.replay.run.CheckedResult;
import io.tapedeck.replay.run.Difference;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.run.Verification;
import io.tapedeck.replay.walkforward.WalkForwardPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code tapedeck report}: a run as a page for a browser, or as tables for other programs. */
@Command(
    name = ReportCommand.NAME,
    description = {ReportCommand.SUMMARY,
        "The page is one file that asks for nothing from the network. The run is played again for it and held against "
            + "its tape. A search for parameters is told from its folder: what the best trial proves, where it lies "
            + "among the others, and how to get it again.",
        "With --to csv or parquet: tables of trades, equity, fills, refusals, figures, months and settings."},
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
        "",
        "Exit code 1 where the run does not decide now as it was recorded; what was asked for is written, and the page "
            + "says so.",
        "",
        "Examples:",
        "  tapedeck report runs/20220101T000000Z-sma-cross",
        "  tapedeck report runs/study",
        "  tapedeck report runs/walk",
        "  tapedeck report sessions/paper --out paper.html --json",
        "  tapedeck report runs/20220101T000000Z-sma-cross --to parquet --out tables/"})
public final class ReportCommand implements Callable<Integer> {
    static final String NAME = "report";
    static final String SUMMARY = "Tells a run or a live session as one page for a browser: equity, price with every "
        + "trade, months, results, figures, costs, data, and how to get the same again.";

    private static final String PAGE = "report.html";
    private static final String TABLES = "tables";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN",
        description = "Folder of a run, of a live session, of an optimisation or of a walk forward.")
    private String run;

    @Option(names = "--to", paramLabel = "html|csv|parquet", defaultValue = "html",
        description = "A page, or a file a table (default: ${DEFAULT-VALUE}).")
    private ReportFormat format;

    @Option(names = "--out", paramLabel = "FILE|DIR",
        description = "File of the page, or folder of the tables; what is there is replaced (default: report.html, or "
            + "tables, in RUN).")
    private Path out;

    @Mixin
    private JournalOption journal;

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    @Option(names = "--json", description = "Print one JSON document: what was written, and the result of the run.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        final Path folder = Path.of(run);
        if (OptimisationPage.isOptimisation(folder)) {
            requireWhole(folder);
            return search(OptimisationPage.html(folder, run));
        }
        if (WalkForwardPage.isWalkForward(folder)) {
            return search(WalkForwardPage.html(folder, run));
        }
        final Verification recorded =
            new Verification(RecordedRun.find(run), journal.catalogue(), plugins.catalogue());
        return format == ReportFormat.HTML ? writePage(recorded) : writeTables(recorded);
    }

    /** What a walk searched in its folds is told by its own page. */
    private void requireWhole(final Path folder) {
        final Path around = folder.resolve("..").normalize();
        if (WalkForwardPage.isWalkForward(around)) {
            throw new ParameterException(spec.commandLine(), run + " is a part of a walk forward: name the whole, "
                + (around.toString().isEmpty() ? "." : around));
        }
    }

    /** Of what its folder holds: no trial is played again. */
    private int search(final String html) throws IOException {
        if (format != ReportFormat.HTML) {
            throw new ParameterException(spec.commandLine(), "the tables of a search are in its folder already: "
                + run);
        }
        final Path page = WrittenPage.write(Optional.ofNullable(out).orElseGet(() -> Path.of(run).resolve(PAGE)), html);
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("page", page);
        document.put("bytes", Files.size(page));
        print(page + "\n", document);
        return ExitCode.DONE;
    }

    private int writePage(final Verification recorded) throws IOException {
        final RunReport.Told told;
        try (ProgressBar progress = new ProgressBar(spec.commandLine().getErr())) {
            told = new RunReport(recorded, CodeVersion.text(), System::nanoTime)
                .tell(RecordedRun.folder(run).toString(), progress);
        }
        final Path page = WrittenPage.write(place(PAGE), told.html());
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("page", page);
        document.put("bytes", Files.size(page));
        return finish(page + "\n", document, told.difference(), told.result());
    }

    private int writeTables(final Verification recorded) throws IOException {
        final CheckedResult checked;
        try (ProgressBar progress = new ProgressBar(spec.commandLine().getErr())) {
            checked = recorded.checked(CodeVersion.text(), System::nanoTime, progress);
        }
        final WrittenTables written = new WrittenTables(
            new TableFiles(place(TABLES), format.tables()).write(RunTables.of(checked.result())));
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("tables", written.document());
        return finish(written.text(), document, checked.difference(), checked.result());
    }

    private Path place(final String usual) {
        return Optional.ofNullable(out).orElseGet(() -> RecordedRun.folder(run).resolve(usual));
    }

    private int finish(final String text, final Map<String, Object> document, final Optional<Difference> difference,
        final ReplayResult result) {
        difference.ifPresent(found -> spec.commandLine().getErr().println("tapedeck: " + run
            + " does not decide now as it was recorded: " + found.sentence()));
        document.put("difference", difference.map(DifferenceJson::document).orElse(null));
        document.put("result", ResultJson.document(run, result));
        print(text, document);
        return difference.isPresent() ? ExitCode.CHECK_FAILED : ExitCode.DONE;
    }

    private void print(final String text, final Map<String, Object> document) {
        spec.commandLine().getOut().print(json ? JsonDocument.render(document) : text);
        spec.commandLine().getOut().flush();
    }
}
