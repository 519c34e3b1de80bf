package io.tapedeck.app.cli;

import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.inspect.TapeShelf;
import io.tapedeck.journal.inspect.TapeSize;
import io.tapedeck.journal.inspect.TapeSpan;
import io.tapedeck.journal.tape.DamagedTapeException;
import io.tapedeck.replay.report.JsonDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code tapedeck journal ls}. */
@Command(
    name = JournalListCommand.NAME,
    description = JournalListCommand.SUMMARY,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Exit code 1 where a tape is damaged; it is listed without its span.",
        "", "Examples:", "  tapedeck journal ls", "  tapedeck journal ls --journal data/ --runs runs/ --json"})
final class JournalListCommand implements Callable<Integer> {
    static final String NAME = "ls";
    static final String SUMMARY = "Lists the tapes of a journal, all generations, those of runs, and whole live "
        + "sessions.";

    private static final String ROW = "%-44s %-12s %10s %10s %10s  %-20s  %-20s  %-24s %s%n";
    private static final int DIGEST_LETTERS = 16;

    @Spec
    private CommandSpec spec;

    @Mixin
    private JournalOption journal;

    @Option(names = "--runs", paramLabel = "DIR", defaultValue = "runs",
        description = "Directory of runs (default: ${DEFAULT-VALUE}).")
    private Path runs;

    @Option(names = "--sessions", paramLabel = "DIR", defaultValue = "sessions",
        description = "Directory of live sessions (default: ${DEFAULT-VALUE}).")
    private Path sessions;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        final List<RecordedTape> tapes = new ArrayList<>(TapeShelf.ofJournal(journal.directory()));
        tapes.addAll(TapeShelf.ofRuns(runs));
        tapes.addAll(TapeShelf.ofRuns(sessions));
        final List<Map<String, Object>> documents = documents(tapes);
        final PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(JsonDocument.render(documents));
        } else if (tapes.isEmpty()) {
            spec.commandLine().getErr().println("tapedeck: " + journal.directory() + ", " + runs + " and "
                + sessions + " hold no tape");
        } else {
            out.printf(Locale.ROOT, ROW, "tape", "kind", "frames", "on disk", "apparent", "from", "to (UTC)",
                "code version", "digest");
            documents.forEach(document -> print(out, document));
        }
        out.flush();
        return documents.stream().anyMatch(document -> document.get("frames") == null)
            ? ExitCode.CHECK_FAILED : ExitCode.DONE;
    }

    private List<Map<String, Object>> documents(final List<RecordedTape> tapes) {
        final Map<Path, TapeSize> sizes = TapeSize.of(tapes.stream().map(RecordedTape::directory).toList());
        return tapes.stream().map(tape -> TapeDocument.of(tape, span(tape), sizes.get(tape.directory()))).toList();
    }

    private TapeSpan span(final RecordedTape tape) {
        try {
            return TapeSpan.of(tape);
        } catch (final DamagedTapeException damage) {
            spec.commandLine().getErr().println("tapedeck: " + damage.getMessage());
            return null;
        }
    }

    private static void print(final PrintWriter out, final Map<String, Object> document) {
        final String digest = ((Map<?, ?>) document.get("digests")).values().stream().findFirst()
            .map(Object::toString).orElse("");
        out.printf(Locale.ROOT, ROW, document.get("tape"), document.get("kind"), text(document.get("frames")),
            TapeDocument.bytes(document.get("bytesOnDisk")), TapeDocument.bytes(document.get("bytesApparent")),
            text(document.get("from")), text(document.get("to")), text(document.get("codeVersion")),
            digest.substring(0, Math.min(digest.length(), DIGEST_LETTERS)));
    }

    private static Object text(final Object value) {
        return value == null ? "?" : value;
    }
}
