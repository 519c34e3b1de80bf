package io.tapedeck.app.cli;

import io.tapedeck.app.download.Download;
import io.tapedeck.app.download.DownloadRequest;
import io.tapedeck.app.download.DownloadRequest.KeptTerms;
import io.tapedeck.app.download.DownloadResult;
import io.tapedeck.app.download.HistoryVenue;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.gateways.Environments;
import io.tapedeck.journal.catalogue.HistoryKey;
import io.tapedeck.journal.catalogue.TapeContent;
import io.tapedeck.replay.report.Decimals;
import io.tapedeck.replay.report.JsonDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code tapedeck data download}. */
@Command(
    name = DataDownloadCommand.NAME,
    description = DataDownloadCommand.SUMMARY,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Without --from a tape is topped up from its last candle on, which is fetched again and compared; a "
        + "new one begins four years ago. With --from all that the tape lacks since then is fetched, holes too.", "",
        "Killed or interrupted, it loses nothing: the same command goes on. The venue's limits are kept to, and what "
        + "it says about waiting. --kind mark, funding and open-interest are for contracts.", "",
        "Examples:",
        "  tapedeck data download --venue binance --symbol BTCUSDT --symbol ETHUSDT",
        "  tapedeck data download --venue bybit-linear --symbol BTCUSDT --timeframe 1h --from 2021-01-01",
        "  tapedeck data download --venue binance-usdm --symbol BTCUSDT --kind funding",
        "  tapedeck data download --venue binance --symbol SAMPLEUSDT --rest http://127.0.0.1:8180"})
final class DataDownloadCommand implements Callable<Integer> {
    static final String NAME = "download";
    static final String SUMMARY = "Brings history tapes up to what their venue has, over REST and from its archives.";

    @Spec
    private CommandSpec spec;

    @Option(names = "--venue", required = true, description = "binance, binance-usdm, bybit or bybit-linear.")
    private String venue;

    @Option(names = "--symbol", paramLabel = "SYMBOL", required = true, split = ",",
        description = "Symbol as the venue writes it; several, one after the other.")
    private List<String> symbols;

    @Option(names = "--kind", paramLabel = "KIND", defaultValue = "candles", converter = Values.ContentValue.class,
        description = "candles, mark, funding or open-interest (default: ${DEFAULT-VALUE}).")
    private TapeContent kind;

    @Option(names = "--timeframe", paramLabel = "TF", defaultValue = "1m", converter = Values.TimeframeValue.class,
        description = "Timeframe of candles and mark prices (default: ${DEFAULT-VALUE}).")
    private Timeframe timeframe;

    @Option(names = "--from", paramLabel = "TIME", converter = Values.InstantValue.class,
        description = "First candle (default: the last one of the tape; without a tape four years ago).")
    private Instant from;

    @Option(names = "--to", paramLabel = "TIME", converter = Values.InstantValue.class,
        description = "End (default: the last candle that is closed).")
    private Instant to;

    @Mixin
    private JournalOption journal;

    @Option(names = "--environment", paramLabel = "NAME", defaultValue = "live",
        description = "live, testnet or demo (default: ${DEFAULT-VALUE}).")
    private String environment;

    @Option(names = "--rest", paramLabel = "URL",
        description = "Base of the venue's REST addresses, such as that of 'tapedeck loopback'.")
    private URI rest;

    @Option(names = "--source", paramLabel = "rest|dumps|auto", defaultValue = "auto",
        description = "dumps: whole months as the archives that the venue publishes, the rest over REST; auto: so "
            + "where the environment has archives and no --rest is given (default: ${DEFAULT-VALUE}).")
    private Source source;

    @Option(names = "--dumps", paramLabel = "URL", description = "Base of the venue's archives.")
    private URI dumps;

    @Option(names = "--terms", paramLabel = "tape|venue", defaultValue = "tape",
        description = "Whose tick, step and fees a tape has that is there already (default: ${DEFAULT-VALUE}).")
    private KeptTerms terms;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    /** Where history comes from. */
    enum Source {
        /** Requests alone. */
        REST,
        /** Archives, and requests for what is not in them. */
        DUMPS,
        /** Archives where they are known. */
        AUTO
    }

    @Override
    public Integer call() throws IOException {
        requireSound();
        final List<DownloadResult> results = new ArrayList<>();
        final InterruptionNotice notice = new InterruptionNotice(spec.commandLine().getErr(), this::whatIsKept);
        try (DownloadBar bar = new DownloadBar(spec.commandLine().getErr());
            HistoryVenue from = HistoryVenue.of(venue, environment, Optional.ofNullable(rest).map(this::withoutSlash),
                archives(), bar::onNotice)) {
            // All of them first: a name that is wrong is told before hours are spent on another one.
            final List<Download> downloads = new ArrayList<>();
            symbols.forEach(symbol -> downloads.add(new Download(request(symbol), from, bar)));
            for (int index = 0; index < downloads.size(); index++) {
                bar.begin(symbols.get(index));
                results.add(downloads.get(index).run());
            }
        } finally {
            notice.end();
        }
        print(results);
        return ExitCode.DONE;
    }

    private String whatIsKept() {
        return "what was fetched is kept below " + journal.directory().resolve(Download.SPOOL)
            + ", and the same command goes on from there";
    }

    private void requireSound() {
        if (from != null && to != null && !to.isAfter(from)) {
            throw new ParameterException(spec.commandLine(), "--to must be later than --from");
        }
        if (rest != null && (rest.getHost() == null || !List.of("http", "https").contains(rest.getScheme()))) {
            throw new ParameterException(spec.commandLine(), "--rest must be an address such as "
                + "http://127.0.0.1:8180, not " + rest);
        }
    }

    private Optional<URI> archives() {
        final Optional<URI> base = Optional.ofNullable(dumps).map(this::withoutSlash)
            .or(() -> Environments.known().dumps(venue, environment).filter(known -> rest == null));
        if (source == Source.DUMPS && base.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "no archives of " + venue + " are known in environment '"
                + environment + "' with this --rest: say with --dumps where they are, or use --source rest");
        }
        return base.filter(known -> source != Source.REST);
    }

    private URI withoutSlash(final URI address) {
        return URI.create(address.toString().replaceAll("/+$", ""));
    }

    private DownloadRequest request(final String symbol) {
        final HistoryKey key = new HistoryKey(venue, symbol.toUpperCase(Locale.ROOT), kind,
            kind.isCandles() ? Optional.of(timeframe) : Optional.empty());
        return new DownloadRequest(journal.catalogue(), key, Optional.ofNullable(from), Optional.ofNullable(to),
            terms, CodeVersion.text());
    }

    private void print(final List<DownloadResult> results) {
        if (json) {
            spec.commandLine().getOut().print(JsonDocument.render(Map.of("tapes",
                results.stream().map(DataDownloadCommand::document).toList())));
        } else {
            results.forEach(result -> result.lines().forEach(spec.commandLine().getOut()::println));
        }
        spec.commandLine().getOut().flush();
    }

    private static Map<String, Object> rows(final DownloadResult.Rows rows) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("added", rows.added());
        document.put("known", rows.known());
        document.put("conflicting", rows.conflicting());
        document.put("missingCandles", rows.missingCandles());
        return document;
    }

    private static Map<String, Object> document(final DownloadResult result) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("tape", result.tape().key());
        document.put("generationBefore", result.generationBefore());
        document.put("generation", result.tape().generation());
        document.put("changed", result.isChanged());
        document.put(result.tape().key().content().isCandles() ? "candles" : "events", result.tape().frames());
        document.put("from", Decimals.instant(result.tape().firstOpenNs()));
        document.put("to", Decimals.instant(result.tape().endNs()));
        document.put("contentHash", result.tape().contentHash());
        document.put("fetched", result.fetched().rows());
        document.put("kept", result.fetched().kept());
        document.put("archives", result.fetched().archives());
        document.put("answers", result.fetched().answers());
        document.put("rows", rows(result.rows()));
        document.put("conflicts", result.conflicts());
        document.put("notes", result.notes());
        return document;
    }
}
