package io.tapedeck.gateways.binance;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.gateways.json.JsonMessage;
import io.tapedeck.gateways.json.NameTable;
import io.tapedeck.gateways.market.CandleUpdate;
import io.tapedeck.gateways.market.MarkPriceUpdate;
import io.tapedeck.gateways.market.MarketDataListener;
import io.tapedeck.gateways.market.QuoteUpdate;
import io.tapedeck.gateways.market.TradeUpdate;
import io.tapedeck.gateways.venue.MessageParser;

import java.util.List;

/**
 * Reads Binance's messages of market data, of both markets, bare and wrapped.
 *
 * <p>Prices and quantities must stand on the instrument's grid of decimals; mark and index prices, funding rates and
 * money are averages and are rounded to it, as are volumes, whose parts may come from days with a finer step. The spot
 * market's best prices come without event and time, and are told by the name of the stream or, where they come bare, by
 * their fields. Trades and quotes of nothing (price or quantity 0) are passed over.
 */
final class BinanceParser implements MessageParser {
    private final NameTable<Instrument> instruments;
    private final MarketDataListener listener;
    private final UsualMessages usual;
    private final JsonMessage message = new JsonMessage();
    private final TradeUpdate trade = new TradeUpdate();
    private final CandleUpdate candle = new CandleUpdate();
    private final QuoteUpdate quote = new QuoteUpdate();
    private final MarkPriceUpdate mark = new MarkPriceUpdate();
    private String problem = "";

    /**
     * A parser of one connection.
     *
     * @param instruments that are listened to.
     * @param listener    takes what is found.
     */
    BinanceParser(final List<Instrument> instruments, final MarketDataListener listener) {
        this.instruments = BinanceNames.bySymbol(instruments);
        this.listener = listener;
        usual = new UsualMessages(instruments, listener);
    }

    @Override
    public Outcome parse(final byte[] text, final int length) {
        problem = "";
        return usual.tell(text, length) ? Outcome.DATA : parseAny(text, length);
    }

    /** Reads a message however it is written. */
    Outcome parseAny(final byte[] text, final int length) {
        if (!message.read(text, 0, length, BinanceFields.MESSAGE_SHAPE)) {
            return malformed();
        }
        if (message.has(BinanceFields.EVENT)) {
            return event();
        }
        return isQuoteWithoutEvent() ? quote() : withoutEvent();
    }

    @Override
    public String problem() {
        return problem;
    }

    private Outcome event() {
        if (message.is(BinanceFields.EVENT, BinanceFields.QUOTE_EVENT)) {
            return quote();
        }
        if (message.is(BinanceFields.EVENT, BinanceFields.AGG_TRADE_EVENT)) {
            return trade(BinanceFields.AGGREGATE_OR_ASK);
        }
        if (message.is(BinanceFields.EVENT, BinanceFields.TRADE_EVENT)) {
            return trade(BinanceFields.TRADE);
        }
        if (message.is(BinanceFields.EVENT, BinanceFields.CANDLE_EVENT)) {
            return candle();
        }
        if (message.is(BinanceFields.EVENT, BinanceFields.MARK_PRICE_EVENT)) {
            return markPrice();
        }
        return message.is(BinanceFields.EVENT, BinanceFields.SHUTDOWN_EVENT) ? Outcome.CLOSING : Outcome.IGNORED;
    }

    private boolean isQuoteWithoutEvent() {
        if (message.has(BinanceFields.STREAM)) {
            return message.endsWith(BinanceFields.STREAM, BinanceFields.QUOTE_STREAM);
        }
        return message.has(BinanceFields.UPDATE) && message.isText(BinanceFields.BID)
            && message.isText(BinanceFields.AGGREGATE_OR_ASK);
    }

    private Outcome withoutEvent() {
        if (message.is(BinanceFields.STREAM, BinanceFields.SHUTDOWN_STREAM)) {
            return Outcome.CLOSING;
        }
        if (message.has(BinanceFields.CODE)) {
            problem = "code " + message.text(BinanceFields.CODE) + ": " + message.text(BinanceFields.MESSAGE);
            return Outcome.REFUSED;
        }
        return message.mentions(BinanceFields.RESULT) ? Outcome.ACKNOWLEDGED : Outcome.IGNORED;
    }

    private Outcome trade(final int idSlot) {
        final Instrument instrument = message.find(BinanceFields.SYMBOL, instruments);
        if (instrument == null) {
            return unknownInstrument();
        }
        trade.begin(instrument.id()).timeNs(message.timeNs(BinanceFields.TIME)).tradeId(message.whole(idSlot))
            .takenByBuyer(!message.flag(BinanceFields.MADE_BY_BUYER))
            .price(message.exact(BinanceFields.PRICE, instrument.priceScale()))
            .quantity(message.exact(BinanceFields.QUANTITY, instrument.quantityScale()));
        if (!message.isSound()) {
            return malformed();
        }
        if (trade.price() == 0 || trade.quantity() == 0) {
            return Outcome.IGNORED;
        }
        listener.onTrade(trade);
        return Outcome.DATA;
    }

    private Outcome candle() {
        final Instrument instrument = message.find(BinanceFields.SYMBOL, instruments);
        if (instrument == null) {
            return unknownInstrument();
        }
        final Timeframe timeframe = message.find(BinanceFields.CANDLE_INTERVAL, BinanceNames.TIMEFRAMES);
        if (timeframe == null) {
            return unknownTimeframe();
        }
        fillCandle(instrument);
        if (!message.isSound()) {
            return malformed();
        }
        listener.onCandle(candle.timeframe(timeframe));
        return Outcome.DATA;
    }

    private void fillCandle(final Instrument instrument) {
        final int prices = instrument.priceScale();
        final int quantities = instrument.quantityScale();
        candle.begin(instrument.id()).timeNs(message.timeNs(BinanceFields.EVENT_TIME))
            .openTimeNs(message.timeNs(BinanceFields.CANDLE_OPEN_TIME))
            .closed(message.flag(BinanceFields.CANDLE_CLOSED))
            .open(message.exact(BinanceFields.CANDLE_OPEN, prices))
            .high(message.exact(BinanceFields.CANDLE_HIGH, prices))
            .low(message.exact(BinanceFields.CANDLE_LOW, prices))
            .close(message.exact(BinanceFields.CANDLE_CLOSE, prices))
            .volume(message.rounded(BinanceFields.CANDLE_VOLUME, quantities))
            .quoteVolume(message.roundedIfGiven(BinanceFields.CANDLE_QUOTE_VOLUME, FixedPoint.MONEY_SCALE))
            .takerBuyVolume(message.rounded(BinanceFields.CANDLE_TAKER_BUY_VOLUME, quantities))
            .tradeCount(message.whole(BinanceFields.CANDLE_TRADES));
    }

    private Outcome quote() {
        final Instrument instrument = message.find(BinanceFields.SYMBOL, instruments);
        if (instrument == null) {
            return unknownInstrument();
        }
        final int prices = instrument.priceScale();
        final int quantities = instrument.quantityScale();
        quote.begin(instrument.id()).timeNs(message.timeNsIfGiven(BinanceFields.TIME))
            .updateId(message.whole(BinanceFields.UPDATE))
            .bidPrice(message.exact(BinanceFields.BID, prices))
            .bidQuantity(message.exact(BinanceFields.BID_QUANTITY, quantities))
            .askPrice(message.exact(BinanceFields.AGGREGATE_OR_ASK, prices))
            .askQuantity(message.exact(BinanceFields.ASK_QUANTITY, quantities));
        if (!message.isSound()) {
            return malformed();
        }
        if (quote.bidPrice() == 0 || quote.askPrice() == 0) {
            return Outcome.IGNORED;
        }
        listener.onQuote(quote);
        return Outcome.DATA;
    }

    private Outcome markPrice() {
        final Instrument instrument = message.find(BinanceFields.SYMBOL, instruments);
        if (instrument == null) {
            return unknownInstrument();
        }
        final int prices = instrument.priceScale();
        mark.begin(instrument.id()).timeNs(message.timeNs(BinanceFields.EVENT_TIME))
            .markPrice(message.rounded(BinanceFields.PRICE, prices))
            .indexPrice(message.roundedIfGiven(BinanceFields.INDEX_PRICE, prices))
            .fundingRate(message.roundedIfGiven(BinanceFields.FUNDING_RATE, FixedPoint.MONEY_SCALE))
            .nextFundingTimeNs(message.timeNsIfGiven(BinanceFields.TIME));
        if (!message.isSound()) {
            return malformed();
        }
        listener.onMarkPrice(mark);
        return Outcome.DATA;
    }

    private Outcome unknownTimeframe() {
        if (message.isText(BinanceFields.CANDLE_INTERVAL)) {
            return Outcome.IGNORED;
        }
        message.fault(BinanceFields.CANDLE_INTERVAL);
        return malformed();
    }

    /** Of no interest where a symbol is named; else the message lacks one. */
    private Outcome unknownInstrument() {
        if (message.isText(BinanceFields.SYMBOL)) {
            return Outcome.DATA;
        }
        message.fault(BinanceFields.SYMBOL);
        return malformed();
    }

    private Outcome malformed() {
        problem = message.problem();
        return Outcome.MALFORMED;
    }
}
