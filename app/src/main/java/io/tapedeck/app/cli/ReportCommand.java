package io.tapedeck.app.cli;

import io.tapedeck.replay.optimise.OptimisationPage;
import io.tapedeck.replay.report.JsonDocument;
import io.tapedeck.replay.report.ResultJson;
import io.tapedeck.replay.report.page.RunReport;
import io.tapedeck.replay.run.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code tapedeck report}: a run as a page for a browser. */
@Command(
    name = "report",
    description = {
        "Tells a run or a live session as one page for a browser: equity, price with every trade, months, results, "
            + "figures, costs, data, and how to get the same again.",
        "The page is one file that asks for nothing from the network. The run is played again for it and held against "
            + "its tape. A search for parameters is told from its folder: what the best trial proves, where it lies "
            + "among the others, and how to get it again."},
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
        "",
        "Exit code 1 where the run does not decide now as it was recorded; the page is written and says so.",
        "",
        "Examples:",
        "  tapedeck report runs/20220101T000000Z-sma-cross",
        "  tapedeck report runs/study",
        "  tapedeck report sessions/paper --out paper.html --json"})
public final class ReportCommand implements Callable<Integer> {
    private static final String FILE = "report.html";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "Folder of a run, of a live session, or of an optimisation.")
    private String run;

    @Option(names = "--out", paramLabel = "FILE", description = "Where the page goes (default: report.html in RUN).")
    private Path out;

    @Mixin
    private JournalOption journal;

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    @Option(names = "--json", description = "Print one JSON document: where the page is, and the result of the run.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (OptimisationPage.isOptimisation(Path.of(run))) {
            return optimisation(Path.of(run));
        }
        final Verification recorded =
            new Verification(RecordedRun.find(run), journal.catalogue(), plugins.catalogue());
        final RunReport.Told told;
        try (ProgressBar progress = new ProgressBar(spec.commandLine().getErr())) {
            told = new RunReport(recorded, CodeVersion.text(), System::nanoTime)
                .tell(RecordedRun.folder(run).toString(), progress);
        }
        final Path page = write(told.html(), RecordedRun.folder(run));
        told.difference().ifPresent(found -> spec.commandLine().getErr().println("tapedeck: " + run
            + " does not decide now as it was recorded: " + found));
        spec.commandLine().getOut().print(json ? document(page, told) : page + "\n");
        spec.commandLine().getOut().flush();
        return told.difference().isPresent() ? ExitCode.CHECK_FAILED : ExitCode.DONE;
    }

    /** Of what its folder holds: no trial is played again. */
    private int optimisation(final Path folder) throws IOException {
        final Path page = write(OptimisationPage.html(folder, run), folder);
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("page", page);
        document.put("bytes", Files.size(page));
        spec.commandLine().getOut().print(json ? JsonDocument.render(document) : page + "\n");
        spec.commandLine().getOut().flush();
        return ExitCode.DONE;
    }

    private Path write(final String html, final Path folder) throws IOException {
        final Path page = Optional.ofNullable(out).orElseGet(() -> folder.resolve(FILE));
        if (page.toAbsolutePath().getParent() != null) {
            Files.createDirectories(page.toAbsolutePath().getParent());
        }
        return Files.writeString(page, html);
    }

    private String document(final Path page, final RunReport.Told told) throws IOException {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("page", page);
        document.put("bytes", Files.size(page));
        document.put("difference", told.difference().orElse(null));
        document.put("result", ResultJson.document(run, told.result()));
        return JsonDocument.render(document);
    }
}
