package io.tapedeck.replay.state;

import org.agrona.DirectBuffer;

/**
 * Where a run can be taken up again. Never changed once it is made.
 *
 * @param sequence of the last frame that it knows.
 * @param timeNs   engine time of that frame.
 * @param bytes    that the pipeline has written.
 * @param length   of them.
 * @param closed   the last candles that closed.
 */
record SavedState(long sequence, long timeNs, DirectBuffer bytes, int length, ClosedCandles closed) {
}
