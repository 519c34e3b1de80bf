package io.tapedeck.loopback.bybit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.loopback.market.Print;
import io.tapedeck.loopback.market.ServedCandle;
import io.tapedeck.loopback.market.ServedMarket;
import io.tapedeck.loopback.script.MarketEvent.CandleChanged;
import io.tapedeck.loopback.script.MarketEvent.QuoteChanged;
import io.tapedeck.loopback.script.MarketEvent.TradePrinted;

import java.math.BigDecimal;
import java.util.UUID;

/** Events as messages of Bybit. Stateless. */
final class BybitMessages {
    private BybitMessages() {
    }

    static ObjectNode candle(final String topic, final CandleChanged event) {
        final ServedMarket market = event.market();
        final ServedCandle candle = event.candle();
        final ObjectNode message = object().put("topic", topic);
        message.putArray("data").addObject()
            .put("start", candle.openMs()).put("end", candle.closeMs() - 1)
            .put("interval", BybitInterval.of(candle.timeframe()))
            .put("open", market.price(candle.open())).put("close", market.price(candle.close()))
            .put("high", market.price(candle.high())).put("low", market.price(candle.low()))
            .put("volume", market.quantity(candle.volume())).put("turnover", money(candle.quoteVolume()))
            .put("confirm", event.closed()).put("timestamp", event.timeMs());
        return message.put("ts", event.timeMs()).put("type", "snapshot");
    }

    static ObjectNode trade(final String topic, final TradePrinted event, final BybitCategory category) {
        final Print print = event.print();
        final ObjectNode message = object().put("topic", topic).put("type", "snapshot").put("ts", event.timeMs());
        final ObjectNode trade = message.putArray("data").addObject()
            .put("T", print.timeMs()).put("s", event.market().symbol())
            .put("S", side(print))
            .put("v", event.market().quantity(print.quantity())).put("p", event.market().price(print.price()));
        if (category.isContract()) {
            trade.put("L", "ZeroPlusTick");
        }
        trade.put("i", tradeId(event.market(), print, category)).put("BT", false).put("seq", print.id());
        return message;
    }

    static String side(final Print print) {
        return print.takenByBuyer() ? "Buy" : "Sell";
    }

    /** Digits on spot, a UUID on contracts; the same for the same trade, whoever asks. */
    static String tradeId(final ServedMarket market, final Print print, final BybitCategory category) {
        return category.isContract() ? new UUID(market.symbol().hashCode(), print.id()).toString()
            : Long.toString(print.id());
    }

    static ObjectNode book(final String topic, final QuoteChanged event) {
        final ServedMarket market = event.market();
        final String quantity = market.quantity(event.print().quantity());
        final ObjectNode message = object().put("topic", topic).put("ts", event.timeMs()).put("type", "snapshot");
        final ObjectNode data = message.putObject("data").put("s", market.symbol());
        data.putArray("b").addArray().add(market.price(event.bidPrice())).add(quantity);
        data.putArray("a").addArray().add(market.price(event.askPrice())).add(quantity);
        data.put("u", event.print().id() + 1).put("seq", event.print().id());
        return message.put("cts", event.timeMs());
    }

    /** What a ticker tells at a moment, but for the quotes. */
    static ObjectNode ticker(final ServedMarket market, final long timeMs, final long lastPrice,
        final BybitCategory category) {
        final String price = market.price(lastPrice);
        final ObjectNode data = object().put("symbol", market.symbol()).put("lastPrice", price);
        if (category.isContract()) {
            final long interest = market.openInterest().at(timeMs).value();
            data.put("markPrice", price).put("indexPrice", price)
                .put("openInterest", market.quantity(interest))
                .put("openInterestValue", money(market.instrument().notional(lastPrice, interest)))
                .put("fundingIntervalHour", "8")
                .put("nextFundingTime", Long.toString(market.nextFundingMs(timeMs)))
                .put("fundingRate", money(market.funding().at(timeMs).value()));
        }
        return data;
    }

    static String money(final long value) {
        return BigDecimal.valueOf(value, FixedPoint.MONEY_SCALE).toPlainString();
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
