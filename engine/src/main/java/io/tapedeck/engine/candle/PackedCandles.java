package io.tapedeck.engine.candle;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.CandleClosedEncoder;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Timeframe;
import org.agrona.UnsafeApi;

import java.nio.ByteOrder;

/**
 * The two messages of which there are millions, base candles and closed ones, as they lie in the memory of a frame: the
 * bytes are those of {@link CandleCodec}, to which everything else goes.
 *
 * <p>A flyweight looks up its buffer anew for every field, because the compiler cannot know that a store through it did
 * not change it; an address stays in a register. What is read and written lies inside the frame, which has room for the
 * largest message whatever a message claims to be. Stateless; no allocation.
 */
public final class PackedCandles {
    private static final boolean IS_LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private PackedCandles() {
    }

    /**
     * Reads the base candle that came into a frame.
     *
     * @param frame  whose input is a market candle.
     * @param candle to fill; its volume delta and open interest are left to the aggregation.
     */
    public static void read(final Frame frame, final Candle candle) {
        final long block = frame.inputBlockAddress();
        candle.instrumentId = instrumentId(block);
        candle.span(Timeframe.ofCode(timeframeCode(block)));
        candle.flags = UnsafeApi.getByte(block + MarketCandleDecoder.flagsEncodingOffset()) & 0xFF;
        candle.missingCandles = 0;
        candle.openTimeNs = openTimeNs(block);
        candle.open = word(block + MarketCandleDecoder.openEncodingOffset());
        candle.high = high(block);
        candle.low = low(block);
        candle.close = close(block);
        candle.volume = word(block + MarketCandleDecoder.volumeEncodingOffset());
        candle.quoteVolume = word(block + MarketCandleDecoder.quoteVolumeEncodingOffset());
        candle.takerBuyVolume = word(block + MarketCandleDecoder.takerBuyVolumeEncodingOffset());
        final int trades = half(block + MarketCandleDecoder.tradeCountEncodingOffset());
        candle.tradeCount = trades == MarketCandleDecoder.tradeCountNullValue() ? FixedPoint.UNKNOWN : trades;
    }

    /**
     * Whose candle it is.
     *
     * @param block of a market candle.
     * @return number of the instrument.
     */
    public static int instrumentId(final long block) {
        final short id = UnsafeApi.getShort(block + MarketCandleDecoder.instrumentIdEncodingOffset());
        return (IS_LITTLE_ENDIAN ? id : Short.reverseBytes(id)) & 0xFFFF;
    }

    /**
     * Which span it has.
     *
     * @param block of a market candle.
     * @return as {@link Timeframe#code()}.
     */
    public static int timeframeCode(final long block) {
        return UnsafeApi.getByte(block + MarketCandleDecoder.timeframeEncodingOffset()) & 0xFF;
    }

    /**
     * When it began.
     *
     * @param block of a market candle.
     * @return nanoseconds.
     */
    public static long openTimeNs(final long block) {
        return word(block + MarketCandleDecoder.openTimeNsEncodingOffset());
    }

    /**
     * Its highest price.
     *
     * @param block of a market candle.
     * @return scaled.
     */
    public static long high(final long block) {
        return word(block + MarketCandleDecoder.highEncodingOffset());
    }

    /**
     * Its lowest price.
     *
     * @param block of a market candle.
     * @return scaled.
     */
    public static long low(final long block) {
        return word(block + MarketCandleDecoder.lowEncodingOffset());
    }

    /**
     * Its last price.
     *
     * @param block of a market candle.
     * @return scaled.
     */
    public static long close(final long block) {
        return word(block + MarketCandleDecoder.closeEncodingOffset());
    }

    /**
     * Appends a candle that has closed.
     *
     * @param candle to read.
     * @param frame  to append to.
     */
    public static void append(final Candle candle, final Frame frame) {
        final long block = frame.appendUncleared(CandleClosedEncoder.TEMPLATE_ID, CandleClosedEncoder.BLOCK_LENGTH);
        put(block, candle.instrumentId & 0xFFFFL | (long) candle.timeframe.code() << 16
            | (candle.flags & 0xFFL) << 24 | (long) candle.missingCandles << 32);
        put(block + CandleClosedEncoder.openTimeNsEncodingOffset(), candle.openTimeNs);
        put(block + CandleClosedEncoder.openEncodingOffset(), candle.open);
        put(block + CandleClosedEncoder.highEncodingOffset(), candle.high);
        put(block + CandleClosedEncoder.lowEncodingOffset(), candle.low);
        put(block + CandleClosedEncoder.closeEncodingOffset(), candle.close);
        put(block + CandleClosedEncoder.volumeEncodingOffset(), candle.volume);
        put(block + CandleClosedEncoder.quoteVolumeEncodingOffset(), candle.quoteVolume);
        put(block + CandleClosedEncoder.takerBuyVolumeEncodingOffset(), candle.takerBuyVolume);
        put(block + CandleClosedEncoder.tradeCountEncodingOffset(), candle.tradeCount);
        put(block + CandleClosedEncoder.cumulativeVolumeDeltaEncodingOffset(), candle.cumulativeVolumeDelta);
        put(block + CandleClosedEncoder.openInterestEncodingOffset(), candle.openInterest);
    }

    private static long word(final long address) {
        final long word = UnsafeApi.getLong(address);
        return IS_LITTLE_ENDIAN ? word : Long.reverseBytes(word);
    }

    private static int half(final long address) {
        final int half = UnsafeApi.getInt(address);
        return IS_LITTLE_ENDIAN ? half : Integer.reverseBytes(half);
    }

    private static void put(final long address, final long word) {
        UnsafeApi.putLong(address, IS_LITTLE_ENDIAN ? word : Long.reverseBytes(word));
    }
}
