package io.tapedeck.loopback.bybit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.loopback.fault.FaultKind;
import io.tapedeck.loopback.market.MarketPast;
import io.tapedeck.loopback.market.Print;
import io.tapedeck.loopback.market.ServedCandle;
import io.tapedeck.loopback.market.ServedMarket;
import io.tapedeck.loopback.market.TimedValue;
import io.tapedeck.loopback.protocol.NotANumberException;
import io.tapedeck.loopback.protocol.RequestBudget;
import io.tapedeck.loopback.protocol.RestDesk;
import io.tapedeck.loopback.protocol.RestQuestion;
import io.tapedeck.loopback.protocol.RestReply;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Market data of Bybit over REST. What is wrong with a question is told by {@code retCode} in an answer of status 200.
 * One thread at a time.
 */
public final class BybitRest implements RestDesk {
    private static final String PATH = "/v5/market/";
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;
    private static final int INVALID_PARAMETER = 10_001;
    private static final int TOO_MANY_VISITS = 10_006;
    private static final long WINDOW_MS = 5_000;
    private static final long REQUESTS_PER_WINDOW = 600;
    private static final int USUAL_CANDLES = 200;
    private static final int MOST_CANDLES = 1000;
    private static final int USUAL_ROWS = 50;
    private static final int MOST_FIGURES = 200;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final Map<String, Long> INTEREST_INTERVALS = Map.of("5min", 300_000L, "15min", 900_000L,
        "30min", 1_800_000L, "1h", 3_600_000L, "4h", 14_400_000L, "1d", 86_400_000L);

    private final List<ServedMarket> markets;
    private final RequestBudget requests = new RequestBudget(WINDOW_MS, REQUESTS_PER_WINDOW);

    /**
     * A desk.
     *
     * @param markets that are served.
     */
    public BybitRest(final List<ServedMarket> markets) {
        this.markets = List.copyOf(markets);
    }

    @Override
    public boolean serves(final String path) {
        return path.startsWith(PATH);
    }

    @Override
    public RestReply answer(final RestQuestion question, final long nowMs, final long wallMs) {
        final long used = requests.use(1, wallMs);
        if (requests.isExceeded()) {
            return RestReply.of(FORBIDDEN, BybitMessages.object().put("retCode", FORBIDDEN)
                .put("retMsg", "access too frequent"));
        }
        return answer(question, nowMs).with("X-Bapi-Limit", requests.limit())
            .with("X-Bapi-Limit-Status", requests.limit() - used)
            .with("X-Bapi-Limit-Reset-Timestamp", nowMs);
    }

    private RestReply answer(final RestQuestion question, final long nowMs) {
        final String name = question.path().substring(PATH.length());
        if (name.equals("time")) {
            return done(nowMs, BybitMessages.object().put("timeSecond", Long.toString(nowMs / 1000))
                .put("timeNano", Long.toString(nowMs * NANOS_PER_MILLI)));
        }
        final Optional<BybitCategory> category = question.text("category").isEmpty()
            ? Optional.of(BybitCategory.LINEAR) : BybitCategory.ofLabel(question.text("category").orElseThrow());
        if (category.isEmpty()) {
            return refused(nowMs, "Illegal category");
        }
        try {
            return answer(name, question, category.get(), nowMs);
        } catch (final NotANumberException wrong) {
            return refused(nowMs, "params error: " + wrong.getMessage() + " invalid");
        }
    }

    private RestReply answer(final String name, final RestQuestion question, final BybitCategory category,
        final long nowMs) {
        if (name.equals("instruments-info")) {
            return instruments(question, category, nowMs);
        }
        if (name.equals("tickers") && question.text("symbol").isEmpty()) {
            return tickers(markets, category, nowMs);
        }
        final Optional<ServedMarket> served = markets.stream()
            .filter(market -> market.symbol().equals(question.text("symbol").orElse(""))).findFirst();
        if (served.isEmpty()) {
            return refused(nowMs, "params error: symbol invalid");
        }
        final MarketPast past = new MarketPast(served.get(), nowMs);
        return switch (name) {
            case "kline" -> candles(question, category, past);
            case "recent-trade" -> trades(question, category, past);
            case "tickers" -> tickers(List.of(served.get()), category, nowMs);
            case "open-interest" -> openInterest(question, category, past);
            case "funding/history" -> funding(question, category, past);
            default -> RestReply.of(NOT_FOUND, BybitMessages.object().put("error", "Not Found"));
        };
    }

    private static RestReply candles(final RestQuestion question, final BybitCategory category,
        final MarketPast past) {
        final Optional<Timeframe> timeframe = question.text("interval").flatMap(BybitInterval::parse)
            .filter(asked -> asked.compareTo(past.market().candles().timeframe()) >= 0);
        if (timeframe.isEmpty()) {
            return refused(past.nowMs(), "Invalid period!");
        }
        final int limit = limit(question, USUAL_CANDLES, MOST_CANDLES);
        final long fromMs = question.timeMs("start", 0);
        final long toMs = question.timeMs("end", past.nowMs());
        final boolean onlyStart = question.text("start").isPresent() && question.text("end").isEmpty();
        final List<ServedCandle> candles = new ArrayList<>(onlyStart
            ? past.earliest(timeframe.get(), fromMs, toMs, limit) : past.latest(timeframe.get(), fromMs, toMs, limit));
        Collections.reverse(candles);
        final ObjectNode result = BybitMessages.object().put("category", category.label())
            .put("symbol", past.market().symbol());
        final ArrayNode rows = result.putArray("list");
        candles.forEach(candle -> rows.add(row(past.market(), candle)));
        return done(past.nowMs(), result);
    }

    private static ArrayNode row(final ServedMarket served, final ServedCandle candle) {
        return JsonNodeFactory.instance.arrayNode().add(Long.toString(candle.openMs()))
            .add(served.price(candle.open())).add(served.price(candle.high()))
            .add(served.price(candle.low())).add(served.price(candle.close()))
            .add(served.quantity(candle.volume())).add(BybitMessages.money(candle.quoteVolume()));
    }

    private static RestReply trades(final RestQuestion question, final BybitCategory category, final MarketPast past) {
        final List<Print> prints = new ArrayList<>(past.latestPrints(limit(question,
            Math.min(category.mostTrades(), 500), category.mostTrades())));
        Collections.reverse(prints);
        final ObjectNode result = BybitMessages.object().put("category", category.label());
        final ArrayNode rows = result.putArray("list");
        prints.forEach(print -> rows.addObject()
            .put("execId", BybitMessages.tradeId(past.market(), print, category))
            .put("symbol", past.market().symbol()).put("price", past.market().price(print.price()))
            .put("size", past.market().quantity(print.quantity())).put("side", BybitMessages.side(print))
            .put("time", Long.toString(print.timeMs())).put("isBlockTrade", false)
            .put("seq", Long.toString(print.id())));
        return done(past.nowMs(), result);
    }

    private static RestReply tickers(final List<ServedMarket> served, final BybitCategory category,
        final long nowMs) {
        final ObjectNode result = BybitMessages.object().put("category", category.label());
        final ArrayNode rows = result.putArray("list");
        served.forEach(market -> rows.add(BybitMessages.ticker(market, nowMs,
            new MarketPast(market, nowMs).lastPrice(), category)));
        return done(nowMs, result);
    }

    private static RestReply openInterest(final RestQuestion question, final BybitCategory category,
        final MarketPast past) {
        final Long everyMs = INTEREST_INTERVALS.get(question.text("intervalTime").orElse(""));
        if (everyMs == null || !category.isContract()) {
            return refused(past.nowMs(), "params error: "
                + (everyMs == null ? "intervalTime invalid" : "category invalid"));
        }
        final int limit = limit(question, USUAL_ROWS, MOST_FIGURES);
        final long toMs = Math.min(past.nowMs(), question.timeMs("endTime", past.nowMs()));
        final long fromMs = question.timeMs("startTime", 0);
        final ObjectNode result = BybitMessages.object().put("symbol", past.market().symbol())
            .put("category", category.label());
        final ArrayNode rows = result.putArray("list");
        for (long time = toMs / everyMs * everyMs; time >= fromMs && rows.size() < limit; time -= everyMs) {
            rows.addObject()
                .put("openInterest", past.market().quantity(past.market().openInterest().at(time).value()))
                .put("timestamp", Long.toString(time));
        }
        result.put("nextPageCursor", "");
        return done(past.nowMs(), result);
    }

    private static RestReply funding(final RestQuestion question, final BybitCategory category,
        final MarketPast past) {
        final List<TimedValue> rates = new ArrayList<>(past.market().funding().between(
            question.timeMs("startTime", 0), Math.min(past.nowMs(), question.timeMs("endTime", past.nowMs()))));
        Collections.reverse(rates);
        final ObjectNode result = BybitMessages.object().put("category", category.label());
        final ArrayNode rows = result.putArray("list");
        rates.stream().limit(limit(question, MOST_FIGURES, MOST_FIGURES)).forEach(rate -> rows.addObject()
            .put("symbol", past.market().symbol()).put("fundingRate", BybitMessages.money(rate.value()))
            .put("fundingRateTimestamp", Long.toString(rate.timeMs())));
        return done(past.nowMs(), result);
    }

    private RestReply instruments(final RestQuestion question, final BybitCategory category, final long nowMs) {
        final ObjectNode result = BybitMessages.object().put("category", category.label());
        final ArrayNode rows = result.putArray("list");
        markets.stream()
            .filter(market -> question.text("symbol").isEmpty()
                || market.symbol().equals(question.text("symbol").orElseThrow()))
            .forEach(market -> rows.add(BybitInstruments.of(market, category)));
        result.put("nextPageCursor", "");
        return done(nowMs, result);
    }

    private static int limit(final RestQuestion question, final int usual, final int most) {
        return (int) Math.max(1, Math.min(most, question.number("limit", usual)));
    }

    private static RestReply done(final long nowMs, final ObjectNode result) {
        return RestReply.ok(told(0, "OK", result, nowMs));
    }

    private static RestReply refused(final long nowMs, final String message) {
        return RestReply.ok(told(INVALID_PARAMETER, message, BybitMessages.object(), nowMs));
    }

    private static ObjectNode told(final int code, final String message, final ObjectNode result, final long nowMs) {
        final ObjectNode answer = BybitMessages.object().put("retCode", code).put("retMsg", message);
        answer.set("result", result);
        answer.putObject("retExtInfo");
        return answer.put("time", nowMs);
    }

    /** The venue bans with 403 and without a word on when to come again; how long is told here nevertheless. */
    @Override
    public RestReply fault(final FaultKind fault, final int retryAfterSeconds) {
        return switch (fault) {
            case TOO_MANY_REQUESTS -> RestReply.ok(told(TOO_MANY_VISITS, "Too many visits!", BybitMessages.object(), 0))
                .with("Retry-After", retryAfterSeconds);
            case BANNED -> RestReply.of(FORBIDDEN, BybitMessages.object().put("retCode", FORBIDDEN)
                .put("retMsg", "access too frequent")).with("Retry-After", retryAfterSeconds);
            default -> RestReply.of(UNAVAILABLE, BybitMessages.object().put("retCode", 10_000)
                .put("retMsg", "Server Timeout"));
        };
    }
}
