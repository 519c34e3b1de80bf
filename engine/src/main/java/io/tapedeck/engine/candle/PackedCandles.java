package io.tapedeck.engine.candle;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.CandleClosedEncoder;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Timeframe;
import org.agrona.UnsafeApi;

import java.nio.ByteOrder;

/**
 * The two messages of which there are millions, base candles and closed ones, as they lie in the memory of a frame or
 * of a run of frames: the bytes are those of {@link CandleCodec}, to which everything else goes.
 *
 * <p>A flyweight looks up its buffer anew for every field, because the compiler cannot know that a store through it did
 * not change it; an address stays in a register. What is read and written lies inside the frame, which has room for the
 * largest message whatever a message claims to be, or inside a run whose frames have the length of this message.
 * Stateless; no allocation.
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
        read(frame.inputBlockAddress(), candle);
    }

    /** Reads a base candle. */
    static void read(final long block, final Candle candle) {
        candle.instrumentId = instrumentId(block);
        candle.span(Timeframe.ofCode(timeframeCode(block)));
        candle.flags = UnsafeApi.getByte(block + MarketCandleDecoder.flagsEncodingOffset()) & 0xFF;
        candle.missingCandles = 0;
        candle.openTimeNs = openTimeNs(block);
        candle.open = open(block);
        candle.high = high(block);
        candle.low = low(block);
        candle.close = close(block);
        candle.volume = volume(block);
        candle.quoteVolume = quoteVolume(block);
        candle.takerBuyVolume = takerBuyVolume(block);
        candle.tradeCount = tradeCount(block);
    }

    /** The first four bytes of a candle: its instrument, its timeframe and its flags. */
    static int head(final long block) {
        return UnsafeApi.getInt(block);
    }

    /** The {@link #head} of a candle without flags. */
    static int plainHead(final int instrumentId, final Timeframe timeframe) {
        final int head = instrumentId & 0xFFFF | timeframe.code() << Short.SIZE;
        return IS_LITTLE_ENDIAN ? head : Integer.reverseBytes(head);
    }

    static long open(final long block) {
        return word(block + MarketCandleDecoder.openEncodingOffset());
    }

    static long volume(final long block) {
        return word(block + MarketCandleDecoder.volumeEncodingOffset());
    }

    static long quoteVolume(final long block) {
        return word(block + MarketCandleDecoder.quoteVolumeEncodingOffset());
    }

    static long takerBuyVolume(final long block) {
        return word(block + MarketCandleDecoder.takerBuyVolumeEncodingOffset());
    }

    static long tradeCount(final long block) {
        final int trades = half(block + MarketCandleDecoder.tradeCountEncodingOffset());
        return trades == MarketCandleDecoder.tradeCountNullValue() ? FixedPoint.UNKNOWN : trades;
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
