package io.tapedeck.loopback.binance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.loopback.market.Print;
import io.tapedeck.loopback.market.ServedCandle;
import io.tapedeck.loopback.market.ServedMarket;
import io.tapedeck.loopback.script.MarketEvent;
import io.tapedeck.loopback.script.MarketEvent.CandleChanged;
import io.tapedeck.loopback.script.MarketEvent.MarkPriced;
import io.tapedeck.loopback.script.MarketEvent.QuoteChanged;
import io.tapedeck.loopback.script.MarketEvent.TradePrinted;

import java.math.BigDecimal;

/** Events as messages of Binance. Stateless. */
final class BinanceMessages {
    /** Of a first or last trade that is not told. */
    private static final int NO_TRADE = -1;
    private static final int USD_MARGINED = 1;

    private BinanceMessages() {
    }

    static ObjectNode of(final MarketEvent event, final BinanceMarket market) {
        if (event instanceof TradePrinted trade) {
            return trade(trade, market);
        }
        if (event instanceof QuoteChanged quote) {
            return quote(quote, market);
        }
        if (event instanceof CandleChanged candle) {
            return candle(candle);
        }
        return mark((MarkPriced) event);
    }

    private static ObjectNode trade(final TradePrinted event, final BinanceMarket market) {
        final ObjectNode message = event("aggTrade", event);
        message.setAll(trade(event.market(), event.print()));
        return market.isFutures() ? message.put("nq", event.market().quantity(event.print().quantity()))
            .put("st", USD_MARGINED) : message.put("M", true);
    }

    /** What stream and REST have in common. */
    static ObjectNode trade(final ServedMarket market, final Print print) {
        return object().put("a", print.id())
            .put("p", market.price(print.price()))
            .put("q", market.quantity(print.quantity()))
            .put("f", print.id())
            .put("l", print.id())
            .put("T", print.timeMs())
            .put("m", !print.takenByBuyer());
    }

    private static ObjectNode quote(final QuoteChanged event, final BinanceMarket market) {
        final ServedMarket served = event.market();
        final String quantity = served.quantity(event.print().quantity());
        final ObjectNode message = market.isFutures() ? object().put("e", "bookTicker") : object();
        message.put("u", event.print().id());
        if (market.isFutures()) {
            message.put("E", event.timeMs()).put("T", event.timeMs());
        }
        message.put("s", served.symbol());
        if (market.isFutures()) {
            message.put("ps", served.symbol());
        }
        message.put("b", served.price(event.bidPrice())).put("B", quantity)
            .put("a", served.price(event.askPrice())).put("A", quantity);
        return market.isFutures() ? message.put("st", USD_MARGINED) : message;
    }

    private static ObjectNode candle(final CandleChanged event) {
        final ServedMarket market = event.market();
        final ServedCandle candle = event.candle();
        final ObjectNode message = event("kline", event);
        message.putObject("k")
            .put("t", candle.openMs()).put("T", candle.closeMs() - 1)
            .put("s", market.symbol()).put("i", candle.timeframe().label())
            .put("f", NO_TRADE).put("L", NO_TRADE)
            .put("o", market.price(candle.open())).put("c", market.price(candle.close()))
            .put("h", market.price(candle.high())).put("l", market.price(candle.low()))
            .put("v", market.quantity(candle.volume())).put("n", candle.tradeCount())
            .put("x", event.closed())
            .put("q", money(candle.quoteVolume())).put("V", market.quantity(candle.takerBuyVolume()))
            .put("Q", money(takerBuyWorth(candle))).put("B", "0");
        return message;
    }

    /** No tape tells it: the share of the worth that buyers have of the quantity. */
    static long takerBuyWorth(final ServedCandle candle) {
        return candle.volume() == 0 || candle.quoteVolume() < 0 ? 0
            : FixedPoint.multiplyDivideHalfUp(candle.quoteVolume(), candle.takerBuyVolume(), candle.volume());
    }

    private static ObjectNode mark(final MarkPriced event) {
        final ServedMarket market = event.market();
        final String price = market.price(event.price());
        return event("markPriceUpdate", event).put("p", price).put("i", price).put("P", price)
            .put("r", money(market.funding().at(event.timeMs()).value()))
            .put("T", market.nextFundingMs(event.timeMs())).put("st", USD_MARGINED);
    }

    private static ObjectNode event(final String type, final MarketEvent event) {
        return object().put("e", type).put("E", event.timeMs()).put("s", event.market().symbol());
    }

    /** Money and rates have the same scale. */
    static String money(final long value) {
        return BigDecimal.valueOf(value, FixedPoint.MONEY_SCALE).toPlainString();
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
