package io.tapedeck.engine.candle;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.TradingCalendar;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

import java.util.Arrays;

/** Folds finer candles into one candle of a timeframe. One thread, no allocation. */
public final class CandleBuilder implements Stateful {
    private static final long NEVER = Long.MAX_VALUE;
    private static final int INHERITED_FLAGS = Candle.FLAG_GAP | Candle.FLAG_DELTA_APPROXIMATED;

    private final Candle candle = new Candle();
    /**
     * How many base candles a candle of each timeframe spans: a table, for a 64-bit division costs as much as a fold.
     */
    private final int[] candlesPer;
    private final Timeframe base;
    private final TradingCalendar calendar;
    private long endNs = NEVER;
    private int presentCandles;

    /**
     * A builder without an open span.
     *
     * @param instrumentId of the candles.
     * @param timeframe    to make.
     * @param base         finest timeframe, in which missing candles are counted.
     * @param calendar     of the market: which candles are to be expected.
     */
    public CandleBuilder(final int instrumentId, final Timeframe timeframe, final Timeframe base,
        final TradingCalendar calendar) {
        this.base = base;
        this.calendar = calendar;
        candle.instrumentId = instrumentId;
        candle.span(timeframe);
        candle.openTimeNs = Long.MIN_VALUE;
        candlesPer = Arrays.stream(Timeframe.values())
            .mapToInt(each -> (int) (each.durationNs() / base.durationNs()))
            .toArray();
    }

    /**
     * End of the open span.
     *
     * @return {@link Long#MAX_VALUE} where none is open.
     */
    public long endNs() {
        return endNs;
    }

    /** Start of the open span, nanoseconds. */
    long openTimeNs() {
        return candle.openTimeNs;
    }

    boolean isOpen() {
        return endNs != NEVER;
    }

    /** One that goes on by itself; allocates. */
    CandleBuilder copy() {
        final CandleBuilder copy = new CandleBuilder(candle.instrumentId, candle.timeframe, base, calendar);
        copy.candle.set(candle);
        copy.endNs = endNs;
        copy.presentCandles = presentCandles;
        return copy;
    }

    /** What was folded so far: a live view, of nothing where no span is open. */
    Candle present() {
        return candle;
    }

    Timeframe timeframe() {
        return candle.timeframe;
    }

    /**
     * Adds a finer candle, opening its span where none is open.
     *
     * @param finer inside the open span.
     */
    public void fold(final Candle finer) {
        fold(finer, expectedIn(finer) - finer.missingCandles);
    }

    /**
     * Adds a candle that stands for some base candles.
     *
     * @param finer       inside the open span.
     * @param baseCandles how many are in it.
     */
    void fold(final Candle finer, final int baseCandles) {
        if (endNs == NEVER) {
            start(finer);
        } else {
            extend(finer);
        }
        candle.close = finer.close;
        candle.cumulativeVolumeDelta = finer.cumulativeVolumeDelta;
        candle.flags |= finer.flags & INHERITED_FLAGS;
        presentCandles += baseCandles;
    }

    /**
     * How many base candles there are to the end of the span; one that reaches across it is the last.
     *
     * @param nextOpenNs when the next one opens.
     * @return at least 1.
     */
    int candlesToEnd(final long nextOpenNs) {
        if (endNs == NEVER && nextOpenNs == candle.closeTimeNs()) {
            return candlesPer[candle.timeframe.ordinal()];
        }
        final long spanEndNs = endNs == NEVER ? candle.timeframe.endOf(nextOpenNs) : endNs;
        return Math.max(1, (int) ((spanEndNs - nextOpenNs) / base.durationNs()));
    }

    /** How many base candles belong into a candle. */
    private int expectedIn(final Candle spanned) {
        if (spanned.timeframe == base) {
            return 1;
        }
        return calendar == TradingCalendar.CONTINUOUS
            ? candlesPer[spanned.timeframe.ordinal()]
            : (int) calendar.candlesBetween(spanned.openTimeNs, spanned.closeTimeNs(), base);
    }

    private void start(final Candle finer) {
        final long previousEndNs = candle.closeTimeNs();
        candle.openTimeNs = finer.openTimeNs == previousEndNs
            ? previousEndNs
            : candle.timeframe.startOf(finer.openTimeNs);
        endNs = candle.closeTimeNs();
        candle.flags = 0;
        candle.missingCandles = 0;
        candle.openInterest = FixedPoint.UNKNOWN;
        presentCandles = 0;
        candle.open = finer.open;
        candle.high = finer.high;
        candle.low = finer.low;
        candle.volume = finer.volume;
        candle.quoteVolume = finer.quoteVolume;
        candle.takerBuyVolume = finer.takerBuyVolume;
        candle.tradeCount = finer.tradeCount;
    }

    private void extend(final Candle finer) {
        candle.high = FixedPoint.larger(candle.high, finer.high);
        candle.low = FixedPoint.smaller(candle.low, finer.low);
        candle.volume = FixedPoint.addKnown(candle.volume, finer.volume);
        candle.quoteVolume = FixedPoint.addKnown(candle.quoteVolume, finer.quoteVolume);
        candle.takerBuyVolume = FixedPoint.addKnown(candle.takerBuyVolume, finer.takerBuyVolume);
        candle.tradeCount = FixedPoint.addKnown(candle.tradeCount, finer.tradeCount);
    }

    /** Shares are split. */
    void onSplit(final ShareRatio ratio) {
        candle.onSplit(ratio);
    }

    /**
     * Completes the candle.
     *
     * @param presentTimeNs engine time; after the end of the span the candle is marked as late.
     * @return valid until the next {@link #fold}.
     */
    public Candle close(final long presentTimeNs) {
        // A market that closes may have traded outside its sessions: that is more than was expected.
        candle.missingCandles = Math.max(0, expectedIn(candle) - presentCandles);
        if (candle.missingCandles != 0) {
            candle.flags |= Candle.FLAG_GAP;
        }
        if (presentTimeNs > endNs) {
            candle.flags |= Candle.FLAG_COMPLETED_LATE;
        }
        endNs = NEVER;
        return candle;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putLong(endNs);
        if (endNs == NEVER) {
            return;
        }
        writer.putInt(presentCandles);
        candle.save(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        endNs = reader.getLong();
        if (endNs == NEVER) {
            return;
        }
        presentCandles = reader.getInt();
        candle.load(reader);
    }
}
