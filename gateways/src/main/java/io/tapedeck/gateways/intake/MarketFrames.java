package io.tapedeck.gateways.intake;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.FundingRateEncoder;
import io.tapedeck.engine.event.codec.GapCauseCode;
import io.tapedeck.engine.event.codec.GapMarkerEncoder;
import io.tapedeck.engine.event.codec.MarkCandleEncoder;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.MarketQuoteEncoder;
import io.tapedeck.engine.event.codec.MarketTradeEncoder;
import io.tapedeck.engine.event.codec.OpenInterestEncoder;
import io.tapedeck.engine.event.codec.SideCode;
import io.tapedeck.engine.event.codec.StreamCode;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.ring.InputSource;
import io.tapedeck.gateways.market.CandleUpdate;
import io.tapedeck.gateways.market.MarkPriceUpdate;
import io.tapedeck.gateways.market.MarketDataListener;
import io.tapedeck.gateways.market.OpenInterestUpdate;
import io.tapedeck.gateways.market.QuoteUpdate;
import io.tapedeck.gateways.market.TradeUpdate;

/**
 * Makes frames of the updates of one instrument. Called by connections and by answers over REST, one at a time: every
 * method holds this object's lock. Allocates nothing for trades and quotes.
 *
 * <p>Closed candles and gaps wait for a free slot of the ring. Trades and quotes do not: what is left out is told by a
 * gap as soon as there is room.
 */
public final class MarketFrames implements MarketDataListener {
    private final Instrument instrument;
    private final FrameOutlet outlet;
    private final ReceiveClock clock;
    private final CandleSequence candles;
    private final TradeSequence trades;
    private final MarkMinutes marks = new MarkMinutes(new MarkFrames());
    private final MarketCandleEncoder candleEncoder = new MarketCandleEncoder();
    private final MarketTradeEncoder tradeEncoder = new MarketTradeEncoder();
    private final MarketQuoteEncoder quoteEncoder = new MarketQuoteEncoder();
    private final GapMarkerEncoder gapEncoder = new GapMarkerEncoder();
    private final MarkCandleEncoder markEncoder = new MarkCandleEncoder();
    /** Made once: a lambda for each of them would be garbage on the busiest path. */
    private final InputSource tradeFrame = this::fillTrade;
    private final InputSource quoteFrame = this::fillQuote;
    private final InputSource ringWasFull = this::fillRingWasFull;
    private TradeUpdate presentTrade;
    private QuoteUpdate presentQuote;
    private long lastUpdateId = -1;
    private long leftOut;
    private long leftOutSinceNs;

    /**
     * Frames of an instrument.
     *
     * @param instrument whose updates come.
     * @param nextOpenNs open time of the next candle; negative where any may be the first.
     * @param tradeIds   what its trades' numbers tell.
     * @param outlet     takes the frames.
     * @param clock      of receipt.
     * @param missing    where to ask for candles.
     */
    public MarketFrames(final Instrument instrument, final long nextOpenNs, final TradeIds tradeIds,
        final FrameOutlet outlet, final ReceiveClock clock, final MissingCandles missing) {
        this.instrument = instrument;
        this.outlet = outlet;
        this.clock = clock;
        candles = new CandleSequence(instrument, nextOpenNs, missing, new CandleFrames());
        trades = new TradeSequence(tradeIds);
    }

    @Override
    public synchronized void onTrade(final TradeUpdate trade) {
        if (!trades.accept(trade.tradeId())) {
            return;
        }
        if (trades.missing() > 0) {
            gap(StreamCode.TRADES, GapCauseCode.MISSING, trades.missing(), trade.timeNs(), trade.timeNs());
        }
        presentTrade = trade;
        offer(tradeFrame);
    }

    private void fillTrade(final Frame frame) {
        begin(frame).append(tradeEncoder)
            .instrumentId(instrument.id())
            .takerSide(presentTrade.takenByBuyer() ? SideCode.BUY : SideCode.SELL)
            .price(presentTrade.price())
            .quantity(presentTrade.quantity())
            .tradeId(presentTrade.tradeId());
    }

    @Override
    public synchronized void onQuote(final QuoteUpdate quote) {
        if (quote.updateId() <= lastUpdateId) {
            return;
        }
        lastUpdateId = quote.updateId();
        presentQuote = quote;
        offer(quoteFrame);
    }

    private void fillQuote(final Frame frame) {
        begin(frame).append(quoteEncoder)
            .instrumentId(instrument.id())
            .bidPrice(presentQuote.bidPrice())
            .bidQuantity(presentQuote.bidQuantity())
            .askPrice(presentQuote.askPrice())
            .askQuantity(presentQuote.askQuantity());
    }

    private void offer(final InputSource source) {
        if (leftOut > 0 && outlet.offer(ringWasFull)) {
            leftOut = 0;
        }
        if (leftOut > 0 || !outlet.offer(source)) {
            leftOutSinceNs = leftOut == 0 ? clock.nowNs() : leftOutSinceNs;
            leftOut++;
        }
    }

    private void fillRingWasFull(final Frame frame) {
        fillGap(frame, StreamCode.ALL, GapCauseCode.RING_FULL, leftOut, leftOutSinceNs, clock.nowNs());
    }

    private Frame begin(final Frame frame) {
        final long nowNs = clock.nowNs();
        return frame.begin(0, nowNs, nowNs);
    }

    /** Only closed ones count. */
    @Override
    public synchronized void onCandle(final CandleUpdate candle) {
        if (candle.closed() && candle.timeframe() == instrument.baseTimeframe()) {
            candles.onLive(candle);
        }
    }

    @Override
    public synchronized void onMarkPrice(final MarkPriceUpdate mark) {
        marks.onMarkPrice(mark);
    }

    @Override
    public synchronized void onOpenInterest(final OpenInterestUpdate update) {
        outlet.put(frame -> begin(frame).append(new OpenInterestEncoder())
            .instrumentId(instrument.id())
            .openInterest(update.openInterest()));
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

    /** All that was asked for has come, or will not come. */
    public synchronized void onFetchEnded() {
        candles.onFetchEnded();
    }

    /**
     * Tells that nothing was seen for a while.
     *
     * @param cause  why.
     * @param fromNs last moment before.
     * @param toNs   first moment after.
     */
    public synchronized void onBlind(final GapCauseCode cause, final long fromNs, final long toNs) {
        gap(StreamCode.ALL, cause, GapMarkerEncoder.missingNullValue(), fromNs, toNs);
    }

    private void gap(final StreamCode stream, final GapCauseCode cause, final long missing, final long fromNs,
        final long toNs) {
        outlet.put(frame -> fillGap(frame, stream, cause, missing, fromNs, toNs));
    }

    private void fillGap(final Frame frame, final StreamCode stream, final GapCauseCode cause, final long missing,
        final long fromNs, final long toNs) {
        begin(frame).append(gapEncoder)
            .instrumentId(instrument.id())
            .stream(stream)
            .cause(cause)
            .missing((int) Math.min(missing, Integer.MAX_VALUE))
            .fromNs(fromNs)
            .toNs(toNs);
    }

    /**
     * Candles and trades that came more than once or too late, and were left out.
     *
     * @return a count.
     */
    public synchronized long repeated() {
        return candles.repeated() + trades.repeated();
    }

    private final class CandleFrames implements CandleSink {
        @Override
        public void onCandle(final CandleUpdate candle, final boolean isBackfilled) {
            outlet.put(frame -> fill(frame, candle, isBackfilled));
        }

        private void fill(final Frame frame, final CandleUpdate candle, final boolean isBackfilled) {
            begin(frame).append(candleEncoder)
                .instrumentId(instrument.id())
                .timeframe(TimeframeCode.get(candle.timeframe().code()))
                .tradeCount(candle.tradeCount() == FixedPoint.UNKNOWN ? MarketCandleEncoder.tradeCountNullValue()
                    : (int) Math.min(candle.tradeCount(), Integer.MAX_VALUE))
                .openTimeNs(candle.openTimeNs())
                .open(candle.open())
                .high(candle.high())
                .low(candle.low())
                .close(candle.close())
                .volume(candle.volume())
                .quoteVolume(candle.quoteVolume())
                .takerBuyVolume(candle.takerBuyVolume())
                .flags().backfilled(isBackfilled);
        }

        @Override
        public void onGap(final long fromNs, final long toNs, final int missing) {
            gap(StreamCode.CANDLES, GapCauseCode.MISSING, missing, fromNs, toNs);
        }
    }

    private final class MarkFrames implements MarkMinutes.Sink {
        @Override
        public void onMarkMinute(final long openTimeNs, final long open, final long high, final long low,
            final long close) {
            outlet.put(frame -> begin(frame).append(markEncoder)
                .instrumentId(instrument.id())
                .timeframe(TimeframeCode.M1)
                .openTimeNs(openTimeNs)
                .open(open)
                .high(high)
                .low(low)
                .close(close));
        }

        @Override
        public void onFunding(final long rate, final long markPrice) {
            outlet.put(frame -> begin(frame).append(new FundingRateEncoder())
                .instrumentId(instrument.id())
                .rate(rate)
                .markPrice(markPrice));
        }
    }
}
