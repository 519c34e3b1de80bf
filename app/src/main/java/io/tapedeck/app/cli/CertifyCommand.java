package io.tapedeck.app.cli;

import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.replay.difference.TapeComparison;
import io.tapedeck.replay.report.JsonDocument;
import io.tapedeck.replay.run.RunTape;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code tapedeck journal certify}: two builds over the same tapes. */
@Command(
    name = CertifyCommand.NAME,
    description = CertifyCommand.SUMMARY,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"",
        "With two runs as --old and --new, and no RUN, what the two recorded is compared instead.",
        "A build is a folder with bin/tapedeck: a distribution or a checkout, which is built where need be.",
        "Where they differ, the first frame and field is named in which each departs from the recording.",
        "Exit code 1 where a run is decided otherwise or leaves another state, 3 where a build cannot play one.",
        "", "Examples:",
        "  tapedeck journal certify --old /opt/tapedeck --new . runs/*",
        "  tapedeck journal certify --old /opt/tapedeck --new . runs/20220101T000000Z-sma-cross --json",
        "  tapedeck journal certify --old runs/20220101T000000Z-sma-cross --new runs/20220101T000100Z-sma-cross"})
final class CertifyCommand implements Callable<Integer> {
    static final String NAME = "certify";
    static final String SUMMARY = "Plays recorded runs with two builds of the program, each in a process of its own, "
        + "and compares the digests of decisions and state: does the new build decide as the old one did, on every "
        + "tape?";

    @Spec
    private CommandSpec spec;

    @Option(names = "--old", paramLabel = "DIR", required = true, description = "Build to compare with.")
    private Path old;

    @Option(names = "--new", paramLabel = "DIR", required = true, description = "Build in question.")
    private Path now;

    @Parameters(paramLabel = "RUN", arity = "0..*", description = "Folders of recorded runs and live sessions.")
    private List<String> runs = List.of();

    @Option(names = "--journal", paramLabel = "DIR", defaultValue = "data",
        description = "Journal with the history of the runs (default: ${DEFAULT-VALUE}).")
    private Path journal;

    @Option(names = "--plugins", paramLabel = "DIR",
        description = "Folder with the jars of strategies of one's own, for both builds (default: plugins, if any).")
    private Path plugins;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (runs.isEmpty() && !Build.isBuild(old) && !Build.isBuild(now)) {
            return compareRecordings();
        }
        final Build oldBuild = Build.of(old);
        final Build newBuild = Build.of(now);
        if (runs.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "name the runs that both builds are to play");
        }
        runs.forEach(RecordedRun::find);
        try {
            return certify(oldBuild, newBuild);
        } catch (final InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted before all runs were played", interrupted);
        }
    }

    private int compareRecordings() {
        final RunTape oldTape = RecordedRun.find(old.toString());
        final RunTape newTape = RecordedRun.find(now.toString());
        if (oldTape.digests().isEmpty() || newTape.digests().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "a live session recorded no digests to compare: name it "
                + "as RUN, for two builds to play, or compare the tapes with 'journal diff'");
        }
        final CertifiedRun recordings = new CertifiedRun(now.toString(), recorded(oldTape), recorded(newTape));
        final DifferenceReport difference = new DifferenceReport(old.toString(), now.toString(), TapeComparison.of(
            RecordedTape.at(oldTape.directory()).orElseThrow(), RecordedTape.at(newTape.directory()).orElseThrow()));
        if (json) {
            final Map<String, Object> document = recordings.document();
            document.put("tapes", difference.document());
            print(JsonDocument.render(document));
        } else {
            print(recordings.line() + "\n");
            print(recordings.exitCode() == ExitCode.DONE ? "" : String.join("\n", difference.lines()) + "\n");
        }
        difference.tellDamages(spec.commandLine().getErr());
        return Math.max(recordings.exitCode(), difference.found().damages().isEmpty() ? ExitCode.DONE
            : ExitCode.CHECK_FAILED);
    }

    private static CertifiedRun.Decided recorded(final RunTape tape) {
        return new CertifiedRun.Decided(tape.digests(), Optional.empty(), Optional.empty());
    }

    private int certify(final Build oldBuild, final Build newBuild) throws IOException, InterruptedException {
        final String oldVersion = oldBuild.version();
        final String newVersion = newBuild.version();
        if (!json) {
            print("old " + oldVersion + " in " + old + ", new " + newVersion + " in " + now + "\n");
        }
        final List<CertifiedRun> certified = new ArrayList<>();
        for (final String run : runs) {
            final CertifiedRun each = new CertifiedRun(run, play(oldBuild, run), play(newBuild, run));
            certified.add(each);
            print(json ? "" : each.line() + "\n");
        }
        if (json) {
            final Map<String, Object> document = new LinkedHashMap<>();
            document.put("old", oldVersion);
            document.put("new", newVersion);
            document.put("runs", certified.stream().map(CertifiedRun::document).toList());
            print(JsonDocument.render(document));
        }
        return certified.stream().mapToInt(CertifiedRun::exitCode).reduce(ExitCode.DONE,
            (one, other) -> one == ExitCode.CHECK_FAILED || other == ExitCode.DONE ? one : other);
    }

    /** Verifying is what every build can, and it reads the generations of history that the run was made from. */
    private CertifiedRun.Decided play(final Build build, final String run) throws IOException, InterruptedException {
        final List<String> arguments = new ArrayList<>(List.of("replay", "--verify", RecordedRun.folder(run)
            .toString(), "--journal", journal.toString(), "--json"));
        if (plugins != null) {
            arguments.addAll(List.of("--plugins", plugins.toString()));
        }
        final Build.Ended ended = build.run(arguments);
        return ended.out().isBlank() ? CertifiedRun.Decided.refused(ended.reason()) : decided(ended);
    }

    private static CertifiedRun.Decided decided(final Build.Ended ended) {
        try {
            // JSON is YAML; without types every value is a text.
            final Map<?, ?> told = (Map<?, ?>) new Load(LoadSettings.builder().setSchema(new FailsafeSchema()).build())
                .loadFromString(ended.out());
            return new CertifiedRun.Decided(Optional.of(String.valueOf(told.get("replayedDigests"))),
                Optional.ofNullable(told.get("difference")).map(CertifyCommand::sentence), Optional.empty());
        } catch (final YamlEngineException | ClassCastException unreadable) {
            return CertifiedRun.Decided.refused("it printed something else than was asked for");
        }
    }

    private static String sentence(final Object difference) {
        final Map<?, ?> told = (Map<?, ?>) difference;
        final boolean isPlaced = !"0".equals(String.valueOf(told.get("sequence")));
        return (isPlaced ? "first at frame " + told.get("sequence") + ", " + told.get("time") + ", " : "")
            + told.get("what");
    }

    private void print(final String text) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }
}
