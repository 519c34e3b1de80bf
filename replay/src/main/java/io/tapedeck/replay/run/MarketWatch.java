package io.tapedeck.replay.run;

import io.tapedeck.engine.candle.PackedCandles;
import io.tapedeck.engine.event.codec.CorporateActionCode;
import io.tapedeck.engine.event.codec.CorporateActionDecoder;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.ShareRatio;

import java.util.Arrays;

/**
 * The base candles of a run as they come by: the last close of every instrument, and what became of holding all of
 * them. Splits move what was seen before. One thread, no allocation after construction.
 */
final class MarketWatch {
    private static final int NONE = -1;
    private final long[] lastCloses;
    private final long[] closesBefore;
    private final long[] firstCloses;
    private long block;
    private int present = NONE;

    MarketWatch(final int instruments) {
        lastCloses = new long[instruments];
        closesBefore = new long[instruments];
        firstCloses = new long[instruments];
        Arrays.fill(lastCloses, FixedPoint.UNKNOWN);
        Arrays.fill(closesBefore, FixedPoint.UNKNOWN);
        Arrays.fill(firstCloses, FixedPoint.UNKNOWN);
    }

    /** A frame that is no candle. */
    void onOther() {
        present = NONE;
    }

    /**
     * A candle comes by.
     *
     * @param candle where its block lies in memory; its bytes are looked at until the next one comes.
     */
    void onCandle(final long candle) {
        block = candle;
        present = PackedCandles.instrumentId(block);
        closesBefore[present] = lastCloses[present];
        lastCloses[present] = PackedCandles.close(block);
    }

    /** What it does to prices; a dividend does nothing. */
    ShareRatio onAction(final CorporateActionDecoder action) {
        final int id = action.instrumentId();
        final ShareRatio ratio = action.action() == CorporateActionCode.SPLIT
            ? new ShareRatio(action.newShares(), action.oldShares()) : new ShareRatio(1, 1);
        lastCloses[id] = ratio.price(lastCloses[id]);
        closesBefore[id] = ratio.price(closesBefore[id]);
        firstCloses[id] = ratio.price(firstCloses[id]);
        return ratio;
    }

    /** Whether the candle of this frame is one of an instrument. */
    boolean isPresent(final int instrumentId) {
        return present == instrumentId;
    }

    /** Instrument of this frame's candle, negative for none. */
    int present() {
        return present;
    }

    /** Of this frame's candle. */
    long openTimeNs() {
        return PackedCandles.openTimeNs(block);
    }

    /** Of this frame's candle. */
    long high() {
        return PackedCandles.high(block);
    }

    /** Of this frame's candle. */
    long low() {
        return PackedCandles.low(block);
    }

    /** The last close, of this frame's candle where it is one of the instrument. */
    long close(final int instrumentId) {
        return lastCloses[instrumentId];
    }

    /** The last close before this frame. */
    long closeBefore(final int instrumentId) {
        return isPresent(instrumentId) ? closesBefore[instrumentId] : lastCloses[instrumentId];
    }

    /** 1 is put into all instruments in equal parts; what has no price yet waits as money. */
    void buy() {
        System.arraycopy(lastCloses, 0, firstCloses, 0, lastCloses.length);
    }

    /** What became of the 1 that was put in. */
    double buyAndHold() {
        double sum = 0;
        for (int id = 0; id < lastCloses.length; id++) {
            if (firstCloses[id] == FixedPoint.UNKNOWN) {
                firstCloses[id] = lastCloses[id];
            }
            sum += firstCloses[id] == FixedPoint.UNKNOWN ? 1 : (double) lastCloses[id] / firstCloses[id];
        }
        return sum / lastCloses.length;
    }
}
