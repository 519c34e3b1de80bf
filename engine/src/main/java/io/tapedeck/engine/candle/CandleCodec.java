package io.tapedeck.engine.candle;

import io.tapedeck.engine.event.codec.CandleClosedDecoder;
import io.tapedeck.engine.event.codec.CandleClosedEncoder;
import io.tapedeck.engine.event.codec.CandleFlagsEncoder;
import io.tapedeck.engine.event.codec.MarkCandleDecoder;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.MarketTradeDecoder;
import io.tapedeck.engine.event.codec.RecalledCandleDecoder;
import io.tapedeck.engine.event.codec.RecalledCandleEncoder;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Timeframe;

/** Candles to bytes and back. Stateless; no allocation. */
public final class CandleCodec {
    private CandleCodec() {
    }

    /**
     * Reads a base candle.
     *
     * @param message to read.
     * @param candle  to fill; its volume delta and open interest are left to the aggregation.
     */
    public static void decode(final MarketCandleDecoder message, final Candle candle) {
        candle.instrumentId = message.instrumentId();
        candle.span(Timeframe.ofCode(message.timeframeRaw()));
        candle.flags = message.flags().getRaw();
        candle.missingCandles = 0;
        candle.openTimeNs = message.openTimeNs();
        candle.open = message.open();
        candle.high = message.high();
        candle.low = message.low();
        candle.close = message.close();
        candle.volume = message.volume();
        candle.quoteVolume = message.quoteVolume();
        candle.takerBuyVolume = message.takerBuyVolume();
        final int trades = message.tradeCount();
        candle.tradeCount = trades == MarketCandleDecoder.tradeCountNullValue() ? FixedPoint.UNKNOWN : trades;
    }

    /**
     * Reads a candle of mark prices; it has no volumes.
     *
     * @param message to read.
     * @param candle  to fill.
     */
    public static void decode(final MarkCandleDecoder message, final Candle candle) {
        candle.instrumentId = message.instrumentId();
        candle.span(Timeframe.ofCode(message.timeframeRaw()));
        candle.flags = 0;
        candle.missingCandles = 0;
        candle.openTimeNs = message.openTimeNs();
        candle.open = message.open();
        candle.high = message.high();
        candle.low = message.low();
        candle.close = message.close();
        candle.volume = 0;
        candle.quoteVolume = FixedPoint.UNKNOWN;
        candle.takerBuyVolume = FixedPoint.UNKNOWN;
        candle.tradeCount = FixedPoint.UNKNOWN;
    }

    /**
     * Reads a trade as what it is to the judge: a candle of one price that takes no time.
     *
     * @param message to read.
     * @param timeNs  of the trade.
     * @param candle  to fill; it names the finest timeframe.
     */
    public static void decode(final MarketTradeDecoder message, final long timeNs, final Candle candle) {
        candle.instrumentId = message.instrumentId();
        candle.timeframe = Timeframe.M1;
        candle.durationNs = 0;
        candle.flags = 0;
        candle.missingCandles = 0;
        candle.openTimeNs = timeNs;
        candle.open = message.price();
        candle.high = candle.open;
        candle.low = candle.open;
        candle.close = candle.open;
        candle.volume = message.quantity();
        candle.quoteVolume = FixedPoint.UNKNOWN;
        candle.takerBuyVolume = FixedPoint.UNKNOWN;
        candle.tradeCount = 1;
    }

    /**
     * Writes a base candle.
     *
     * @param candle  to read.
     * @param message to fill.
     */
    public static void encode(final Candle candle, final MarketCandleEncoder message) {
        message.instrumentId(candle.instrumentId)
            .timeframe(TimeframeCode.get(candle.timeframe.code()))
            .tradeCount(shortCount(candle.tradeCount))
            .openTimeNs(candle.openTimeNs)
            .open(candle.open)
            .high(candle.high)
            .low(candle.low)
            .close(candle.close)
            .volume(candle.volume)
            .quoteVolume(candle.quoteVolume)
            .takerBuyVolume(candle.takerBuyVolume);
        encode(candle, message.flags());
    }

    private static int shortCount(final long count) {
        return count == FixedPoint.UNKNOWN ? MarketCandleEncoder.tradeCountNullValue() : Math.toIntExact(count);
    }

    /**
     * Reads a closed candle.
     *
     * @param message to read.
     * @param candle  to fill.
     */
    public static void decode(final CandleClosedDecoder message, final Candle candle) {
        candle.instrumentId = message.instrumentId();
        candle.span(Timeframe.ofCode(message.timeframeRaw()));
        candle.flags = message.flags().getRaw();
        candle.missingCandles = message.missingCandles();
        candle.openTimeNs = message.openTimeNs();
        candle.open = message.open();
        candle.high = message.high();
        candle.low = message.low();
        candle.close = message.close();
        candle.volume = message.volume();
        candle.quoteVolume = message.quoteVolume();
        candle.takerBuyVolume = message.takerBuyVolume();
        candle.tradeCount = message.tradeCount();
        candle.cumulativeVolumeDelta = message.cumulativeVolumeDelta();
        candle.openInterest = message.openInterest();
    }

    /**
     * Writes a closed candle.
     *
     * @param candle  to read.
     * @param message to fill.
     */
    public static void encode(final Candle candle, final CandleClosedEncoder message) {
        message.instrumentId(candle.instrumentId)
            .timeframe(TimeframeCode.get(candle.timeframe.code()))
            .missingCandles(candle.missingCandles)
            .openTimeNs(candle.openTimeNs)
            .open(candle.open)
            .high(candle.high)
            .low(candle.low)
            .close(candle.close)
            .volume(candle.volume)
            .quoteVolume(candle.quoteVolume)
            .takerBuyVolume(candle.takerBuyVolume)
            .tradeCount(candle.tradeCount)
            .cumulativeVolumeDelta(candle.cumulativeVolumeDelta)
            .openInterest(candle.openInterest);
        encode(candle, message.flags());
    }

    /**
     * Reads a candle that closed before.
     *
     * @param message to read.
     * @param candle  to fill.
     */
    public static void decode(final RecalledCandleDecoder message, final Candle candle) {
        candle.instrumentId = message.instrumentId();
        candle.span(Timeframe.ofCode(message.timeframeRaw()));
        candle.flags = message.flags().getRaw();
        candle.missingCandles = message.missingCandles();
        candle.openTimeNs = message.openTimeNs();
        candle.open = message.open();
        candle.high = message.high();
        candle.low = message.low();
        candle.close = message.close();
        candle.volume = message.volume();
        candle.quoteVolume = message.quoteVolume();
        candle.takerBuyVolume = message.takerBuyVolume();
        candle.tradeCount = message.tradeCount();
        candle.cumulativeVolumeDelta = message.cumulativeVolumeDelta();
        candle.openInterest = message.openInterest();
    }

    /**
     * Writes a candle that closed before.
     *
     * @param candle  to read.
     * @param message to fill.
     */
    public static void encode(final Candle candle, final RecalledCandleEncoder message) {
        message.instrumentId(candle.instrumentId)
            .timeframe(TimeframeCode.get(candle.timeframe.code()))
            .missingCandles(candle.missingCandles)
            .openTimeNs(candle.openTimeNs)
            .open(candle.open)
            .high(candle.high)
            .low(candle.low)
            .close(candle.close)
            .volume(candle.volume)
            .quoteVolume(candle.quoteVolume)
            .takerBuyVolume(candle.takerBuyVolume)
            .tradeCount(candle.tradeCount)
            .cumulativeVolumeDelta(candle.cumulativeVolumeDelta)
            .openInterest(candle.openInterest);
        encode(candle, message.flags());
    }

    /** The marks of a candle have the bits of the schema's set. */
    private static void encode(final Candle candle, final CandleFlagsEncoder flags) {
        flags.buffer().putByte(flags.offset(), (byte) candle.flags);
    }
}
