package io.tapedeck.replay.sample;

import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.TimeframeCode;

/**
 * One minute of the sample market, summed up from its trades; the caller owns it and has it filled again and again.
 *
 * <p>For one thread; allocates nothing. Prices are in ticks of 0.01, quantities in steps of 0.00001, quote volume in
 * units of 10⁻⁸, times in nanoseconds since 1970 (UTC). Before the first filling everything is 0.
 */
public final class SampleMinute {
    /** Price times size has 2 + 5 decimals, quote volume has 8. */
    private static final long QUOTE_UNITS_PER_TICK_STEP = 10;

    private long openTimeNs;
    private long open;
    private long high;
    private long low;
    private long close;
    private long volume;
    private long quoteVolume;
    private long takerBuyVolume;
    private int tradeCount;

    void begin(final long nextOpenTimeNs) {
        openTimeNs = nextOpenTimeNs;
        volume = 0;
        quoteVolume = 0;
        takerBuyVolume = 0;
        tradeCount = 0;
    }

    /**
     * Counts one trade; the taker-buy size is its whole size or 0. Nothing here can overflow: {@link TradeSizes} bounds
     * a size so that twelve trades at the highest price stay below 2⁶³.
     */
    void add(final long price, final long size, final long takerBuySize) {
        if (tradeCount == 0) {
            openAt(price);
        }
        high = Math.max(high, price);
        low = Math.min(low, price);
        close = price;
        volume += size;
        takerBuyVolume += takerBuySize;
        quoteVolume += price * size * QUOTE_UNITS_PER_TICK_STEP;
        tradeCount++;
    }

    private void openAt(final long price) {
        open = price;
        high = price;
        low = price;
    }

    public long openTimeNs() {
        return openTimeNs;
    }

    public long open() {
        return open;
    }

    public long high() {
        return high;
    }

    public long low() {
        return low;
    }

    public long close() {
        return close;
    }

    public long volume() {
        return volume;
    }

    public long quoteVolume() {
        return quoteVolume;
    }

    /** The part of the volume in trades that moved the price up, or followed one that did without moving it. */
    public long takerBuyVolume() {
        return takerBuyVolume;
    }

    public int tradeCount() {
        return tradeCount;
    }

    /**
     * The minute as a candle of a tape.
     *
     * @param message to fill.
     */
    public void encode(final MarketCandleEncoder message) {
        message.timeframe(TimeframeCode.M1)
            .tradeCount(tradeCount)
            .openTimeNs(openTimeNs)
            .open(open)
            .high(high)
            .low(low)
            .close(close)
            .volume(volume)
            .quoteVolume(quoteVolume)
            .takerBuyVolume(takerBuyVolume);
    }
}
