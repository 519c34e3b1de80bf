package io.tapedeck.app.cli;

import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.replay.report.JsonDocument;
import io.tapedeck.replay.sample.SampleTape;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code tapedeck data sample}. */
@Command(
    name = DataSampleCommand.NAME,
    description = DataSampleCommand.SUMMARY,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Example:", "  tapedeck data sample --seed 7 --from 2024-01-01 --to 2025-01-01 --symbol TESTUSDT"})
final class DataSampleCommand implements Callable<Integer> {
    static final String NAME = "sample";
    static final String SUMMARY = "Makes a SYNTHETIC market: invented 1m candles with trends, ranges and crashes; the "
        + "same for a seed.";

    @Spec
    private CommandSpec spec;

    @Mixin
    private JournalOption journal;

    @Option(names = "--symbol", defaultValue = SampleTape.DEFAULT_SYMBOL,
        description = "Symbol of the tape (default: ${DEFAULT-VALUE}).")
    private String symbol;

    @Option(names = "--seed", defaultValue = "" + SampleTape.DEFAULT_SEED,
        description = "Decides the whole market (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--from", paramLabel = "TIME", defaultValue = "2022-01-01", converter = Values.InstantValue.class,
        description = "First minute (default: ${DEFAULT-VALUE}).")
    private Instant from;

    @Option(names = "--to", paramLabel = "TIME", defaultValue = "2026-01-01", converter = Values.InstantValue.class,
        description = "End (default: ${DEFAULT-VALUE}).")
    private Instant to;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        final Instant first = from.truncatedTo(ChronoUnit.MINUTES);
        if (first.plus(1, ChronoUnit.MINUTES).isAfter(to)) {
            throw new ParameterException(spec.commandLine(), "--to must be at least a minute later than --from");
        }
        if (!symbol.matches("[A-Z0-9]{2,24}")) {
            throw new ParameterException(spec.commandLine(), "--symbol must be 2 to 24 capital letters and digits");
        }
        final HistoryTape tape = new SampleMaker(spec.commandLine().getErr())
            .make(journal.catalogue(), symbol, seed, first, to);
        print(tape);
        return ExitCode.DONE;
    }

    private void print(final HistoryTape tape) {
        if (json) {
            final Map<String, Object> document = new LinkedHashMap<>();
            document.put("tape", tape.reference());
            document.put("synthetic", true);
            document.put("seed", seed);
            document.put("candles", tape.frames());
            document.put("contentHash", tape.contentHash());
            spec.commandLine().getOut().print(JsonDocument.render(document));
        } else {
            spec.commandLine().getOut().println(tape.reference() + ": " + tape.frames()
                + " SYNTHETIC candles, seed " + seed + ", content " + tape.contentHash());
        }
        spec.commandLine().getOut().flush();
    }
}
