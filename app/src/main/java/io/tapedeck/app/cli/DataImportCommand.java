package io.tapedeck.app.cli;

import io.tapedeck.app.configuration.InstrumentsFile;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.catalogue.Catalogue;
import io.tapedeck.journal.catalogue.HistoryKey;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.replay.importer.HistoryImporter;
import io.tapedeck.replay.importer.ImportReport;
import io.tapedeck.replay.importer.ImportRequest;
import io.tapedeck.replay.importer.InstrumentTerms;
import io.tapedeck.replay.report.Decimals;
import io.tapedeck.replay.report.JsonDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code tapedeck data import}. */
@Command(
    name = "import",
    description = "Brings public dumps of klines (zip, csv, csv.gz) onto a history tape.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Files may come in any order and overlap; the same file twice changes nothing.", "",
        "Examples:",
        "  tapedeck data import BTCUSDT-1m-2022-*.zip --symbol BTCUSDT --timeframe 1m",
        "  tapedeck data import my.csv.gz --venue binance --symbol ABCUSDT --timeframe 1h --tick 0.001 --step 0.1"})
final class DataImportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files to import.")
    private List<Path> files;

    @Option(names = "--venue", defaultValue = "binance", description = "Venue (default: ${DEFAULT-VALUE}).")
    private String venue;

    @Option(names = "--symbol", required = true, description = "Symbol, such as BTCUSDT.")
    private String symbol;

    @Option(names = "--timeframe", paramLabel = "TF", required = true, converter = Values.TimeframeValue.class,
        description = "Timeframe of the candles in the files.")
    private Timeframe timeframe;

    @Option(names = "--journal", paramLabel = "DIR", defaultValue = "data",
        description = "Journal directory (default: ${DEFAULT-VALUE}).")
    private Path journal;

    @Option(names = "--tick", paramLabel = "STEP", converter = Values.AmountValue.class,
        description = "Step of a price (default: the tape's; for a new one config/instruments.yaml, else derived).")
    private BigDecimal tick;

    @Option(names = "--step", paramLabel = "STEP", converter = Values.AmountValue.class,
        description = "Step of a quantity.")
    private BigDecimal step;

    @Option(names = "--minimum-notional", paramLabel = "AMOUNT", converter = Values.AmountValue.class,
        description = "Least worth of an order.")
    private BigDecimal minimumNotional;

    @Option(names = "--fee", paramLabel = "SHARE", converter = Values.ShareValue.class,
        description = "Taker fee as a share of the notional.")
    private BigDecimal fee;

    @Option(names = "--quote", paramLabel = "CURRENCY", description = "Currency of the price.")
    private String quote;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        final ImportReport report = importFiles();
        if (json) {
            spec.commandLine().getOut().print(JsonDocument.render(document(report)));
        } else {
            report.lines().forEach(spec.commandLine().getOut()::println);
        }
        spec.commandLine().getOut().flush();
        return ExitCode.DONE;
    }

    private ImportReport importFiles() throws IOException {
        try (ProgressBar progress = new ProgressBar(spec.commandLine().getErr())) {
            final HistoryKey key = new HistoryKey(venue, symbol.toUpperCase(Locale.ROOT), timeframe);
            return HistoryImporter.run(new ImportRequest(new Catalogue(journal), key, files, terms(key),
                CodeVersion.text(), progress));
        } catch (final IllegalArgumentException wrongRequest) {
            throw new ParameterException(spec.commandLine(), wrongRequest.getMessage(), wrongRequest);
        }
    }

    private Optional<InstrumentTerms> terms(final HistoryKey key) {
        final Optional<InstrumentTerms> onTape = new Catalogue(journal).current(key).map(DataImportCommand::terms);
        final boolean nothingTyped =
            tick == null && step == null && minimumNotional == null && fee == null && quote == null;
        if (nothingTyped && onTape.isPresent()) {
            return Optional.empty();
        }
        final Optional<InstrumentTerms> known = onTape.or(() -> InstrumentsFile.ofInstallation().termsOf(key));
        if (nothingTyped) {
            return known;
        }
        if (known.isEmpty() && (tick == null || step == null)) {
            throw new ParameterException(spec.commandLine(), "the rules of " + symbol
                + " are not in config/instruments.yaml: give at least --tick and --step, or none of the rules");
        }
        return Optional.of(new InstrumentTerms(
            chosen(tick, known.map(InstrumentTerms::tickSize)),
            chosen(step, known.map(InstrumentTerms::stepSize)),
            minimumNotional == null && known.isEmpty() ? new BigDecimal("5")
                : chosen(minimumNotional, known.map(InstrumentTerms::minimumNotional)),
            fee == null && known.isEmpty() ? new BigDecimal("0.001")
                : chosen(fee, known.map(InstrumentTerms::takerFeeRate)),
            quote == null && known.isEmpty() ? "USDT" : chosen(quote, known.map(InstrumentTerms::quoteCurrency))));
    }

    private static InstrumentTerms terms(final HistoryTape tape) {
        final Instrument instrument = tape.instrument();
        return new InstrumentTerms(
            Decimals.decimal(instrument.tickSize(), instrument.priceScale()),
            Decimals.decimal(instrument.stepSize(), instrument.quantityScale()),
            Decimals.decimal(instrument.minimumNotional(), FixedPoint.MONEY_SCALE),
            Decimals.decimal(instrument.takerFeeRate(), FixedPoint.MONEY_SCALE),
            instrument.quoteCurrency());
    }

    private static <T> T chosen(final T typed, final Optional<T> known) {
        return typed == null ? known.orElseThrow() : typed;
    }

    private Map<String, Object> document(final ImportReport report) {
        final Map<String, Object> rows = new LinkedHashMap<>();
        rows.put("added", report.rows().added());
        rows.put("known", report.rows().known());
        rows.put("enriched", report.rows().enriched());
        rows.put("conflicting", report.rows().conflicting());
        rows.put("repeated", report.rows().repeated());
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("tape", report.key());
        document.put("generationBefore", report.tape().generationBefore());
        document.put("generation", report.tape().generationAfter());
        document.put("changed", report.tape().isChanged());
        document.put("candles", report.tape().candlesAfter());
        document.put("from", Decimals.instant(report.tape().firstOpenNs()));
        document.put("to", Decimals.instant(report.tape().endNs()));
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
            return (Object) each;
        }).toList());
        return document;
    }
}
