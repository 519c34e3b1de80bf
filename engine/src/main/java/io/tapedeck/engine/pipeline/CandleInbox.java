package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleCodec;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.CandleClosedDecoder;
import io.tapedeck.engine.market.Timeframe;

/**
 * The candles that closed in a frame, in the order in which a strategy sees them: by the moment at which they closed,
 * of equal moments the coarsest first. One thread, no allocation.
 */
final class CandleInbox {
    /** A base candle and, for each coarser timeframe, one that was completed late and one in time. */
    private static final int CAPACITY = 2 * Timeframe.values().length;

    private final Candle[] candles = new Candle[CAPACITY];
    private final FrameMessages messages = new FrameMessages();
    private final CandleClosedDecoder decoder = new CandleClosedDecoder();
    private int count;

    CandleInbox() {
        for (int index = 0; index < CAPACITY; index++) {
            candles[index] = new Candle();
        }
    }

    /**
     * Takes in what closed in a frame.
     *
     * @param frame  behind the aggregation.
     * @param base   candle that came in.
     * @param wanted timeframes, as bits.
     * @return how many there are.
     */
    int collect(final Frame frame, final Candle base, final int wanted) {
        collect(frame, wanted);
        if ((wanted & base.timeframe().bit()) != 0) {
            candles[count].set(base);
            count++;
            settle();
        }
        return count;
    }

    /**
     * Takes in what closed in a frame without a candle.
     *
     * @param frame  behind the aggregation.
     * @param wanted timeframes, as bits.
     * @return how many there are.
     */
    int collect(final Frame frame, final int wanted) {
        count = 0;
        messages.wrapDerived(frame);
        while (messages.next()) {
            if (messages.templateId() == CandleClosedDecoder.TEMPLATE_ID) {
                add(messages.decode(decoder), wanted);
            }
        }
        return count;
    }

    private void add(final CandleClosedDecoder message, final int wanted) {
        if ((wanted & 1 << message.timeframeRaw() - 1) != 0) {
            CandleCodec.decode(message, candles[count]);
            count++;
            settle();
        }
    }

    /** Moves the last candle to its place: an insertion, for there are a handful. */
    private void settle() {
        for (int index = count - 1; index > 0 && precedes(candles[index], candles[index - 1]); index--) {
            final Candle later = candles[index - 1];
            candles[index - 1] = candles[index];
            candles[index] = later;
        }
    }

    private static boolean precedes(final Candle one, final Candle other) {
        return one.closeTimeNs() == other.closeTimeNs()
            ? one.timeframe().compareTo(other.timeframe()) > 0
            : one.closeTimeNs() < other.closeTimeNs();
    }

    Candle at(final int index) {
        return candles[index];
    }
}
