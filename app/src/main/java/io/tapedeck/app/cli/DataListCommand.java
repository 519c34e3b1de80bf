package io.tapedeck.app.cli;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.replay.report.Decimals;
import io.tapedeck.replay.report.JsonDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code tapedeck data list}. */
@Command(
    name = DataListCommand.NAME,
    description = DataListCommand.SUMMARY,
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  tapedeck data list --journal data/"})
final class DataListCommand implements Callable<Integer> {
    static final String NAME = "list";
    static final String SUMMARY = "Lists the history tapes of a journal.";

    private static final String ROW = "%-34s %10s %12s %10s %10s  %s .. %s%n";

    @Spec
    private CommandSpec spec;

    @Mixin
    private JournalOption journal;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        final List<HistoryTape> tapes = journal.catalogue().tapes();
        final PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(JsonDocument.render(tapes.stream().map(DataListCommand::document).toList()));
        } else if (tapes.isEmpty()) {
            spec.commandLine().getErr().println("tapedeck: " + journal.directory() + " holds no history tape");
        } else {
            out.printf(Locale.ROOT, ROW, "tape", "generation", "frames", "tick", "step", "from", "to (UTC)");
            tapes.forEach(tape -> print(out, tape));
        }
        out.flush();
        return ExitCode.DONE;
    }

    private static void print(final PrintWriter out, final HistoryTape tape) {
        final Instrument instrument = tape.instrument();
        out.printf(Locale.ROOT, ROW, tape.key(), tape.generation(), tape.frames(),
            Decimals.plain(instrument.tickSize(), instrument.priceScale()),
            Decimals.plain(instrument.stepSize(), instrument.quantityScale()),
            Decimals.instant(tape.firstOpenNs()), Decimals.instant(tape.endNs()));
    }

    private static Map<String, Object> document(final HistoryTape tape) {
        final Instrument instrument = tape.instrument();
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("tape", tape.key());
        document.put("venue", tape.key().venue());
        document.put("symbol", tape.key().symbol());
        document.put("kind", tape.key().content().label());
        document.put("timeframe", tape.key().span().map(Timeframe::label).orElse(null));
        document.put("generation", tape.generation());
        document.put("candles", tape.frames());
        document.put("from", Decimals.instant(tape.firstOpenNs()));
        document.put("to", Decimals.instant(tape.endNs()));
        document.put("contentHash", tape.contentHash());
        document.put("tickSize", Decimals.decimal(instrument.tickSize(), instrument.priceScale()));
        document.put("stepSize", Decimals.decimal(instrument.stepSize(), instrument.quantityScale()));
        document.put("minimumNotional", Decimals.decimal(instrument.minimumNotional(), FixedPoint.MONEY_SCALE));
        document.put("takerFeeRate", Decimals.decimal(instrument.takerFeeRate(), FixedPoint.MONEY_SCALE));
        return document;
    }
}
