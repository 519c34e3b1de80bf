package io.tapedeck.gateways.binance;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.gateways.json.JsonPhrase;
import io.tapedeck.gateways.json.JsonSteps;
import io.tapedeck.gateways.json.ShortNames;
import io.tapedeck.gateways.market.MarketDataListener;

import java.util.List;

/**
 * Trades, candles and quotes that are written as Binance usually writes them: with the kind of the event first, without
 * white space, with every field that an update needs, about instruments that are listened to. They are told in a single
 * pass; whatever else comes is left to {@link BinanceParser}, which would tell the same of these.
 */
final class UsualMessages {
    private static final int SHORTEST = 32;
    private static final JsonPhrase STREAM = JsonPhrase.of("{\"stream\":\"");
    private static final JsonPhrase DATA = JsonPhrase.of("\",\"data\":");
    private static final JsonPhrase EVENT = JsonPhrase.of("{\"e\":");
    private static final JsonPhrase TRADE = JsonPhrase.of("\"trade\",");
    private static final JsonPhrase AGGREGATE = JsonPhrase.of("\"aggTrade\",");
    private static final JsonPhrase CANDLE = JsonPhrase.of("\"kline\",");
    private static final JsonPhrase QUOTE = JsonPhrase.of("\"bookTicker\",");
    private static final JsonPhrase BARE = JsonPhrase.of("{");
    private static final JsonPhrase QUOTE_STREAM = JsonPhrase.of("@bookTicker\"");

    private final JsonSteps text = new JsonSteps();
    private final MarketDataListener listener;
    private final UsualSingleTrades trades;
    private final UsualAggregates aggregates;
    private final UsualCandles candles;
    private final UsualQuotes quotes;

    UsualMessages(final List<Instrument> instruments, final MarketDataListener listener) {
        final ShortNames<Instrument> names = BinanceNames.bySymbolIfShort(instruments);
        this.listener = listener;
        trades = new UsualSingleTrades(text, names);
        aggregates = new UsualAggregates(text, names);
        candles = new UsualCandles(text, names);
        quotes = new UsualQuotes(text, names);
    }

    /** Whether a message was told; otherwise nothing of it was, and it is still to be read. */
    boolean tell(final byte[] message, final int length) {
        if (length < SHORTEST) {
            return false;
        }
        text.wrap(message);
        final int stream = text.over(0, STREAM);
        return stream == JsonSteps.ELSEWHERE ? tellEvent(0, length) : tellWrapped(stream, length);
    }

    private boolean tellWrapped(final int stream, final int length) {
        final int streamEnd = text.plain(stream);
        final int event = text.over(streamEnd, DATA);
        if (text.at(length - 1) != '}') {
            return false;
        }
        if (tellEvent(event, length - 1)) {
            return true;
        }
        final boolean isQuote = text.over(streamEnd + 1 - QUOTE_STREAM.length(), QUOTE_STREAM) == streamEnd + 1;
        return isQuote && tell(quotes, text.over(event, BARE), length - 1);
    }

    private boolean tellEvent(final int from, final int end) {
        final int kind = text.over(from, EVENT);
        return switch (text.at(kind + 1)) {
            case 't' -> tell(trades, text.over(kind, TRADE), end);
            case 'a' -> tell(aggregates, text.over(kind, AGGREGATE), end);
            case 'k' -> tell(candles, text.over(kind, CANDLE), end);
            case 'b' -> tell(quotes, text.over(kind, QUOTE), end);
            default -> false;
        };
    }

    private boolean tell(final UsualEvent event, final int from, final int end) {
        return event.read(from) == end && event.tell(listener);
    }
}
