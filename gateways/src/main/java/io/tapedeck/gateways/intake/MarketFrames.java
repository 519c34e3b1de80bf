package io.tapedeck.gateways.intake;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.GapCauseCode;
import io.tapedeck.engine.event.codec.MarketQuoteEncoder;
import io.tapedeck.engine.event.codec.OpenInterestEncoder;
import io.tapedeck.engine.event.codec.StreamCode;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.ring.InputSource;
import io.tapedeck.gateways.market.CandleUpdate;
import io.tapedeck.gateways.market.MarkPriceUpdate;
import io.tapedeck.gateways.market.MarketDataListener;
import io.tapedeck.gateways.market.OpenInterestUpdate;
import io.tapedeck.gateways.market.QuoteUpdate;
import io.tapedeck.gateways.market.StreamKind;
import io.tapedeck.gateways.market.TradeIds;
import io.tapedeck.gateways.market.TradeUpdate;

/**
 * Makes frames of the updates of one instrument. Called by connections and by answers over REST, one at a time: methods
 * hold this object's lock. Allocates nothing for trades and quotes, unless trades are missing.
 *
 * <p>Closed candles, gaps and what was fetched wait for a free slot of the ring. Trades and quotes do not: what is left
 * out is told by a gap as soon as there is room.
 */
public final class MarketFrames implements MarketDataListener {
    private final InstrumentFrames frames;
    private final TradeIds tradeIds;
    private final LostStreams lost;
    private final CandleSequence candles;
    private final TradeSequence trades;
    private final MarkMinutes marks;
    private final MarketQuoteEncoder quoteEncoder = new MarketQuoteEncoder();
    private final InputSource quoteFrame = this::fillQuote;
    private QuoteUpdate presentQuote;
    private long lastUpdateId = -1;

    /** Where to ask for what did not come by itself. */
    public record Missing(MissingCandles candles, MissingTrades trades) {
    }

    /**
     * Frames of an instrument.
     *
     * @param instrument whose updates come.
     * @param nextOpenNs open time of the next candle; negative where any may be the first.
     * @param tradeIds   what its trades' numbers tell.
     * @param outlet     takes the frames.
     * @param clock      of receipt.
     * @param missing    where to ask for what is missing.
     */
    public MarketFrames(final Instrument instrument, final long nextOpenNs, final TradeIds tradeIds,
        final FrameOutlet outlet, final ReceiveClock clock, final Missing missing) {
        this.tradeIds = tradeIds;
        frames = new InstrumentFrames(instrument, outlet, clock);
        lost = new LostStreams(frames);
        candles = new CandleSequence(instrument, nextOpenNs, missing.candles(), new CandleFrames(frames));
        trades = TradeSequence.of(tradeIds, instrument.id(), missing.trades(), new TradeFrames(frames));
        marks = new MarkMinutes(new MarkFrames(frames));
    }

    @Override
    public synchronized void onTrade(final TradeUpdate trade) {
        lost.onSeen(StreamKind.TRADES);
        trades.onLive(trade);
    }

    @Override
    public synchronized void onQuote(final QuoteUpdate quote) {
        lost.onSeen(StreamKind.QUOTES);
        if (quote.updateId() > lastUpdateId) {
            lastUpdateId = quote.updateId();
            presentQuote = quote;
            frames.offer(quoteFrame);
        }
    }

    private void fillQuote(final Frame frame) {
        frames.begin(frame).append(quoteEncoder)
            .instrumentId(presentQuote.instrumentId())
            .bidPrice(presentQuote.bidPrice())
            .bidQuantity(presentQuote.bidQuantity())
            .askPrice(presentQuote.askPrice())
            .askQuantity(presentQuote.askQuantity())
            .venueTimeNs(presentQuote.timeNs());
    }

    /** Only closed ones count. */
    @Override
    public synchronized void onCandle(final CandleUpdate candle) {
        if (candle.closed() && candle.timeframe() == frames.instrument().baseTimeframe()) {
            candles.onLive(candle);
        }
    }

    @Override
    public synchronized void onMarkPrice(final MarkPriceUpdate mark) {
        lost.onSeen(StreamKind.MARK_PRICE);
        marks.onMarkPrice(mark);
    }

    @Override
    public synchronized void onOpenInterest(final OpenInterestUpdate update) {
        lost.onSeen(StreamKind.OPEN_INTEREST);
        frames.put(frame -> frames.begin(frame).append(new OpenInterestEncoder())
            .instrumentId(update.instrumentId())
            .openInterest(update.openInterest())
            .venueTimeNs(update.timeNs()));
    }

    /**
     * Asks for candles that were not seen, before the first one comes by itself.
     *
     * @param fromNs open time to begin with where none is known.
     * @param toNs   open times lie before it.
     */
    public synchronized void fetch(final long fromNs, final long toNs) {
        candles.fetch(fromNs, toNs);
    }

    /**
     * A candle that was asked for.
     *
     * @param candle closed.
     */
    public synchronized void onFetched(final CandleUpdate candle) {
        candles.onFetched(candle);
    }

    /**
     * All that was asked for has come, or will not come.
     *
     * @param end whether the venue has answered.
     */
    public synchronized void onFetchEnded(final FetchEnd end) {
        candles.onFetchEnded(end);
    }

    /**
     * Candles up to a moment must have come by now: asks for them where they have not.
     *
     * @param toNs     open times lie before it.
     * @param lastCall whether what the venue does not have then stays missing.
     */
    public synchronized void expect(final long toNs, final boolean lastCall) {
        candles.expect(toNs, lastCall);
    }

    /**
     * Up to when its candles were put in, or given up.
     *
     * @return open time of the next one; negative before the first.
     */
    public synchronized long knownUntilNs() {
        return candles.nextOpenNs();
    }

    /**
     * A trade that was asked for.
     *
     * @param trade in the order of their numbers.
     */
    public synchronized void onFetched(final TradeUpdate trade) {
        trades.onFetched(trade);
    }

    /**
     * All trades that were asked for have come, or will not come.
     *
     * @param toId of the request.
     */
    public synchronized void onTradeFetchEnded(final long toId) {
        trades.onFetchEnded(toId);
    }

    /**
     * The connection of a stream was lost: what it does not bring any more is a gap. Candles, and trades whose numbers
     * follow each other, tell by themselves what is missing. Any thread, at once.
     *
     * @param kind of the stream.
     */
    public void onLost(final StreamKind kind) {
        final boolean isCounted = kind == StreamKind.CANDLES
            || kind == StreamKind.TRADES && tradeIds == TradeIds.CONSECUTIVE;
        if (!isCounted) {
            lost.onLost(kind);
        }
    }

    /**
     * Tells that nothing was seen for a while.
     *
     * @param cause  why.
     * @param fromNs last moment before.
     * @param toNs   first moment after.
     */
    public synchronized void onBlind(final GapCauseCode cause, final long fromNs, final long toNs) {
        frames.gap(StreamCode.ALL, cause, fromNs, toNs);
    }

    /**
     * Candles and trades that came more than once or too late, and were left out.
     *
     * @return a count.
     */
    public synchronized long repeated() {
        return candles.repeated() + trades.repeated();
    }
}
