package io.tapedeck.app.cli;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.inspect.MessageQuery;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.table.ExportFormat;
import io.tapedeck.journal.table.FeatureExport;
import io.tapedeck.journal.table.Horizon;
import io.tapedeck.journal.table.TableSelection;
import io.tapedeck.journal.table.TapeExport;
import io.tapedeck.replay.report.JsonDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code tapedeck journal export}. */
@Command(
    name = JournalExportCommand.NAME,
    description = {JournalExportCommand.SUMMARY,
        "With --features: one table of closed candles, the strategy's notes that were known by then, and forward "
            + "returns."},
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Files that are there already are not overwritten. Exit code 1 where the tape is damaged, after "
        + "everything before the damage.", "", "Examples:",
        "  tapedeck journal export runs/20220101T000000Z-sma-cross --to parquet --out tables/",
        "  tapedeck journal export binance/BTCUSDT/candles-1m --to csv --from 2022-11-08 --until 2022-11-09 --out .",
        "  tapedeck journal export runs/ID --to parquet --features --horizon 1h,4h,1d --out features.parquet"})
final class JournalExportCommand implements Callable<Integer> {
    static final String NAME = "export";
    static final String SUMMARY = "Writes the messages of a tape as tables, one a type of message, for other programs.";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "TAPE", description = "A run, the folder of a tape, or a tape of the journal.")
    private String path;

    @Option(names = "--to", paramLabel = "parquet|csv|json|duckdb", required = true,
        description = "A file a type of message, or one database file with all of them.")
    private ExportFormat format;

    @Option(names = "--out", paramLabel = "DIR|FILE", required = true,
        description = "Folder of the files; with --features the file.")
    private Path out;

    @Mixin
    private MessageFilterOptions filter;

    @Option(names = "--until", paramLabel = "TIME", converter = Values.InstantValue.class,
        description = "Frames before this engine time (the --to of cat).")
    private Instant until;

    @Option(names = "--text", paramLabel = "TEXT", defaultValue = "",
        description = "Messages whose line in the text format of cat holds this.")
    private String text;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "9223372036854775807",
        description = "Write no more messages than this.", showDefaultValue = Help.Visibility.NEVER)
    private long limit;

    @Option(names = "--features", description = "One table for a model that learns, instead of the messages.")
    private boolean features;

    @Option(names = "--horizon", paramLabel = "SPAN", split = ",",
        description = "With --features: how far the forward returns look, such as 1h,4h,1d.")
    private List<String> horizons = List.of();

    @Option(names = "--timeframe", paramLabel = "TF", converter = Values.TimeframeValue.class,
        description = "With --features: candles of this timeframe (default: that of the strategy, or the finest).")
    private Optional<Timeframe> timeframe = Optional.empty();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        final RecordedTape tape = filter.tape(path);
        final TapeExport.Written written = features ? writeFeatures(tape) : writeTables(tape);
        print(tape, written);
        MessagePrinter.reportUnknown(spec, written.unknown());
        written.damage().ifPresent(sentence -> spec.commandLine().getErr().println("tapedeck: " + sentence));
        return written.damage().isPresent() ? ExitCode.CHECK_FAILED : ExitCode.DONE;
    }

    private TapeExport.Written writeTables(final RecordedTape tape) throws IOException {
        if (!horizons.isEmpty() || timeframe.isPresent()) {
            throw new ParameterException(spec.commandLine(), "--horizon and --timeframe belong to --features");
        }
        return new TapeExport(tape, format, out).write(new TableSelection(query(tape), text, limit));
    }

    private MessageQuery query(final RecordedTape tape) {
        return filter.query(tape.schema(), until);
    }

    private TapeExport.Written writeFeatures(final RecordedTape tape) throws IOException {
        if (!query(tape).equals(MessageQuery.ALL) || !text.isEmpty() || limit != Long.MAX_VALUE) {
            throw new ParameterException(spec.commandLine(), "--features reads the whole tape: leave the filters out, "
                + "and choose among the rows afterwards");
        }
        if (format == ExportFormat.DUCKDB) {
            throw new ParameterException(spec.commandLine(), "--features is written --to parquet, csv or json");
        }
        if (horizons.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--features needs --horizon, such as --horizon 1h,4h,1d");
        }
        return new FeatureExport(tape, format, out)
            .write(horizons.stream().distinct().map(Horizon::of).toList(), timeframe);
    }

    private void print(final RecordedTape tape, final TapeExport.Written written) {
        final PrintWriter lines = spec.commandLine().getOut();
        if (json) {
            lines.print(JsonDocument.render(document(tape, written)));
        } else {
            written.files().forEach((table, file) -> lines.println(String.format(Locale.ROOT, "%,12d rows  %s%s",
                written.rows().get(table), file, format == ExportFormat.DUCKDB ? " " + table : "")));
        }
        lines.flush();
        if (written.files().isEmpty()) {
            spec.commandLine().getErr().println("tapedeck: the tape has no such message: nothing was written");
        }
    }

    private static Map<String, Object> document(final RecordedTape tape, final TapeExport.Written written) {
        final List<Map<String, Object>> tables = new ArrayList<>();
        written.files().forEach((table, file) -> {
            final Map<String, Object> each = new LinkedHashMap<>();
            each.put("table", table);
            each.put("rows", written.rows().get(table));
            each.put("file", file);
            tables.add(each);
        });
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("tape", tape.reference());
        document.put("tables", tables);
        document.put("unknownMessages", written.unknown());
        document.put("damage", written.damage().orElse(null));
        return document;
    }
}
