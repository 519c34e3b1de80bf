package io.tapedeck.loopback.binance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapedeck.loopback.market.ServedMarket;
import io.tapedeck.loopback.protocol.RestQuestion;
import io.tapedeck.loopback.protocol.RestReply;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is traded, and by what rules. Stateless. */
final class BinanceInstruments {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BAD_REQUEST = 400;
    private static final long MANY = 1_000_000_000;

    private final BinanceMarket market;
    private final List<ServedMarket> markets;

    BinanceInstruments(final BinanceMarket market, final List<ServedMarket> markets) {
        this.market = market;
        this.markets = markets;
    }

    RestReply answer(final RestQuestion question, final long nowMs) {
        final Set<String> asked;
        try {
            asked = asked(question);
        } catch (final JsonProcessingException notAList) {
            return BinanceRest.error(BAD_REQUEST, -1100, "Illegal characters found in parameter 'symbols'; legal range "
                + "is '^\\[(\"[A-Z0-9-_.]{1,20}\"(,\"[A-Z0-9-_.]{1,20}\"){0,}){0,1}\\]$'.");
        }
        final List<ServedMarket> found = markets.stream()
            .filter(served -> asked.isEmpty() || asked.contains(served.symbol())).toList();
        return found.size() < asked.size() ? BinanceRest.error(BAD_REQUEST, -1121, "Invalid symbol.")
            : RestReply.ok(document(found, nowMs));
    }

    /** Futures know no such parameters: there everything is told. */
    private Set<String> asked(final RestQuestion question) throws JsonProcessingException {
        final Set<String> asked = new LinkedHashSet<>();
        if (!market.isFutures()) {
            question.text("symbol").ifPresent(asked::add);
            for (final JsonNode symbol : JSON.readTree(question.text("symbols").orElse("[]"))) {
                asked.add(symbol.asText());
            }
        }
        return asked;
    }

    private ObjectNode document(final List<ServedMarket> found, final long nowMs) {
        final ObjectNode document = BinanceMessages.object().put("timezone", "UTC").put("serverTime", nowMs);
        document.putArray("rateLimits").add(BinanceMessages.object().put("rateLimitType", "REQUEST_WEIGHT")
            .put("interval", "MINUTE").put("intervalNum", 1).put("limit", market.weightPerMinute()));
        document.putArray("exchangeFilters");
        final ArrayNode symbols = document.putArray("symbols");
        found.forEach(served -> symbols.add(market.isFutures() ? contract(served) : currency(served)));
        return document;
    }

    private ObjectNode currency(final ServedMarket served) {
        final ObjectNode symbol = symbol(served)
            .put("baseAssetPrecision", served.instrument().quantityScale())
            .put("quoteAssetPrecision", 8).put("quotePrecision", 8)
            .put("isSpotTradingAllowed", true).put("isMarginTradingAllowed", false);
        filters(served, symbol);
        symbol.putArray("permissions");
        symbol.putArray("permissionSets").addArray().add("SPOT");
        return symbol;
    }

    /** The precisions are not the steps: the venue says so of itself, and so it is here. */
    private ObjectNode contract(final ServedMarket served) {
        final ObjectNode symbol = symbol(served)
            .put("pair", served.symbol()).put("contractType", "PERPETUAL").put("marginAsset",
                served.instrument().quoteCurrency())
            .put("pricePrecision", 8).put("quantityPrecision", 8).put("underlyingType", "COIN")
            .put("baseAssetPrecision", served.instrument().quantityScale());
        filters(served, symbol);
        return symbol;
    }

    private static ObjectNode symbol(final ServedMarket served) {
        return BinanceMessages.object().put("symbol", served.symbol()).put("status", "TRADING")
            .put("baseAsset", served.baseAsset()).put("quoteAsset", served.instrument().quoteCurrency());
    }

    private void filters(final ServedMarket served, final ObjectNode symbol) {
        final ArrayNode filters = symbol.putArray("filters");
        final String tick = served.price(served.instrument().tickSize());
        final String step = served.quantity(served.instrument().stepSize());
        filters.addObject().put("filterType", "PRICE_FILTER").put("minPrice", tick)
            .put("maxPrice", served.price(served.instrument().tickSize() * MANY)).put("tickSize", tick);
        filters.addObject().put("filterType", "LOT_SIZE").put("minQty", step)
            .put("maxQty", served.quantity(served.instrument().stepSize() * MANY)).put("stepSize", step);
        filters.addObject().put("filterType", "MARKET_LOT_SIZE").put("minQty", step)
            .put("maxQty", served.quantity(served.instrument().stepSize() * MANY)).put("stepSize", step);
        final String worth = BinanceMessages.money(served.instrument().minimumNotional());
        if (market.isFutures()) {
            filters.addObject().put("filterType", "MIN_NOTIONAL").put("notional", worth);
        } else {
            filters.addObject().put("filterType", "NOTIONAL").put("minNotional", worth).put("applyMinToMarket", true)
                .put("avgPriceMins", 5);
        }
    }
}
