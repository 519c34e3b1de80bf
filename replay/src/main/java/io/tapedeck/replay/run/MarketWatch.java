package io.tapedeck.replay.run;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.CorporateActionCode;
import io.tapedeck.engine.event.codec.CorporateActionDecoder;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.ShareRatio;
import org.agrona.DirectBuffer;

import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The base candles of a run as they come by: the last close of every instrument, and what became of holding all of
 * them. Splits move what was seen before. One thread, no allocation after construction.
 */
final class MarketWatch {
    private static final int NONE = -1;
    /** Read where they stand: most candles are only passed by, and a decoder for each would be felt. */
    private static final int INPUT = Frame.HEADER_LENGTH + Frame.MESSAGE_HEADER_LENGTH;
    private static final int ID_OFFSET = INPUT + MarketCandleDecoder.instrumentIdEncodingOffset();
    private static final int OPEN_TIME_OFFSET = INPUT + MarketCandleDecoder.openTimeNsEncodingOffset();
    private static final int HIGH_OFFSET = INPUT + MarketCandleDecoder.highEncodingOffset();
    private static final int LOW_OFFSET = INPUT + MarketCandleDecoder.lowEncodingOffset();
    private static final int CLOSE_OFFSET = INPUT + MarketCandleDecoder.closeEncodingOffset();

    private final long[] lastCloses;
    private final long[] closesBefore;
    private final long[] firstCloses;
    private DirectBuffer buffer;
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

    /** A frame whose input is a candle; its bytes are looked at until the next one comes. */
    void onCandle(final Frame frame) {
        buffer = frame.buffer();
        present = buffer.getShort(ID_OFFSET, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
        closesBefore[present] = lastCloses[present];
        lastCloses[present] = buffer.getLong(CLOSE_OFFSET, ByteOrder.LITTLE_ENDIAN);
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
        return buffer.getLong(OPEN_TIME_OFFSET, ByteOrder.LITTLE_ENDIAN);
    }

    /** Of this frame's candle. */
    long high() {
        return buffer.getLong(HIGH_OFFSET, ByteOrder.LITTLE_ENDIAN);
    }

    /** Of this frame's candle. */
    long low() {
        return buffer.getLong(LOW_OFFSET, ByteOrder.LITTLE_ENDIAN);
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
