package io.tapedeck.app.cli;

import io.tapedeck.journal.backup.Backup;
import io.tapedeck.journal.backup.CopiedSource;
import io.tapedeck.journal.backup.Depth;
import io.tapedeck.replay.report.JsonDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code tapedeck data backup}. */
@Command(
    name = DataBackupCommand.NAME,
    description = {DataBackupCommand.SUMMARY,
        "Daemons may write meanwhile. What is copied already is not copied again, and never replaced by less or by "
            + "something else."},
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"",
        "Exit code 1 where something is damaged: what is sound of it was copied, and what is wrong is said.",
        "To restore, copy the folder back: cp -a --sparse=always /backup/paper sessions/paper",
        "", "Examples:",
        "  tapedeck data backup sessions/paper data runs --to /backup",
        "  tapedeck data backup sessions --to /backup --thorough      (once a week: the old copies are read as well)"})
final class DataBackupCommand implements Callable<Integer> {
    static final String NAME = "backup";
    static final String SUMMARY = "Copies sessions, journals and runs: checks each frame and reads the copies back.";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SOURCE", arity = "1..*",
        description = "A live session, a journal directory, a run, or a folder of sessions or runs.")
    private List<Path> sources;

    @Option(names = "--to", paramLabel = "DIR", required = true,
        description = "Folder of the copies; each has the name of its source there.")
    private Path to;

    @Option(names = "--thorough",
        description = "Read tapes that were closed and copied before as well, and copy damaged copies again.")
    private boolean isThorough;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        final PrintWriter err = spec.commandLine().getErr();
        final BackupReport report = new BackupReport(to,
            new Backup(to, isThorough ? Depth.FRAMES : Depth.SEALS, sentence -> say(err, sentence)).of(sources));
        spec.commandLine().getOut().print(json ? JsonDocument.render(report.document()) : report.text());
        spec.commandLine().getOut().flush();
        report.copied().stream().map(CopiedSource::problems).flatMap(List::stream).forEach(problem ->
            err.println("tapedeck: " + problem));
        return report.isSound() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private static void say(final PrintWriter err, final String sentence) {
        err.println("tapedeck: " + sentence);
        err.flush();
    }
}
