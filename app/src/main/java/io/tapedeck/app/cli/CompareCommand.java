package io.tapedeck.app.cli;

import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.replay.report.JsonDocument;
import io.tapedeck.replay.report.comparison.ComparedRun;
import io.tapedeck.replay.report.comparison.ComparisonJson;
import io.tapedeck.replay.report.comparison.ComparisonPage;
import io.tapedeck.replay.report.comparison.ComparisonTables;
import io.tapedeck.replay.report.comparison.ComparisonText;
import io.tapedeck.replay.report.comparison.RunComparison;
import io.tapedeck.replay.report.table.TableFiles;
import io.tapedeck.replay.run.CheckedResult;
import io.tapedeck.replay.run.RunTape;
import io.tapedeck.replay.run.Verification;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code tapedeck compare}: runs beside each other. */
@Command(
    name = CompareCommand.NAME,
    description = {CompareCommand.SUMMARY,
        "Every run is played again and held against its tape. With --out: a page for a browser, or tables."},
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
        "",
        "Runs over other symbols or spans can be compared, too; the answer says what they do not have in common.",
        "Exit code 1 where a run does not decide now as it was recorded; the answer is given, and says so.",
        "",
        "Examples:",
        "  tapedeck compare runs/20220101T000000Z-sma-cross runs/20220101T000010Z-sma-cross",
        "  tapedeck compare runs/* --out compare.html",
        "  tapedeck compare runs/* --to parquet --out tables/ --json"})
public final class CompareCommand implements Callable<Integer> {
    static final String NAME = "compare";
    static final String SUMMARY = "Puts runs and live sessions beside each other: the settings that differ, the "
        + "figures, the equity, how alike their returns are, and the trades that only one of them made.";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", arity = "0..*",
        description = "Folders of 2 to " + RunComparison.MOST + " runs or live sessions.")
    private List<String> runs = List.of();

    @Option(names = "--out", paramLabel = "FILE|DIR",
        description = "File of a page, or folder of tables; what is there is replaced (default: a table is printed).")
    private Path out;

    @Option(names = "--to", paramLabel = "html|csv|parquet", defaultValue = "html",
        description = "With --out: a page, or a file a table (default: ${DEFAULT-VALUE}).")
    private ReportFormat format;

    @Option(names = "--rows", paramLabel = "N", defaultValue = "20",
        description = "Trades to print, those that weigh most (default: ${DEFAULT-VALUE}); --json has all.")
    private int rows;

    @Mixin
    private JournalOption journal;

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        refuseNonsense();
        final List<RunTape> tapes = new ArrayList<>();
        for (final String run : runs) {
            tapes.add(RecordedRun.find(run));
        }
        final RunComparison comparison = new RunComparison(played(tapes));
        final Map<String, Object> document = new LinkedHashMap<>();
        final String text = out == null ? String.join("\n", ComparisonText.lines(comparison, rows)) + "\n"
            : write(comparison, document);
        document.putAll(ComparisonJson.document(comparison));
        spec.commandLine().getOut().print(json ? JsonDocument.render(document) : text);
        spec.commandLine().getOut().flush();
        return comparison.isAsRecorded() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private void refuseNonsense() {
        if (runs.size() < 2 || runs.size() > RunComparison.MOST) {
            throw refusal("compare takes 2 to " + RunComparison.MOST + " runs, not " + runs.size());
        }
        runs.stream().filter(run -> runs.indexOf(run) != runs.lastIndexOf(run)).findFirst().ifPresent(run -> {
            throw refusal(run + " is named twice");
        });
        if (out == null && format != ReportFormat.HTML) {
            throw refusal("--to needs --out: name the folder that the tables go to");
        }
        if (rows < 0) {
            throw refusal("--rows cannot be negative");
        }
    }

    private ParameterException refusal(final String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    private List<ComparedRun> played(final List<RunTape> tapes) {
        final StrategyCatalogue strategies = plugins.catalogue();
        final List<ComparedRun> played = new ArrayList<>();
        for (int run = 0; run < runs.size(); run++) {
            final Verification recorded = new Verification(tapes.get(run), journal.catalogue(), strategies);
            played.add(played(runs.get(run), recorded));
        }
        return played;
    }

    private ComparedRun played(final String run, final Verification recorded) {
        final CheckedResult checked;
        try (ProgressBar progress = new ProgressBar(spec.commandLine().getErr())) {
            checked = recorded.checked(CodeVersion.text(), System::nanoTime, progress);
        }
        checked.difference().ifPresent(found -> spec.commandLine().getErr().println("tapedeck: " + run
            + " does not decide now as it was recorded: " + found.sentence()));
        return new ComparedRun(run, checked.result(), checked.difference(),
            recorded.tape().hasSimulatedFills() ? ComparedRun.Fills.SIMULATED : ComparedRun.Fills.OF_VENUE);
    }

    private String write(final RunComparison comparison, final Map<String, Object> document) throws IOException {
        if (format == ReportFormat.HTML) {
            final Path page = WrittenPage.write(out, ComparisonPage.of(comparison));
            document.put("page", page);
            document.put("bytes", Files.size(page));
            return page + "\n";
        }
        final WrittenTables written = new WrittenTables(
            new TableFiles(out, format.tables()).write(ComparisonTables.of(comparison)));
        document.put("tables", written.document());
        return written.text();
    }
}
