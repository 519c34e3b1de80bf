package io.tapedeck.app.cli;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.journal.backup.BackedUpSession;
import io.tapedeck.journal.session.SessionTape;
import io.tapedeck.replay.report.JsonDocument;
import io.tapedeck.replay.retention.Retention;
import io.tapedeck.replay.retention.RetentionPlan;
import io.tapedeck.replay.retention.RetentionRule;
import io.tapedeck.replay.run.UnusableRequestException;
import io.tapedeck.replay.session.RecordedSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** {@code tapedeck data retain}. */
@Command(
    name = DataRetainCommand.NAME,
    description = {DataRetainCommand.SUMMARY,
        "Never the newest, none since the decision that the oldest open position or order came from, none that a "
            + "snapshot goes on with. The whole session is played first: nothing is taken from one that is not what "
            + "was recorded. The state behind the removed tapes is kept: the session still recovers, and proves itself "
            + "from there on."},
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"",
        "Exit code 1 where the session does not replay as it was recorded.",
        "", "Examples:",
        "  tapedeck data retain sessions/paper --keep-days 90 --dry-run",
        "  tapedeck data backup sessions/paper --to /backup && \\",
        "    tapedeck data retain sessions/paper --keep-days 90 --backup /backup"})
final class DataRetainCommand implements Callable<Integer> {
    static final String NAME = "retain";
    static final String SUMMARY = "Takes the oldest tapes of a live session away that are older than so many days; "
        + "its daemon may run.";

    private static final long MOST_DAYS = 36_500;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SESSION", description = "Folder of a live session.")
    private Path session;

    @Option(names = "--keep-days", paramLabel = "N", required = true,
        description = "Tapes with frames of the last N days stay; counted back from the session's last frame.")
    private long keepDays;

    @Option(names = "--backup", paramLabel = "DIR",
        description = "Remove only tapes that are in the backup in this folder, frame by frame.")
    private Path backup;

    @Option(names = "--dry-run", description = "Only tell what would be removed.")
    private boolean isDry;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    @Override
    public Integer call() throws IOException {
        if (keepDays < 1 || keepDays > MOST_DAYS) {
            throw new ParameterException(spec.commandLine(), "--keep-days must be 1 to " + MOST_DAYS + ", not "
                + keepDays);
        }
        final RecordedSession recorded = RecordedSession.at(session).orElseThrow(() ->
            new UnusableRequestException(Category.DATA, session + " is no live session: name a "
                + "folder such as sessions/paper"));
        final Retention retention = new Retention(recorded.folder(), recorded.strategy(plugins.catalogue()),
            new RetentionRule(Duration.ofDays(keepDays), isCopied()));
        final RetentionPlan plan = retention.plan();
        if (!isDry) {
            retention.carryOut(plan);
        }
        final RetentionReport report = new RetentionReport(session, isDry, plan);
        spec.commandLine().getOut().print(json ? JsonDocument.render(report.document()) : report.text());
        spec.commandLine().getOut().flush();
        return plan.verification().isIdentical() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private Predicate<SessionTape> isCopied() throws IOException {
        return backup == null ? any -> true : BackedUpSession.of(session, backup);
    }
}
