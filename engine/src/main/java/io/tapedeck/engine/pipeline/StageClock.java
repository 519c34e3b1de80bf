package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.market.FixedPoint;

/**
 * What the pipeline times its stages by, where it is asked to; it stands outside, for no decision may depend on it.
 *
 * <p>Called on the thread of the pipeline; must not allocate.
 */
public interface StageClock {
    /**
     * A monotone time.
     *
     * @return nanoseconds since whenever.
     */
    long nanoTime();

    /**
     * How long ago something was received.
     *
     * @param receiveTimeNs when it was, nanoseconds since 1970.
     * @return nanoseconds; {@link FixedPoint#UNKNOWN} where receipts are not dated by the present, as in a replay.
     */
    default long sinceReceiptNs(final long receiveTimeNs) {
        return FixedPoint.UNKNOWN;
    }

    /**
     * How many garbage collections there have been.
     *
     * @return a count that never falls.
     */
    long collections();
}
