package io.tapedeck.loopback.binance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.loopback.fault.FaultKind;
import io.tapedeck.loopback.market.MarketPast;
import io.tapedeck.loopback.market.Print;
import io.tapedeck.loopback.market.ServedCandle;
import io.tapedeck.loopback.market.ServedMarket;
import io.tapedeck.loopback.protocol.NotANumberException;
import io.tapedeck.loopback.protocol.RequestBudget;
import io.tapedeck.loopback.protocol.RestDesk;
import io.tapedeck.loopback.protocol.RestQuestion;
import io.tapedeck.loopback.protocol.RestReply;

import java.util.List;
import java.util.Optional;

/** Market data of Binance over REST. One thread at a time. */
public final class BinanceRest implements RestDesk {
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int TEAPOT = 418;
    private static final int UNAVAILABLE = 503;
    private static final long MINUTE_MS = 60_000;
    private static final long HOUR_MS = 60 * MINUTE_MS;
    private static final int USUAL_ROWS = 500;
    private static final int MOST_TRADES = 1000;
    private static final String RETRY_AFTER = "Retry-After";

    private final BinanceMarket market;
    private final List<ServedMarket> markets;
    private final RequestBudget weight;

    /**
     * A desk.
     *
     * @param market  of Binance.
     * @param markets that are served.
     */
    public BinanceRest(final BinanceMarket market, final List<ServedMarket> markets) {
        this.market = market;
        this.markets = List.copyOf(markets);
        weight = new RequestBudget(MINUTE_MS, market.weightPerMinute());
    }

    @Override
    public boolean serves(final String path) {
        return path.startsWith(market.restPath());
    }

    @Override
    public RestReply answer(final RestQuestion question, final long nowMs, final long wallMs) {
        final long used = weight.use(BinanceWeights.of(market, question), wallMs);
        final RestReply reply = weight.isExceeded()
            ? tooMany().with(RETRY_AFTER, weight.secondsLeft(wallMs)) : answer(question, nowMs);
        return reply.with("X-MBX-USED-WEIGHT", used).with("X-MBX-USED-WEIGHT-1M", used);
    }

    private RestReply answer(final RestQuestion question, final long nowMs) {
        try {
            return switch (question.path().substring(market.restPath().length())) {
                case "ping" -> RestReply.ok(BinanceMessages.object());
                case "time" -> RestReply.ok(BinanceMessages.object().put("serverTime", nowMs));
                case "exchangeInfo" -> new BinanceInstruments(market, markets).answer(question, nowMs);
                case "klines" -> klines(question, nowMs);
                case "aggTrades" -> trades(question, nowMs);
                case "openInterest" -> futures(question, nowMs, BinanceRest::openInterest);
                case "premiumIndex" -> futures(question, nowMs, BinanceRest::premiumIndex);
                case "fundingRate" -> futures(question, nowMs, past -> fundingRate(question, past));
                default -> unknownPath();
            };
        } catch (final NotANumberException wrong) {
            return error(BAD_REQUEST, -1100, "Illegal characters found in parameter '" + wrong.getMessage()
                + "'; legal range is '^[0-9]{1,20}$'.");
        }
    }

    private static RestReply unknownPath() {
        return RestReply.of(NOT_FOUND, BinanceMessages.object().put("error", "Not Found"));
    }

    private RestReply klines(final RestQuestion question, final long nowMs) {
        final Optional<ServedMarket> served = served(question);
        final Optional<Timeframe> timeframe = question.text("interval").flatMap(Timeframe::ofLabel);
        if (served.isEmpty()) {
            return unknownSymbol(question);
        }
        if (timeframe.isEmpty() || timeframe.get().compareTo(served.get().candles().timeframe()) < 0) {
            return question.text("interval").isEmpty() ? missing("interval")
                : error(BAD_REQUEST, -1120, "Invalid interval.");
        }
        final MarketPast past = new MarketPast(served.get(), nowMs);
        final int limit = limit(question, market.mostCandles());
        final long fromMs = question.timeMs("startTime", 0);
        final long toMs = question.timeMs("endTime", nowMs);
        final List<ServedCandle> candles = question.text("startTime").isPresent()
            ? past.earliest(timeframe.get(), fromMs, toMs, limit) : past.latest(timeframe.get(), fromMs, toMs, limit);
        final ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        candles.forEach(candle -> rows.add(row(served.get(), candle)));
        return RestReply.ok(rows);
    }

    private static ArrayNode row(final ServedMarket served, final ServedCandle candle) {
        return JsonNodeFactory.instance.arrayNode().add(candle.openMs())
            .add(served.price(candle.open())).add(served.price(candle.high()))
            .add(served.price(candle.low())).add(served.price(candle.close()))
            .add(served.quantity(candle.volume())).add(candle.closeMs() - 1)
            .add(BinanceMessages.money(candle.quoteVolume())).add(candle.tradeCount())
            .add(served.quantity(candle.takerBuyVolume()))
            .add(BinanceMessages.money(BinanceMessages.takerBuyWorth(candle))).add("0");
    }

    private RestReply trades(final RestQuestion question, final long nowMs) {
        final Optional<ServedMarket> served = served(question);
        if (served.isEmpty()) {
            return unknownSymbol(question);
        }
        final boolean byId = question.text("fromId").isPresent();
        final boolean byTime = question.text("startTime").isPresent() || question.text("endTime").isPresent();
        if (byId && byTime) {
            return error(BAD_REQUEST, -1128, "Combination of optional parameters invalid.");
        }
        final long toMs = question.timeMs("endTime",
            market.isFutures() ? question.timeMs("startTime", 0) + HOUR_MS - 1 : nowMs);
        final long fromMs = question.timeMs("startTime", Math.max(0, toMs - HOUR_MS + 1));
        if (market.isFutures() && byTime && toMs - fromMs >= HOUR_MS) {
            return error(BAD_REQUEST, -1127, "Lookup interval is too big. More than 1 hours between startTime and "
                + "endTime.");
        }
        final MarketPast past = new MarketPast(served.get(), nowMs);
        final int limit = limit(question, MOST_TRADES);
        final ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        final List<Print> prints = byId ? past.printsFrom(question.number("fromId", 0), limit)
            : byTime ? past.printsBetween(fromMs, toMs, limit) : past.latestPrints(limit);
        prints.forEach(print -> rows.add(trade(served.get(), print)));
        return RestReply.ok(rows);
    }

    private ObjectNode trade(final ServedMarket served, final Print print) {
        final ObjectNode trade = BinanceMessages.trade(served, print);
        return market.isFutures() ? trade : trade.put("M", true);
    }

    /** Answers about a contract. */
    private interface ContractAnswer {
        RestReply of(MarketPast past);
    }

    private RestReply futures(final RestQuestion question, final long nowMs, final ContractAnswer answer) {
        if (!market.isFutures()) {
            return unknownPath();
        }
        return served(question).map(served -> answer.of(new MarketPast(served, nowMs)))
            .orElseGet(() -> unknownSymbol(question));
    }

    private static RestReply openInterest(final MarketPast past) {
        final ServedMarket served = past.market();
        return RestReply.ok(BinanceMessages.object()
            .put("openInterest", served.quantity(served.openInterest().at(past.nowMs()).value()))
            .put("symbol", served.symbol()).put("time", past.nowMs()));
    }

    private static RestReply premiumIndex(final MarketPast past) {
        final ServedMarket served = past.market();
        final String price = served.price(past.lastPrice());
        return RestReply.ok(BinanceMessages.object().put("symbol", served.symbol())
            .put("markPrice", price).put("indexPrice", price).put("estimatedSettlePrice", price)
            .put("lastFundingRate", BinanceMessages.money(served.funding().at(past.nowMs()).value()))
            .put("interestRate", BinanceMessages.money(ServedMarket.USUAL_FUNDING_RATE))
            .put("nextFundingTime", served.nextFundingMs(past.nowMs())).put("time", past.nowMs()));
    }

    private static RestReply fundingRate(final RestQuestion question, final MarketPast past) {
        final ServedMarket served = past.market();
        final ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        served.funding().between(question.timeMs("startTime", 0),
                Math.min(past.nowMs(), question.timeMs("endTime", past.nowMs()))).stream()
            .limit(limit(question, MOST_TRADES))
            .forEach(rate -> rows.add(BinanceMessages.object().put("symbol", served.symbol())
                .put("fundingTime", rate.timeMs()).put("fundingRate", BinanceMessages.money(rate.value()))
                .put("markPrice", served.price(new MarketPast(served, rate.timeMs()).lastPrice()))));
        return RestReply.ok(rows);
    }

    private Optional<ServedMarket> served(final RestQuestion question) {
        final String symbol = question.text("symbol").orElse("");
        return markets.stream().filter(served -> served.symbol().equals(symbol)).findFirst();
    }

    private static RestReply unknownSymbol(final RestQuestion question) {
        return question.text("symbol").isEmpty() ? missing("symbol") : error(BAD_REQUEST, -1121, "Invalid symbol.");
    }

    private static RestReply missing(final String parameter) {
        return error(BAD_REQUEST, -1102, "Mandatory parameter '" + parameter
            + "' was not sent, was empty/null, or malformed.");
    }

    /** More rows than there may be are quietly taken for as many as there may be. */
    private static int limit(final RestQuestion question, final int most) {
        return (int) Math.max(1, Math.min(most, question.number("limit", USUAL_ROWS)));
    }

    static RestReply error(final int status, final int code, final String message) {
        return RestReply.of(status, BinanceMessages.object().put("code", code).put("msg", message));
    }

    private static RestReply tooMany() {
        return error(TOO_MANY_REQUESTS, -1003, "Too many requests; current limit is reached. Please use WebSocket "
            + "streams for live updates to avoid polling the API.");
    }

    @Override
    public RestReply fault(final FaultKind fault, final int retryAfterSeconds) {
        return switch (fault) {
            case TOO_MANY_REQUESTS -> tooMany().with(RETRY_AFTER, retryAfterSeconds);
            case BANNED -> error(TEAPOT, -1003, "Way too many requests; IP banned.").with(RETRY_AFTER,
                retryAfterSeconds);
            default -> error(UNAVAILABLE, -1000, "Unknown error, please check your request or try again later.");
        };
    }
}
