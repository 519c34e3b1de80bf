package io.tapedeck.replay.performance;

import java.util.OptionalLong;

/**
 * A fall of the equity below its highest so far, until it is there again. Immutable.
 *
 * @param depth        fraction of the peak, negative.
 * @param peakTimeNs   of the last sample at the peak, nanoseconds; the first sample where it began below the balance
 *                     that was paid in.
 * @param valleyTimeNs of the lowest sample, nanoseconds.
 * @param endTimeNs    of the sample at which the peak was reached again, else of the last one, nanoseconds.
 * @param isRecovered  whether the peak was reached again.
 */
public record Drawdown(double depth, long peakTimeNs, long valleyTimeNs, long endTimeNs, boolean isRecovered) {
    /**
     * How long the equity was below the peak.
     *
     * @return nanoseconds, up to the last sample where it still is.
     */
    public long lengthNs() {
        return endTimeNs - peakTimeNs;
    }

    /**
     * How long it took from the lowest point back to the peak.
     *
     * @return nanoseconds; empty where it did not come to that.
     */
    public OptionalLong recoveryNs() {
        return isRecovered ? OptionalLong.of(endTimeNs - valleyTimeNs) : OptionalLong.empty();
    }
}
