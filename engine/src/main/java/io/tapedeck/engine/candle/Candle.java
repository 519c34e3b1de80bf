package io.tapedeck.engine.candle;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * One candle, reused from event to event: whoever wants to keep a value copies it.
 *
 * <p>Prices and quantities are scaled as the instrument says, times are nanoseconds since 1970-01-01T00:00Z, figures
 * that the source does not give are {@link FixedPoint#UNKNOWN}. One thread, no allocation.
 */
public final class Candle {
    /** Minutes were missing inside the candle. */
    public static final int FLAG_GAP = 1;
    /** The volume delta was guessed from the direction of a candle, not counted from trades. */
    public static final int FLAG_DELTA_APPROXIMATED = 2;
    /** The candle was completed by an event after its boundary. */
    public static final int FLAG_COMPLETED_LATE = 4;
    /** The candle was fetched afterwards: nobody could act when it closed. */
    public static final int FLAG_BACKFILLED = 8;

    int instrumentId;
    Timeframe timeframe = Timeframe.M1;
    int flags;
    int missingCandles;
    long openTimeNs;
    long durationNs = Timeframe.M1.durationNs();
    long open;
    long high;
    long low;
    long close;
    long volume;
    long quoteVolume;
    long takerBuyVolume;
    long tradeCount;
    long cumulativeVolumeDelta;
    long openInterest = FixedPoint.UNKNOWN;

    void span(final Timeframe spanned) {
        timeframe = spanned;
        durationNs = spanned.durationNs();
    }

    /** Writes all but what the candle is of. */
    void save(final StateWriter writer) {
        writer.putInt(flags);
        writer.putInt(missingCandles);
        writer.putLong(openTimeNs);
        writer.putLong(open);
        writer.putLong(high);
        writer.putLong(low);
        writer.putLong(close);
        writer.putLong(volume);
        writer.putLong(quoteVolume);
        writer.putLong(takerBuyVolume);
        writer.putLong(tradeCount);
        writer.putLong(cumulativeVolumeDelta);
        writer.putLong(openInterest);
    }

    /** Reads what {@link #save} wrote. */
    void load(final StateReader reader) {
        flags = reader.getInt();
        missingCandles = reader.getInt();
        openTimeNs = reader.getLong();
        open = reader.getLong();
        high = reader.getLong();
        low = reader.getLong();
        close = reader.getLong();
        volume = reader.getLong();
        quoteVolume = reader.getLong();
        takerBuyVolume = reader.getLong();
        tradeCount = reader.getLong();
        cumulativeVolumeDelta = reader.getLong();
        openInterest = reader.getLong();
    }

    /**
     * Shares are split: prices and quantities are counted in new ones.
     *
     * @param ratio of new shares to old ones.
     */
    public void onSplit(final ShareRatio ratio) {
        open = ratio.price(open);
        high = ratio.price(high);
        low = ratio.price(low);
        close = ratio.price(close);
        volume = ratio.quantity(volume);
        takerBuyVolume = ratio.quantity(takerBuyVolume);
        cumulativeVolumeDelta = ratio.balance(cumulativeVolumeDelta);
    }

    /** Says that nobody knows what the aggregation sums up and remembers over all candles. */
    public void forgetSums() {
        cumulativeVolumeDelta = FixedPoint.UNKNOWN;
        openInterest = FixedPoint.UNKNOWN;
    }

    /**
     * Takes on all values of another candle.
     *
     * @param other to copy.
     */
    public void set(final Candle other) {
        instrumentId = other.instrumentId;
        timeframe = other.timeframe;
        flags = other.flags;
        missingCandles = other.missingCandles;
        openTimeNs = other.openTimeNs;
        durationNs = other.durationNs;
        open = other.open;
        high = other.high;
        low = other.low;
        close = other.close;
        volume = other.volume;
        quoteVolume = other.quoteVolume;
        takerBuyVolume = other.takerBuyVolume;
        tradeCount = other.tradeCount;
        cumulativeVolumeDelta = other.cumulativeVolumeDelta;
        openInterest = other.openInterest;
    }

    /**
     * Number of the instrument on this tape.
     *
     * @return from 0.
     */
    public int instrumentId() {
        return instrumentId;
    }

    /**
     * Span of the candle.
     *
     * @return never null.
     */
    public Timeframe timeframe() {
        return timeframe;
    }

    /**
     * Start of the span.
     *
     * @return nanoseconds.
     */
    public long openTimeNs() {
        return openTimeNs;
    }

    /**
     * End of the span, which is the event time of the candle and the open of the next.
     *
     * @return nanoseconds.
     */
    public long closeTimeNs() {
        return openTimeNs + durationNs;
    }

    /**
     * First price.
     *
     * @return scaled.
     */
    public long open() {
        return open;
    }

    /**
     * Highest price.
     *
     * @return scaled.
     */
    public long high() {
        return high;
    }

    /**
     * Lowest price.
     *
     * @return scaled.
     */
    public long low() {
        return low;
    }

    /**
     * Last price.
     *
     * @return scaled.
     */
    public long close() {
        return close;
    }

    /**
     * Traded quantity.
     *
     * @return scaled.
     */
    public long volume() {
        return volume;
    }

    /**
     * Traded worth.
     *
     * @return money, or unknown.
     */
    public long quoteVolume() {
        return quoteVolume;
    }

    /**
     * Quantity that buyers took.
     *
     * @return scaled, or unknown.
     */
    public long takerBuyVolume() {
        return takerBuyVolume;
    }

    /**
     * Number of trades.
     *
     * @return a count, or unknown.
     */
    public long tradeCount() {
        return tradeCount;
    }

    /**
     * Bought minus sold quantity from the beginning of the run to the close (CVD).
     *
     * @return scaled; {@link #FLAG_DELTA_APPROXIMATED} says whether this candle's share of it was guessed.
     */
    public long cumulativeVolumeDelta() {
        return cumulativeVolumeDelta;
    }

    /**
     * Open interest as last known at the close.
     *
     * @return scaled, or unknown.
     */
    public long openInterest() {
        return openInterest;
    }

    /**
     * Base candles that the span should have held and did not.
     *
     * @return 0 for a whole candle.
     */
    public int missingCandles() {
        return missingCandles;
    }

    /**
     * What is to be known about the quality of the candle.
     *
     * @return FLAG_… bits.
     */
    public int flags() {
        return flags;
    }

    /**
     * Whether a mark is set.
     *
     * @param flag one of the FLAG_… bits.
     * @return true where it is.
     */
    public boolean is(final int flag) {
        return (flags & flag) != 0;
    }
}
