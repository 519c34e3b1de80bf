package io.tapedeck.gateways.binance;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.gateways.json.JsonTree;
import io.tapedeck.gateways.venue.HistoryRow;
import io.tapedeck.gateways.venue.HistorySeries;
import io.tapedeck.gateways.venue.SeriesKind;
import io.tapedeck.gateways.venue.SpanQuery;
import io.tapedeck.gateways.venue.SpanRequest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The courses of figures that Binance keeps: oldest first, and of a span that is too long the earliest. Immutable. */
final class BinanceSeries implements HistorySeries {
    private static final int ROWS = 1_000;
    private static final int INTERESTS = 500;
    private static final String MOMENTS = "&startTime=%d&endTime=%d&limit=";
    private static final int[] PRICES = {1, 2, 3, 4};
    /** Without close time, taker quote volume and what is to be ignored. */
    private static final int[] FIGURES = {1, 2, 3, 4, 5, 7, 8, 9};
    private static final List<String> PRICE_COLUMNS = List.of("open", "high", "low", "close");
    private static final List<String> CANDLE_COLUMNS = List.of("open", "high", "low", "close", "volume",
        "quote_volume", "count", "taker_buy_volume");
    private static final List<String> INTEREST_COLUMNS = List.of("open_interest");
    private static final long MILLI_NS = 1_000_000L;
    /** A month of 28 days is surely kept. */
    private static final Duration KEPT_INTEREST = Duration.ofDays(28);

    private final SpanQuery query;
    private final List<String> columns;
    private final long stepNs;
    private final Function<JsonTree, HistoryRow> reader;
    private final Optional<String> dumps;

    private BinanceSeries(final SpanQuery query, final List<String> columns, final long stepNs,
        final Function<JsonTree, HistoryRow> reader, final Optional<String> dumps) {
        this.query = query;
        this.columns = columns;
        this.stepNs = stepNs;
        this.reader = reader;
        this.dumps = dumps;
    }

    static Optional<HistorySeries> of(final BinanceMarket market, final SeriesKind kind, final String symbol,
        final Timeframe timeframe) {
        if (kind == SeriesKind.CANDLES) {
            return Optional.of(candles(market, symbol, timeframe));
        }
        return market == BinanceMarket.SPOT ? Optional.empty() : Optional.of(switch (kind) {
            case MARK -> new BinanceSeries(query(market, "/markPriceKlines" + candleWords(symbol, timeframe),
                market.weights().candles()), PRICE_COLUMNS, timeframe.durationNs(), row -> array(row, PRICES),
                dumps(market, "markPriceKlines", symbol, timeframe));
            case FUNDING -> new BinanceSeries(query(market, "/fundingRate" + symbolWords(symbol), 1),
                List.of("rate", "mark_price"), MILLI_NS, BinanceSeries::funding, Optional.empty());
            default -> openInterest(symbol);
        });
    }

    static BinanceSeries candles(final BinanceMarket market, final String symbol, final Timeframe timeframe) {
        return new BinanceSeries(query(market, "/klines" + candleWords(symbol, timeframe), market.weights().candles()),
            CANDLE_COLUMNS, timeframe.durationNs(), row -> array(row, FIGURES),
            dumps(market, "klines", symbol, timeframe));
    }

    /** Folder and beginning of the names of a course of archives. */
    private static Optional<String> dumps(final BinanceMarket market, final String kind, final String symbol,
        final Timeframe timeframe) {
        return Optional.of("/data/" + (market == BinanceMarket.SPOT ? "spot" : "futures/um") + "/monthly/" + kind + "/"
            + symbol + "/" + timeframe.label() + "/" + symbol + "-" + timeframe.label());
    }

    /** Which end of a span that is too long this one gives is not documented. */
    private static BinanceSeries openInterest(final String symbol) {
        final long stepNs = Timeframe.M5.durationNs();
        return new BinanceSeries(new SpanQuery("/futures/data/openInterestHist" + symbolWords(symbol) + "&period=5m"
            + MOMENTS + INTERESTS, 1, INTERESTS * stepNs), INTEREST_COLUMNS, stepNs, BinanceSeries::openInterest,
            Optional.empty());
    }

    private static SpanQuery query(final BinanceMarket market, final String words, final int weight) {
        return SpanQuery.ofWhole(market.path() + words + MOMENTS + ROWS, weight);
    }

    private static String symbolWords(final String symbol) {
        return "?symbol=" + URLEncoder.encode(symbol, StandardCharsets.UTF_8);
    }

    private static String candleWords(final String symbol, final Timeframe timeframe) {
        return symbolWords(symbol) + "&interval=" + timeframe.label();
    }

    private static HistoryRow array(final JsonTree row, final int[] figures) {
        return new HistoryRow(row.get(0).timeNs(),
            IntStream.of(figures).mapToObj(index -> row.get(index).decimal()).toList());
    }

    /** Rates of the first years came without a price. */
    private static HistoryRow funding(final JsonTree row) {
        final JsonTree mark = row.get("markPrice");
        return new HistoryRow(row.get("fundingTime").timeNs(),
            List.of(row.get("fundingRate").decimal(), mark.says() ? mark.decimal() : ""));
    }

    private static HistoryRow openInterest(final JsonTree row) {
        return new HistoryRow(row.get("timestamp").timeNs(), List.of(row.get("sumOpenInterest").decimal()));
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public Optional<Duration> reach() {
        return columns == INTEREST_COLUMNS ? Optional.of(KEPT_INTEREST) : Optional.empty();
    }

    @Override
    public Optional<String> monthlyDump(final YearMonth month) {
        return dumps.map(folder -> folder + "-" + month + ".zip");
    }

    @Override
    public SpanRequest request(final long fromNs, final long toNs) {
        return query.request(fromNs, toNs);
    }

    @Override
    public List<HistoryRow> read(final byte[] body) {
        return JsonTree.of(body).elements(reader);
    }

    @Override
    public long timeNs(final HistoryRow row) {
        return row.timeNs();
    }

    @Override
    public long stepNs() {
        return stepNs;
    }
}
