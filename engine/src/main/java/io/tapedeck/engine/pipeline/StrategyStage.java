package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.MarketCapitalisationDecoder;
import io.tapedeck.engine.event.codec.MarketQuoteDecoder;
import io.tapedeck.engine.event.codec.MarketTradeDecoder;
import io.tapedeck.engine.event.codec.SideCode;
import io.tapedeck.engine.event.codec.TimerDecoder;
import io.tapedeck.engine.market.DataGap;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.PublicTrade;
import io.tapedeck.engine.market.Quote;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;
import io.tapedeck.engine.strategy.Notes;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.engine.strategy.StrategyNeeds.Feed;

import java.util.Map;

/**
 * Stage 5: tells the strategies what they need of the frame: fills, gaps, trades, quotes, closed candles, timers.
 *
 * <p>While the engine warms up, and with candles and trades that were fetched afterwards, strategies see everything but
 * their signals are dropped. After a failure of any stage no strategy is asked again.
 */
final class StrategyStage implements Stateful {
    private final FillMailbox fills;
    private final StrategyReplacement replacement = new StrategyReplacement();
    private final CandleInbox inbox = new CandleInbox();
    private final FrameMessages messages = new FrameMessages();
    private final MarketTradeDecoder tradeDecoder = new MarketTradeDecoder();
    private final MarketQuoteDecoder quoteDecoder = new MarketQuoteDecoder();
    private final PublicTrade trade = new PublicTrade();
    private final Quote quote = new Quote();
    private StrategySession session;
    private StrategyNeeds needs;
    private int timeframes;
    private SessionSettings settings;
    private boolean halted;

    StrategyStage(final StrategySession session, final FillMailbox fills) {
        this.fills = fills;
        decideBy(session);
    }

    private void decideBy(final StrategySession strategies) {
        session = strategies;
        needs = session.plan().needs();
        timeframes = StrategySession.bits(session.plan().inputs());
        if (needs.wants(Feed.FILLS)) {
            fills.open();
        }
    }

    void onSession(final SessionSettings begun) {
        settings = begun;
        session.call(begun.strategy());
    }

    void onInstrument(final Instrument instrument) {
        session.onInstrument(instrument);
    }

    void onFrame(final Frame frame, final MarketUpdate update) {
        final StrategySession deciding = replacement.onFrame(frame, session);
        if (deciding != session) {
            decideBy(deciding);
        }
        if (update.hasSplit()) {
            session.context(update.splitInstrumentId()).onSplit(update.split());
        }
        if (halted) {
            return;
        }
        if (!fills.isEmpty()) {
            begin(frame, update);
            tellFills(frame.engineTimeNs());
        }
        if (update.hasGap()) {
            begin(frame, update);
            tellGap(update.gap());
        }
        if (update.hasClosed(timeframes)) {
            begin(frame, update);
            tellCandles(frame, update);
        } else if (!update.hasCandle()) {
            tellInput(frame, update);
        }
    }

    /** A base candle, with no fill on its way and no other strategies in the making. */
    void onQuietCandle(final Frame frame, final MarketUpdate update) {
        if (!halted && update.hasClosed(timeframes)) {
            begin(frame, update);
            tellCandles(frame, update);
        }
    }

    private void begin(final Frame frame, final MarketUpdate update) {
        session.onFrame(update.timeNs(), isTradingWith(frame, update));
        session.start();
    }

    /** What was fetched afterwards moves the averages on, but nobody can trade on it any more. */
    private boolean isTradingWith(final Frame frame, final MarketUpdate update) {
        return settings.isTradingAt(update.timeNs()) && !isBackfilled(frame, update);
    }

    private boolean isBackfilled(final Frame frame, final MarketUpdate update) {
        return update.hasCandle() ? update.candle().is(Candle.FLAG_BACKFILLED)
            : frame.inputTemplateId() == MarketTradeDecoder.TEMPLATE_ID
                && input(frame).decode(tradeDecoder).flags().backfilled();
    }

    private void tellFills(final long nowNs) {
        for (PostedFill fill = fills.poll(nowNs); fill != null; fill = fills.poll(nowNs)) {
            final SymbolContext context = session.context(fill.instrumentId());
            context.strategy().onFill(fill, context);
        }
    }

    private void tellCandles(final Frame frame, final MarketUpdate update) {
        final SymbolContext context = session.context(update.closedInstrumentId());
        if (update.hasCandle() && update.hasClosedOnly(update.candle().timeframe(), timeframes)) {
            context.onCandle(update.candle());
            return;
        }
        final int count = update.hasCandle() ? inbox.collect(frame, update.candle(), timeframes)
            : inbox.collect(frame, timeframes);
        for (int index = 0; index < count; index++) {
            context.onCandle(inbox.at(index));
        }
    }

    private void tellGap(final DataGap gap) {
        final SymbolContext context = session.context(gap.instrumentId());
        context.strategy().onGap(gap, context);
    }

    private void tellInput(final Frame frame, final MarketUpdate update) {
        switch (frame.inputTemplateId()) {
            case MarketTradeDecoder.TEMPLATE_ID -> {
                if (needs.wants(Feed.TRADES)) {
                    begin(frame, update);
                    tellTrade(input(frame).decode(tradeDecoder));
                }
            }
            case MarketQuoteDecoder.TEMPLATE_ID -> {
                if (needs.wants(Feed.QUOTES)) {
                    begin(frame, update);
                    tellQuote(input(frame).decode(quoteDecoder));
                }
            }
            case TimerDecoder.TEMPLATE_ID -> {
                begin(frame, update);
                tellTimer();
            }
            case MarketCapitalisationDecoder.TEMPLATE_ID ->
                capitalise(input(frame).decode(new MarketCapitalisationDecoder()));
            default -> {
            }
        }
    }

    private FrameMessages input(final Frame frame) {
        messages.wrap(frame).next();
        return messages;
    }

    private void tellTrade(final MarketTradeDecoder message) {
        final SymbolContext context = session.context(message.instrumentId());
        context.strategy().onTrade(trade.of(message.instrumentId(), message.takerSide() == SideCode.BUY,
            message.price(), message.quantity()), context);
    }

    private void tellQuote(final MarketQuoteDecoder message) {
        final SymbolContext context = session.context(message.instrumentId());
        context.strategy().onQuote(quote.of(message.instrumentId())
            .bid(message.bidPrice(), message.bidQuantity())
            .ask(message.askPrice(), message.askQuantity()), context);
    }

    private void tellTimer() {
        for (int id = 0; id < session.strategyCount(); id++) {
            session.context(id).strategy().onTimer(session.context(id));
        }
    }

    /** Comes once for an instrument, at the start of a session. */
    private void capitalise(final MarketCapitalisationDecoder message) {
        session.context(message.instrumentId()).capitalise(message.worth());
    }

    /** Asked between frames: what counts is the present, not when a strategy was last told something. */
    boolean explain(final int instrumentId, final Notes notes, final long nowNs) {
        session.onFrame(nowNs, settings.isTradingAt(nowNs));
        return session.explain(instrumentId, notes);
    }

    /** Those whose candles the strategies and their filters see, as bits. */
    int timeframes() {
        return timeframes;
    }

    /** Whether other strategies are in the making; the next frame may take over or call it off. */
    boolean isBeingReplaced() {
        return replacement.isExpected();
    }

    void halt() {
        halted = true;
    }

    boolean isHalted() {
        return halted;
    }

    /** The parameters that the session was told last, by their names; empty where it has those that it began with. */
    Map<String, String> reloadedParameters() {
        return replacement.inForce();
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putBoolean(halted);
        session.saveState(writer);
        fills.saveState(writer);
        replacement.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        halted = reader.getBoolean();
        session.loadState(reader);
        fills.loadState(reader);
        replacement.loadState(reader);
    }
}
