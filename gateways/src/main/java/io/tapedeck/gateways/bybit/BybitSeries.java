package io.tapedeck.gateways.bybit;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The courses of figures that Bybit keeps: newest first, and of a span that is too long the latest. So a request is
 * about no more than certainly comes at once. Immutable.
 */
final class BybitSeries implements HistorySeries {
    private static final int ROWS = 1_000;
    private static final int FIGURES = 200;
    private static final List<String> PRICE_COLUMNS = List.of("open", "high", "low", "close");
    private static final List<String> CANDLE_COLUMNS = List.of("open", "high", "low", "close", "volume",
        "quote_volume");

    private final SpanQuery query;
    private final List<String> columns;
    private final long stepNs;
    private final Function<JsonTree, HistoryRow> reader;

    private BybitSeries(final SpanQuery query, final List<String> columns, final long stepNs,
        final Function<JsonTree, HistoryRow> reader) {
        this.query = query;
        this.columns = columns;
        this.stepNs = stepNs;
        this.reader = reader;
    }

    static Optional<HistorySeries> of(final BybitMarket market, final SeriesKind kind, final String symbol,
        final Timeframe timeframe) {
        if (kind == SeriesKind.CANDLES) {
            return Optional.of(candles(market, symbol, timeframe));
        }
        return market == BybitMarket.SPOT ? Optional.empty() : Optional.of(switch (kind) {
            case MARK -> ofCandles(question(market, "mark-price-kline", symbol), timeframe, PRICE_COLUMNS);
            case FUNDING -> ofFigures(question(market, "funding/history", symbol), Timeframe.H1, "rate",
                row -> figure(row, "fundingRateTimestamp", "fundingRate"));
            default -> ofFigures(question(market, "open-interest", symbol) + "&intervalTime=5min", Timeframe.M5,
                "open_interest", row -> figure(row, "timestamp", "openInterest"));
        });
    }

    static BybitSeries candles(final BybitMarket market, final String symbol, final Timeframe timeframe) {
        return ofCandles(question(market, "kline", symbol), timeframe, CANDLE_COLUMNS);
    }

    private static BybitSeries ofCandles(final String question, final Timeframe timeframe,
        final List<String> columns) {
        return new BybitSeries(new SpanQuery(question + "&interval=" + BybitIntervals.nameOf(timeframe)
            + "&start=%d&end=%d&limit=" + ROWS, 1, ROWS * timeframe.durationNs()), columns, timeframe.durationNs(),
            row -> candle(row, columns.size()));
    }

    /** One column; no two figures are closer together than a span. */
    private static BybitSeries ofFigures(final String question, final Timeframe span, final String column,
        final Function<JsonTree, HistoryRow> reader) {
        return new BybitSeries(new SpanQuery(question + "&startTime=%d&endTime=%d&limit=" + FIGURES, 1,
            FIGURES * span.durationNs()), List.of(column), span.durationNs(), reader);
    }

    private static String question(final BybitMarket market, final String path, final String symbol) {
        return "/v5/market/" + path + "?category=" + market.category() + "&symbol="
            + URLEncoder.encode(symbol, StandardCharsets.UTF_8);
    }

    private static HistoryRow candle(final JsonTree row, final int figures) {
        final List<String> read = new ArrayList<>();
        for (int index = 1; index <= figures; index++) {
            read.add(row.get(index).decimal());
        }
        return new HistoryRow(row.get(0).timeNs(), read);
    }

    private static HistoryRow figure(final JsonTree row, final String time, final String figure) {
        return new HistoryRow(row.get(time).timeNs(), List.of(row.get(figure).decimal()));
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public Optional<Duration> reach() {
        return Optional.empty();
    }

    @Override
    public Optional<String> monthlyDump(final YearMonth month) {
        return Optional.empty();
    }

    @Override
    public SpanRequest request(final long fromNs, final long toNs) {
        return query.request(fromNs, toNs);
    }

    @Override
    public List<HistoryRow> read(final byte[] body) {
        return BybitAnswer.result(body).get("list").elements(reader);
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
