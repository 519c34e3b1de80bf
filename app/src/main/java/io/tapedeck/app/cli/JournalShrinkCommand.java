package io.tapedeck.app.cli;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.table.Scratch;
import io.tapedeck.replay.report.JsonDocument;
import io.tapedeck.replay.run.UnusableRequestException;
import io.tapedeck.replay.shrink.TapeShrink;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code tapedeck journal shrink}. */
@Command(
    name = JournalShrinkCommand.NAME,
    description = {JournalShrinkCommand.SUMMARY,
        "The command is tried again and again, each time on a journal of its own; the tape is only read."},
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "It fails where it ends with the exit code that it has on the whole tape.",
        "", "Examples:",
        "  tapedeck journal shrink binance/BTCUSDT/candles-1m --out minimal/ \\",
        "      --check 'bin/replay --journal {} --strategy my-breakout --record none'"})
final class JournalShrinkCommand implements Callable<Integer> {
    static final String NAME = "shrink";
    static final String SUMMARY = "Reduces a tape of history on which a command fails to a minimal one on which it "
        + "still does: no single frame of it can be left out.";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "TAPE", description = "A tape of the journal such as binance/BTCUSDT/candles-1m.")
    private String path;

    @Mixin
    private JournalOption journal;

    @Option(names = "--check", paramLabel = "COMMAND", required = true,
        description = "Command for the shell; {} in it is the folder of a journal with what is left of the tape.")
    private String command;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "New folder: the journal with the "
        + "minimal tape.")
    private Path out;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (!command.contains(ShellCheck.PLACE)) {
            throw new ParameterException(spec.commandLine(), "the command of --check must say with " + ShellCheck.PLACE
                + " where the journal goes, as in --check 'bin/replay --journal {}'");
        }
        if (Files.exists(out)) {
            throw new ParameterException(spec.commandLine(), out + " exists already: name a new folder");
        }
        print(shrink(tape()));
        return ExitCode.DONE;
    }

    private HistoryTape tape() {
        final RecordedTape found = journal.tape(path);
        if (!found.isHistory()) {
            throw new ParameterException(spec.commandLine(), path + " is the recording of a run: shrink the history "
                + "that it was made from, which 'tapedeck journal stat' names");
        }
        return journal.catalogue().byReference(found.reference()).orElseThrow(() -> new UnusableRequestException(
            Category.DATA, found.reference() + " is not in the journal " + journal.directory()));
    }

    private TapeShrink.Shrunk shrink(final HistoryTape tape) throws IOException {
        try (Scratch work = Scratch.temporary()) {
            final ShellCheck check = new ShellCheck(command);
            requireFailure(check.learn(journal.directory()), tape);
            return new TapeShrink(tape, check, work.directory(), CodeVersion.text(), this::tell).into(out);
        }
    }

    private void requireFailure(final int exitCode, final HistoryTape tape) {
        if (exitCode == ExitCode.DONE) {
            throw new ParameterException(spec.commandLine(), "the command does not fail on " + tape.reference()
                + ": there is nothing to look for");
        }
        if (exitCode == ShellCheck.NOT_EXECUTABLE || exitCode == ShellCheck.NOT_FOUND) {
            throw new ParameterException(spec.commandLine(), "the shell cannot start the command of --check (exit code "
                + exitCode + "): name it as you would from this folder");
        }
    }

    private void tell(final long frames) {
        spec.commandLine().getErr().println("tapedeck: still fails with " + frames
            + (frames == 1 ? " frame" : " frames"));
    }

    private void print(final TapeShrink.Shrunk shrunk) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("tape", shrunk.tape().reference());
        document.put("journal", out.toString());
        document.put("frames", shrunk.sequences().size());
        document.put("trials", shrunk.trials());
        document.put("sequences", shrunk.sequences());
        final PrintWriter writer = spec.commandLine().getOut();
        writer.print(json ? JsonDocument.render(document) : text(shrunk));
        writer.flush();
    }

    private String text(final TapeShrink.Shrunk shrunk) {
        final int frames = shrunk.sequences().size();
        return "wrote " + shrunk.tape().reference() + " in " + out + ": " + frames
            + (frames == 1 ? " frame, sequence " : " frames, sequences ") + firstOnes(shrunk) + " of the original; "
            + TrialWords.trials(shrunk.trials()) + "\n";
    }

    private static String firstOnes(final TapeShrink.Shrunk shrunk) {
        final int shown = 10;
        final String first = String.join(", ",
            shrunk.sequences().stream().limit(shown).map(String::valueOf).toList());
        return shrunk.sequences().size() > shown ? first + ", ..." : first;
    }
}
