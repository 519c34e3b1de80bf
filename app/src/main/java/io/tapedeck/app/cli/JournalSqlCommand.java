package io.tapedeck.app.cli;

import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.table.AnswerFormat;
import io.tapedeck.journal.table.Scratch;
import io.tapedeck.journal.table.TableDatabase;
import io.tapedeck.journal.table.TapeQuestion;
import io.tapedeck.journal.table.TapeTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code tapedeck journal sql}. */
@Command(
    name = JournalSqlCommand.NAME,
    description = {JournalSqlCommand.SUMMARY,
        "Views: frames, candles, trades, orders, fills, signals, verdicts, equity; every type of message has a table "
            + "of its own name, too. Several tapes: the column tape tells them apart. Times are in UTC."},
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Exit code 1 where a tape is damaged; the answer is that of everything before the damage.",
        "", "Examples:",
        "  tapedeck journal sql \"select reason, count(*), sum(pnl) from trades group by reason\" runs/ID",
        "  tapedeck journal sql \"describe fills\" runs/ID",
        "  tapedeck journal sql \"from trades order by pnl limit 10\" runs/ID --json"})
final class JournalSqlCommand implements Callable<Integer> {
    static final String NAME = "sql";
    static final String SUMMARY = "Asks tapes with SQL, in the dialect of DuckDB.";

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SQL", description = "One statement that only reads.")
    private String sql;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "TAPE",
        description = "A run, the folder of a tape, or a tape of the journal.")
    private List<String> paths;

    @Option(names = "--journal", paramLabel = "DIR", defaultValue = "data",
        description = "Journal in which a tape such as binance/BTCUSDT/candles-1m is looked up "
            + "(default: ${DEFAULT-VALUE}).")
    private Path journal;

    @Option(names = "--format", paramLabel = "text|json|csv", defaultValue = "text",
        description = "A table for people, JSON Lines, or CSV (default: ${DEFAULT-VALUE}).")
    private AnswerFormat format;

    @Option(names = "--json", description = "Short for --format json.")
    private boolean json;

    @Override
    public Integer call() {
        final List<RecordedTape> tapes = paths.stream().map(path -> RecordedTape.find(path, journal)).toList();
        return new TapeOutput(spec).write(out -> answer(tapes, out));
    }

    private void answer(final List<RecordedTape> tapes, final Writer out) throws IOException {
        try (Scratch scratch = Scratch.temporary(); TableDatabase database = TableDatabase.inMemory(scratch)) {
            final TapeTables tables = new TapeTables(database, tapes);
            new TapeQuestion(tables, sql).ask(answer -> (json ? AnswerFormat.JSON : format).write(answer, out));
            MessagePrinter.reportUnknown(spec, tables.unknown());
            if (!tables.damages().isEmpty()) {
                throw tables.damages().get(0);
            }
        }
    }
}
