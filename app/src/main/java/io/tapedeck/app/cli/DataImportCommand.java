package io.tapedeck.app.cli;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.catalogue.Catalogue;
import io.tapedeck.journal.catalogue.HistoryKey;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.catalogue.TapeContent;
import io.tapedeck.replay.importer.HistoryImporter;
import io.tapedeck.replay.importer.ImportReport;
import io.tapedeck.replay.importer.ImportRequest;
import io.tapedeck.replay.importer.TapeChange;
import io.tapedeck.replay.importer.event.EventImportReport;
import io.tapedeck.replay.importer.event.EventImportRequest;
import io.tapedeck.replay.importer.event.EventImporter;
import io.tapedeck.replay.report.Decimals;
import io.tapedeck.replay.report.JsonDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code tapedeck data import}. */
@Command(
    name = DataImportCommand.NAME,
    description = DataImportCommand.SUMMARY,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Files: csv or json, plain, gzip or zip, in any order and overlapping; the same file twice changes "
        + "nothing. A header line names the columns, in any order; without one they are those of Binance's dumps. "
        + "Times are dates or numbers since 1970 in s, ms, us or ns.", "",
        "Columns of the other kinds: mark time,open,high,low,close; funding time,rate[,mark_price]; "
        + "actions date,action,ratio,amount; quotes time,bid,bid_quantity,ask,ask_quantity; "
        + "trades time,price,quantity,side[,id]; open-interest time,open_interest.", "",
        "Examples:",
        "  tapedeck data import BTCUSDT-1m-2022-*.zip --symbol BTCUSDT --timeframe 1m",
        "  tapedeck data import GOOG.csv --venue nasdaq --symbol GOOG --timeframe 1d --market equity",
        "  tapedeck data import XRP-1h.csv --venue usdm --symbol XRPUSDT --timeframe 1h --market perpetual",
        "  tapedeck data import XRP-funding.csv --venue usdm --symbol XRPUSDT --kind funding",
        "  tapedeck data import metrics.csv --venue usdm --symbol XRPUSDT --kind open-interest"})
final class DataImportCommand implements Callable<Integer> {
    static final String NAME = "import";
    static final String SUMMARY = "Brings files of candles, mark prices, funding, splits, quotes, trades or open "
        + "interest onto a history tape.";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files to import.")
    private List<Path> files;

    @Option(names = "--venue", paramLabel = "VENUE", defaultValue = "binance",
        description = "Venue (default: ${DEFAULT-VALUE}).")
    private String venue;

    @Option(names = "--symbol", paramLabel = "SYMBOL", required = true, description = "Symbol, such as BTCUSDT.")
    private String symbol;

    @Option(names = "--kind", paramLabel = "KIND", defaultValue = "candles", converter = Values.ContentValue.class,
        description = "candles, mark, funding, actions, quotes, trades or open-interest (default: ${DEFAULT-VALUE}).")
    private TapeContent kind;

    @Option(names = "--timeframe", paramLabel = "TF", converter = Values.TimeframeValue.class,
        description = "Timeframe of the candles in the files; needed for candles and mark.")
    private Timeframe timeframe;

    @Mixin
    private JournalOption journal;

    @Mixin
    private TermsOptions terms;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        final HistoryKey key = key();
        try (ProgressBar progress = new ProgressBar(spec.commandLine().getErr())) {
            if (key.content().isCandles()) {
                final ImportReport report = importCandles(key, progress);
                print(report.lines(), document(report));
            } else {
                final EventImportReport report = EventImporter.run(new EventImportRequest(journal.catalogue(), key,
                    files, CodeVersion.text(), progress));
                print(report.lines(), document(report));
            }
        } catch (final IllegalArgumentException wrongRequest) {
            throw new ParameterException(spec.commandLine(), wrongRequest.getMessage(), wrongRequest);
        }
        return ExitCode.DONE;
    }

    private HistoryKey key() {
        if (kind.isCandles() != (timeframe != null)) {
            throw new ParameterException(spec.commandLine(), kind.isCandles()
                ? "say with --timeframe how long the candles are, such as --timeframe 1m"
                : kind.label() + " have no --timeframe");
        }
        return new HistoryKey(venue, symbol.toUpperCase(Locale.ROOT), kind, Optional.ofNullable(timeframe));
    }

    private ImportReport importCandles(final HistoryKey key, final ProgressBar progress) throws IOException {
        final Catalogue catalogue = journal.catalogue();
        return HistoryImporter.run(new ImportRequest(catalogue, key, files,
            terms.terms(key, catalogue.current(key).map(HistoryTape::instrument)), terms.defaults(),
            CodeVersion.text(), progress));
    }

    private void print(final List<String> lines, final Map<String, Object> document) {
        if (json) {
            spec.commandLine().getOut().print(JsonDocument.render(document));
        } else {
            lines.forEach(spec.commandLine().getOut()::println);
        }
        spec.commandLine().getOut().flush();
    }

    private static Map<String, Object> document(final ImportReport report) {
        final Map<String, Object> rows = new LinkedHashMap<>();
        rows.put("added", report.rows().added());
        rows.put("known", report.rows().known());
        rows.put("enriched", report.rows().enriched());
        rows.put("conflicting", report.rows().conflicting());
        rows.put("repeated", report.rows().repeated());
        final Map<String, Object> document = document(report.key(), report.tape(), "candles");
        document.put("rows", rows);
        document.put("conflicts", report.conflicts().first());
        document.put("gaps", report.gaps().spans().total());
        document.put("missingCandles", report.gaps().missingCandles());
        document.put("files", report.files().stream().map(file -> {
            final Map<String, Object> each = new LinkedHashMap<>();
            each.put("file", file.file());
            each.put("rows", file.rows());
            each.put("columns", file.layout().columns());
            each.put("from", Decimals.instant(file.firstOpenNs()));
            each.put("to", Decimals.instant(file.lastOpenNs()));
            each.put("sorted", file.rowsSorted());
            each.put("repeated", file.rowsRepeated());
            each.put("rounded", file.layout().rounded());
            return (Object) each;
        }).toList());
        return document;
    }

    private static Map<String, Object> document(final EventImportReport report) {
        final Map<String, Object> rows = new LinkedHashMap<>();
        rows.put("added", report.rows().added());
        rows.put("known", report.rows().known());
        rows.put("conflicting", report.rows().conflicting());
        final Map<String, Object> document = document(report.key(), report.change(), "events");
        document.put("rows", rows);
        document.put("files", report.files().stream().map(file -> {
            final Map<String, Object> each = new LinkedHashMap<>();
            each.put("file", file.file());
            each.put("rows", file.rows());
            each.put("from", Decimals.instant(file.firstNs()));
            each.put("to", Decimals.instant(file.lastNs()));
            return (Object) each;
        }).toList());
        return document;
    }

    private static Map<String, Object> document(final HistoryKey key, final TapeChange change, final String unit) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("tape", key);
        document.put("generationBefore", change.generationBefore());
        document.put("generation", change.generationAfter());
        document.put("changed", change.isChanged());
        document.put(unit, change.candlesAfter());
        document.put("from", Decimals.instant(change.firstOpenNs()));
        document.put("to", Decimals.instant(change.endNs()));
        return document;
    }
}
