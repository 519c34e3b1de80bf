package io.tapedeck.replay.importer;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.replay.check.CandleFigures;

/**
 * The figures of one candle on their way between file, table and tape; reused from row to row, so that millions of rows
 * allocate nothing. One thread.
 *
 * <p>Scaled as the {@link CandleTable} at hand is.
 */
final class CandleRow implements CandleFigures {
    private long openTimeNs;
    private long open;
    private long high;
    private long low;
    private long close;
    private long volume;
    private long quoteVolume;
    private long takerBuyVolume;
    private long tradeCount;
    private int flags;

    /** How a row relates to another of the same open time, from harmless to not. */
    enum Relation {
        /** It says nothing new. */
        SAME,
        /** It agrees, and gives figures that the other does not have. */
        ADDS_FIGURES,
        /** It contradicts the other. */
        DIFFERS;

        Relation and(final Relation other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    /** Begins a row whose optional figures are unknown. */
    CandleRow at(final long timeNs) {
        openTimeNs = timeNs;
        flags = 0;
        return setOptional(FixedPoint.UNKNOWN, FixedPoint.UNKNOWN, FixedPoint.UNKNOWN);
    }

    CandleRow setPrices(final long first, final long highest, final long lowest, final long last) {
        open = first;
        high = highest;
        low = lowest;
        close = last;
        return this;
    }

    CandleRow setVolume(final long quantity) {
        volume = quantity;
        return this;
    }

    CandleRow setOptional(final long quoteAmount, final long takerQuantity, final long trades) {
        quoteVolume = quoteAmount;
        takerBuyVolume = takerQuantity;
        tradeCount = trades;
        return this;
    }

    CandleRow setFlags(final int bits) {
        flags = bits;
        return this;
    }

    /** How another row of the same open time relates to this one. */
    Relation compareWith(final CandleRow other) {
        if (open != other.open || high != other.high || low != other.low || close != other.close
            || volume != other.volume) {
            return Relation.DIFFERS;
        }
        return compareFigure(quoteVolume, other.quoteVolume)
            .and(compareFigure(takerBuyVolume, other.takerBuyVolume))
            .and(compareFigure(tradeCount, other.tradeCount));
    }

    private static Relation compareFigure(final long mine, final long theirs) {
        if (mine == theirs || theirs == FixedPoint.UNKNOWN) {
            return Relation.SAME;
        }
        return mine == FixedPoint.UNKNOWN ? Relation.ADDS_FIGURES : Relation.DIFFERS;
    }

    /** Takes over what is unknown here. */
    void addFiguresOf(final CandleRow other) {
        setOptional(
            known(quoteVolume, other.quoteVolume),
            known(takerBuyVolume, other.takerBuyVolume),
            known(tradeCount, other.tradeCount));
    }

    private static long known(final long mine, final long theirs) {
        return mine == FixedPoint.UNKNOWN ? theirs : mine;
    }

    long openTimeNs() {
        return openTimeNs;
    }

    @Override
    public long open() {
        return open;
    }

    @Override
    public long high() {
        return high;
    }

    @Override
    public long low() {
        return low;
    }

    @Override
    public long close() {
        return close;
    }

    @Override
    public long volume() {
        return volume;
    }

    @Override
    public long quoteVolume() {
        return quoteVolume;
    }

    @Override
    public long takerBuyVolume() {
        return takerBuyVolume;
    }

    @Override
    public long tradeCount() {
        return tradeCount;
    }

    /** Marks of the candle, see {@link Candle#flags()}. */
    int flags() {
        return flags;
    }
}
