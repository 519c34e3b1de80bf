package io.tapedeck.loopback.binance;

import io.tapedeck.loopback.script.MarketEvent;
import io.tapedeck.loopback.script.MarketEvent.CandleChanged;
import io.tapedeck.loopback.script.MarketEvent.MarkPriced;
import io.tapedeck.loopback.script.MarketEvent.QuoteChanged;
import io.tapedeck.loopback.script.MarketEvent.TradePrinted;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which streams tell an event. Stateless. */
final class BinanceStreams {
    private static final Pattern NAME = Pattern.compile("[!a-z0-9_]+@[A-Za-z0-9@_:+]+");

    private BinanceStreams() {
    }

    static boolean isName(final String stream) {
        return NAME.matcher(stream).matches();
    }

    static List<String> of(final MarketEvent event, final BinanceMarket market, final BinanceRoute route) {
        final String symbol = event.market().symbol().toLowerCase(Locale.ROOT);
        if (event instanceof QuoteChanged) {
            return route == BinanceRoute.MARKET ? List.of() : List.of(symbol + "@bookTicker");
        }
        if (route == BinanceRoute.PUBLIC) {
            return List.of();
        }
        if (event instanceof TradePrinted) {
            return List.of(symbol + "@aggTrade");
        }
        if (event instanceof CandleChanged candle) {
            return List.of(symbol + "@kline_" + candle.candle().timeframe().label());
        }
        return event instanceof MarkPriced && market.isFutures()
            ? List.of(symbol + "@markPrice", symbol + "@markPrice@1s") : List.of();
    }
}
