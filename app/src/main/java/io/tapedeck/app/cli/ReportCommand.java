package io.tapedeck.app.cli;

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
            + "its tape."},
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
        "",
        "Exit code 1 where the run does not decide now as it was recorded; the page is written and says so.",
        "",
        "Examples:",
        "  tapedeck report runs/20220101T000000Z-sma-cross",
        "  tapedeck report sessions/paper --out paper.html --json"})
public final class ReportCommand implements Callable<Integer> {
    private static final String FILE = "report.html";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "Folder of a run or of a live session.")
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
        final Verification recorded =
            new Verification(RecordedRun.find(run), journal.catalogue(), plugins.catalogue());
        final RunReport.Told told;
        try (ProgressBar progress = new ProgressBar(spec.commandLine().getErr())) {
            told = new RunReport(recorded, CodeVersion.text(), System::nanoTime)
                .tell(RecordedRun.folder(run).toString(), progress);
        }
        final Path page = write(told.html());
        told.difference().ifPresent(found -> spec.commandLine().getErr().println("tapedeck: " + run
            + " does not decide now as it was recorded: " + found));
        spec.commandLine().getOut().print(json ? document(page, told) : page + "\n");
        spec.commandLine().getOut().flush();
        return told.difference().isPresent() ? ExitCode.CHECK_FAILED : ExitCode.DONE;
    }

    private Path write(final String html) throws IOException {
        final Path page = Optional.ofNullable(out).orElseGet(() -> RecordedRun.folder(run).resolve(FILE));
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
