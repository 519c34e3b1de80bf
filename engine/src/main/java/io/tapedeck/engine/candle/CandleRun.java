package io.tapedeck.engine.candle;

import io.tapedeck.engine.event.FrameRun;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.market.Timeframe;

/**
 * The base candles of one instrument at the beginning of a run of frames, as far as each is what is to be expected
 * behind the one before: nothing is missing, and there is nothing to be said about it. One thread, no allocation.
 */
final class CandleRun {
    private final int plainHead;
    private final long durationNs;
    private FrameRun frames;
    private int count;
    private int taken;

    /**
     * A run without candles.
     *
     * @param instrumentId of the candles.
     * @param base         their timeframe.
     */
    CandleRun(final int instrumentId, final Timeframe base) {
        plainHead = PackedCandles.plainHead(instrumentId, base);
        durationNs = base.durationNs();
    }

    /**
     * Begins with the first frame of a run.
     *
     * @param run         to go through.
     * @param firstOpenNs when its first candle is to open.
     * @param untilNs     candles that close at this moment or later are left.
     */
    void begin(final FrameRun run, final long firstOpenNs, final long untilNs) {
        frames = run;
        clear();
        if (run.holds(MarketCandleDecoder.TEMPLATE_ID, MarketCandleDecoder.BLOCK_LENGTH)) {
            long closeNs = firstOpenNs + durationNs;
            while (count < run.count() && closeNs < untilNs && isPlain(count, closeNs)) {
                count++;
                closeNs += durationNs;
            }
        }
    }

    private boolean isPlain(final int index, final long closeNs) {
        final long block = frames.inputBlockAddress(index);
        return (PackedCandles.head(block) ^ plainHead | PackedCandles.openTimeNs(block) ^ closeNs - durationNs
            | frames.engineTimeNs(index) ^ closeNs) == 0;
    }

    /** Takes none. */
    void clear() {
        taken = 0;
        count = 0;
    }

    boolean isAllTaken() {
        return taken == count;
    }

    /**
     * Takes candles.
     *
     * @param most how many at the most.
     * @return how many were taken by now.
     */
    int take(final int most) {
        taken = Math.min(count, taken + most);
        return taken;
    }

    /** How many candles were taken. */
    int taken() {
        return taken;
    }

    /** Where a candle lies in memory. */
    long block(final int index) {
        return frames.inputBlockAddress(index);
    }
}
