package io.tapedeck.journal.latency;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleCodec;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.event.codec.MarketQuoteDecoder;
import io.tapedeck.engine.event.codec.MarketTradeDecoder;
import io.tapedeck.engine.market.FixedPoint;
import org.HdrHistogram.Histogram;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long after it happened at the venue the market data of a live session were received: candles after their close,
 * trades and quotes after the time that the venue gives them. Two clocks are compared: where this machine's is behind
 * the venue's, a delay is shorter than it was, and one below zero counts as zero. What was fetched later is left out.
 * One thread.
 */
public final class ReceiptDelays {
    private static final int DIGITS = 3;

    private final Map<String, Histogram> delays = new TreeMap<>();
    private final Histogram ringWait = new Histogram(DIGITS);
    private final FrameMessages messages = new FrameMessages();
    private final MarketCandleDecoder candleDecoder = new MarketCandleDecoder();
    private final MarketTradeDecoder trade = new MarketTradeDecoder();
    private final MarketQuoteDecoder quote = new MarketQuoteDecoder();
    private final Candle candle = new Candle();

    void add(final Frame frame) {
        messages.wrap(frame).next();
        switch (frame.inputTemplateId()) {
            case MarketCandleDecoder.TEMPLATE_ID -> addCandle(frame);
            case MarketTradeDecoder.TEMPLATE_ID -> {
                messages.decode(trade);
                add("trades", frame, trade.flags().backfilled() ? FixedPoint.UNKNOWN : trade.venueTimeNs());
            }
            case MarketQuoteDecoder.TEMPLATE_ID -> add("quotes", frame, messages.decode(quote).venueTimeNs());
            default -> {
            }
        }
    }

    private void addCandle(final Frame frame) {
        CandleCodec.decode(messages.decode(candleDecoder), candle);
        final boolean isFetched = (candle.flags() & Candle.FLAG_BACKFILLED) != 0;
        add("candles", frame, isFetched ? FixedPoint.UNKNOWN : candle.closeTimeNs());
    }

    private void add(final String kind, final Frame frame, final long venueTimeNs) {
        if (venueTimeNs != FixedPoint.UNKNOWN) {
            delays.computeIfAbsent(kind, first -> new Histogram(DIGITS))
                .recordValue(Math.max(0, frame.receiveTimeNs() - venueTimeNs));
        }
    }

    void addRingWait(final long waitNs) {
        ringWait.recordValue(Math.max(0, waitNs));
    }

    /**
     * How long inputs of any kind waited, from their receipt until the pipeline took them up; of timed frames.
     *
     * @return nanoseconds; empty for a replay, and for a venue whose clock is not this machine's.
     */
    public Histogram ringWait() {
        return ringWait;
    }

    /**
     * The delays.
     *
     * @return nanoseconds by what was received: candles, quotes, trades; empty for a replay.
     */
    public Map<String, Histogram> byKind() {
        return Collections.unmodifiableMap(delays);
    }
}
