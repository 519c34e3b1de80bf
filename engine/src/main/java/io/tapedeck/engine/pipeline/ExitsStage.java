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
    private final MarketUpdate update;
    private final CandleMatching matching;
    private final QuoteMatching quotes;
    private final Liquidation liquidation;
    private final PathWalk walk;
    private final FrameMessages messages = new FrameMessages();
    private final MarkCandleDecoder decoder = new MarkCandleDecoder();
    private final MarketQuoteDecoder quoteDecoder = new MarketQuoteDecoder();
    private final Quote quote = new Quote();
    private final Candle markCandle = new Candle();

    ExitsStage(final MarketUpdate update, final CandleMatching matching, final QuoteMatching quotes,
        final Liquidation liquidation, final FinerCandles finerCandles) {
        this.update = update;
        this.matching = matching;
        this.quotes = quotes;
        this.liquidation = liquidation;
        walk = new PathWalk(finerCandles, matching);
    }

    void onFrame(final Frame frame) {
        if (update.hasCandle()) {
            matching.onBaseCandle(update.candle());
            if (matching.hasAnythingToMeet(update.candle().instrumentId())) {
                walk.walk(update.candle());
            }
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

    private void onQuote(final MarketQuoteDecoder message, final long timeNs) {
        quotes.onQuote(quote.of(message.instrumentId())
            .bid(message.bidPrice(), message.bidQuantity())
            .ask(message.askPrice(), message.askQuantity()), timeNs);
    }
}
