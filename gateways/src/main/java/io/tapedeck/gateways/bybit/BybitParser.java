package io.tapedeck.gateways.bybit;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.gateways.json.JsonMessage;
import io.tapedeck.gateways.json.NameTable;
import io.tapedeck.gateways.market.MarketDataListener;
import io.tapedeck.gateways.venue.MessageParser;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads Bybit's messages of market data, of both markets. What tickers and books leave out as unchanged is remembered
 * for the life of the parser, which is that of a connection.
 */
final class BybitParser implements MessageParser {
    private final NameTable<BybitSymbol> symbols;
    private final BybitTopic trades;
    private final BybitTopic candles;
    private final BybitTopic book;
    private final BybitTopic tickers;
    private final JsonMessage message = new JsonMessage();
    private String problem = "";

    /**
     * A parser of one connection.
     *
     * @param instruments that are listened to.
     * @param listener    takes what is found.
     */
    BybitParser(final List<Instrument> instruments, final MarketDataListener listener) {
        symbols = new NameTable<>(instruments.stream().collect(Collectors.toMap(Instrument::symbol,
            BybitSymbol::new)));
        trades = new BybitTrades(listener);
        candles = new BybitCandles(listener);
        book = new BybitBook(listener);
        tickers = new BybitTickers(listener);
    }

    @Override
    public Outcome parse(final byte[] text, final int length) {
        problem = "";
        if (!message.read(text, 0, length, BybitFields.MESSAGE_SHAPE)) {
            problem = message.problem();
            return Outcome.MALFORMED;
        }
        return message.isText(BybitFields.TOPIC) ? data() : answer();
    }

    @Override
    public String problem() {
        return problem;
    }

    private Outcome data() {
        final BybitTopic topic = topic();
        if (topic == null) {
            return Outcome.IGNORED;
        }
        final BybitSymbol symbol = symbol();
        if (symbol == null) {
            return Outcome.DATA;
        }
        final Outcome outcome = topic.read(message, symbol);
        if (outcome == Outcome.MALFORMED) {
            problem = topic.problem();
        }
        return outcome;
    }

    private BybitTopic topic() {
        if (message.startsWith(BybitFields.TOPIC, BybitFields.BOOK_TOPIC)) {
            return book;
        }
        if (message.startsWith(BybitFields.TOPIC, BybitFields.TRADES_TOPIC)) {
            return trades;
        }
        if (message.startsWith(BybitFields.TOPIC, BybitFields.TICKERS_TOPIC)) {
            return tickers;
        }
        return message.startsWith(BybitFields.TOPIC, BybitFields.CANDLES_TOPIC) ? candles : null;
    }

    /** The symbol stands behind the last point of the topic. */
    private BybitSymbol symbol() {
        final int end = message.end(BybitFields.TOPIC);
        int from = end;
        while (message.bytes()[from - 1] != '.') {
            from--;
        }
        return symbols.find(message.bytes(), from, end);
    }

    private Outcome answer() {
        final boolean failed = isFailure();
        if (!message.isSound()) {
            problem = message.problem();
            return Outcome.MALFORMED;
        }
        if (isPong(failed)) {
            return Outcome.PONG;
        }
        if (failed) {
            final String code = message.has(BybitFields.CODE) ? "code " + message.text(BybitFields.CODE) + ": " : "";
            problem = code + message.text(BybitFields.TEXT);
            return Outcome.REFUSED;
        }
        return message.has(BybitFields.SUCCESS) || message.has(BybitFields.CODE) ? Outcome.ACKNOWLEDGED
            : Outcome.IGNORED;
    }

    /** Each market answers a ping in another way. */
    private boolean isPong(final boolean failed) {
        return message.is(BybitFields.OPERATION, BybitFields.PONG) || message.is(BybitFields.TEXT, BybitFields.PONG)
            || message.is(BybitFields.OPERATION, BybitFields.PING) && !failed;
    }

    private boolean isFailure() {
        return message.has(BybitFields.SUCCESS) ? !message.flag(BybitFields.SUCCESS)
            : message.has(BybitFields.CODE) && message.rounded(BybitFields.CODE, 0) != 0;
    }
}
