package io.tapedeck.engine.candle;

import io.tapedeck.engine.market.FixedPoint;

/**
 * One candle that stands for a few base candles of a run, made in loops without a branch that depends on their figures.
 * That is possible where every figure is natural and far from what a word can hold, or unknown; the bits of all of them
 * together tell. One thread, no allocation.
 */
final class RunSum {
    /** Seven figures below 2⁵⁸, as many as days are in a week, come to less than 2⁶¹. */
    private static final int SMALL_BITS = 58;

    private final CandleRun run;
    private final Candle sum;
    private long bits;
    private long quoteVolumeBits;
    private long takerBuyVolumeBits;
    private long commonTakerBuyVolumeBits;
    private long tradeCountBits;

    /**
     * Sums of a run.
     *
     * @param run to take candles from.
     * @param sum takes on what they come to; of the base timeframe.
     */
    RunSum(final CandleRun run, final Candle sum) {
        this.run = run;
        this.sum = sum;
    }

    /**
     * Adds up candles.
     *
     * @param from        index of the first one.
     * @param to          index behind the last one, seven behind the first at the most.
     * @param deltaBefore volume delta of all candles before them.
     * @return false where they have to be added one by one; the sum means nothing then.
     */
    boolean add(final int from, final int to, final long deltaBefore) {
        sum.open = PackedCandles.open(run.block(from));
        sum.close = PackedCandles.close(run.block(to - 1));
        sum.flags = 0;
        addUp(from, to);
        if (!isSmall(takerBuyVolumeBits)) {
            approximateDelta(from, to);
        }
        sum.quoteVolume = isSmall(quoteVolumeBits) ? sum.quoteVolume : FixedPoint.UNKNOWN;
        sum.tradeCount = isSmall(tradeCountBits) ? sum.tradeCount : FixedPoint.UNKNOWN;
        sum.cumulativeVolumeDelta += deltaBefore;
        return isSmall(bits) && isSmallOrUnknown(quoteVolumeBits) && isSmallOrUnknown(tradeCountBits)
            && (isSmall(takerBuyVolumeBits) || takerBuyVolumeBits == FixedPoint.UNKNOWN
                && commonTakerBuyVolumeBits == FixedPoint.UNKNOWN)
            && (deltaBefore ^ deltaBefore << 1) >= 0;
    }

    private void addUp(final int from, final int to) {
        long high = 0;
        long low = Long.MAX_VALUE;
        long volume = 0;
        long quoteVolume = 0;
        long takerBuyVolume = 0;
        long tradeCount = 0;
        long anyBits = 0;
        long anyQuoteVolumeBits = 0;
        long anyTakerBuyVolumeBits = 0;
        long commonBits = FixedPoint.UNKNOWN;
        long anyTradeCountBits = 0;
        for (int index = from; index < to; index++) {
            final long block = run.block(index);
            final long nextHigh = PackedCandles.high(block);
            final long nextLow = PackedCandles.low(block);
            final long nextVolume = PackedCandles.volume(block);
            final long nextQuoteVolume = PackedCandles.quoteVolume(block);
            final long nextTakerBuyVolume = PackedCandles.takerBuyVolume(block);
            final long nextTradeCount = PackedCandles.tradeCount(block);
            high = FixedPoint.largerOfNatural(high, nextHigh);
            low = FixedPoint.smallerOfNatural(low, nextLow);
            volume += nextVolume;
            quoteVolume += nextQuoteVolume;
            takerBuyVolume += nextTakerBuyVolume;
            tradeCount += nextTradeCount;
            anyBits |= nextHigh | nextLow | nextVolume;
            anyQuoteVolumeBits |= nextQuoteVolume;
            anyTakerBuyVolumeBits |= nextTakerBuyVolume;
            commonBits &= nextTakerBuyVolume;
            anyTradeCountBits |= nextTradeCount;
        }
        sum.high = high;
        sum.low = low;
        sum.volume = volume;
        sum.quoteVolume = quoteVolume;
        sum.takerBuyVolume = takerBuyVolume;
        sum.tradeCount = tradeCount;
        sum.cumulativeVolumeDelta = 2 * takerBuyVolume - volume;
        bits = anyBits;
        quoteVolumeBits = anyQuoteVolumeBits;
        takerBuyVolumeBits = anyTakerBuyVolumeBits;
        commonTakerBuyVolumeBits = commonBits;
        tradeCountBits = anyTradeCountBits;
    }

    /** Nobody knows who bought. */
    private void approximateDelta(final int from, final int to) {
        long delta = 0;
        long anyBits = bits;
        for (int index = from; index < to; index++) {
            final long block = run.block(index);
            final long open = PackedCandles.open(block);
            final long close = PackedCandles.close(block);
            delta += PackedCandles.volume(block) * Long.signum(close - open);
            anyBits |= open | close;
        }
        bits = anyBits;
        sum.takerBuyVolume = FixedPoint.UNKNOWN;
        sum.cumulativeVolumeDelta = delta;
        sum.flags = Candle.FLAG_DELTA_APPROXIMATED;
    }

    private static boolean isSmall(final long anyBits) {
        return anyBits >>> SMALL_BITS == 0;
    }

    private static boolean isSmallOrUnknown(final long anyBits) {
        return isSmall(anyBits) || anyBits == FixedPoint.UNKNOWN;
    }
}
