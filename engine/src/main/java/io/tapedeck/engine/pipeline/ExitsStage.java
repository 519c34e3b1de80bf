package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleCodec;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.MarkCandleDecoder;
import io.tapedeck.engine.event.codec.MarketQuoteDecoder;
import io.tapedeck.engine.exit.FinerCandles;
import io.tapedeck.engine.exit.PathWalk;
import io.tapedeck.engine.market.Quote;
import io.tapedeck.engine.simulation.CandleMatching;
import io.tapedeck.engine.simulation.Liquidation;
import io.tapedeck.engine.simulation.QuoteMatching;

/** Stage 3: the price path of the candle meets resting orders, exits and liquidation. */
final class ExitsStage {
    private final CandleMatching matching;
    private final QuoteMatching quotes;
    private final Liquidation liquidation;
    private final PathWalk walk;
    private final FrameMessages messages = new FrameMessages();
    private final MarkCandleDecoder decoder = new MarkCandleDecoder();
    private final MarketQuoteDecoder quoteDecoder = new MarketQuoteDecoder();
    private final Quote quote = new Quote();
    private final Candle markCandle = new Candle();

    ExitsStage(final CandleMatching matching, final QuoteMatching quotes, final Liquidation liquidation,
        final FinerCandles finerCandles) {
        this.matching = matching;
        this.quotes = quotes;
        this.liquidation = liquidation;
        walk = new PathWalk(finerCandles, matching);
    }

    void onFrame(final Frame frame, final MarketUpdate update) {
        if (!update.hasCandle()) {
            meet(frame, update);
            return;
        }
        onPrice(update.candle());
        if (matching.hasAnythingToMeet(update.candle().instrumentId())) {
            meet(frame, update);
        }
    }

    /** All that is rare in one method, so that the common frame stays small. */
    private void meet(final Frame frame, final MarketUpdate update) {
        if (update.hasCandle()) {
            walk.walk(update.candle());
        } else if (frame.inputTemplateId() == MarkCandleDecoder.TEMPLATE_ID) {
            messages.wrap(frame).next();
            CandleCodec.decode(messages.decode(decoder), markCandle);
            liquidation.onMarkCandle(markCandle);
        } else if (frame.inputTemplateId() == MarketQuoteDecoder.TEMPLATE_ID) {
            messages.wrap(frame).next();
            onQuote(messages.decode(quoteDecoder), frame.engineTimeNs());
        } else if (update.hasSplit()) {
            matching.onSplit(update.splitInstrumentId(), update.split(), frame.engineTimeNs());
        }
    }

    /** Whatever its path could have met: the candle is the present one from now on. */
    void onPrice(final Candle candle) {
        matching.onBaseCandle(candle);
    }

    boolean hasAnythingToMeet(final int instrumentId) {
        return matching.hasAnythingToMeet(instrumentId);
    }

    private void onQuote(final MarketQuoteDecoder message, final long timeNs) {
        quotes.onQuote(quote.of(message.instrumentId())
            .bid(message.bidPrice(), message.bidQuantity())
            .ask(message.askPrice(), message.askQuantity()), timeNs);
    }
}
