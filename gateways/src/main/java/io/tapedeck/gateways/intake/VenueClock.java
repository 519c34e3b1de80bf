package io.tapedeck.gateways.intake;

import io.tapedeck.engine.market.FixedPoint;

/**
 * The latest time that a venue's messages have told: for a venue to practise on, whose market runs faster than the
 * world or lies in the past. Between two messages it stands still. Any thread.
 */
public final class VenueClock implements ReceiveClock {
    private volatile long latestNs;

    /**
     * A clock at a moment.
     *
     * @param startNs such as what the venue gives as its time.
     */
    public VenueClock(final long startNs) {
        latestNs = startNs;
    }

    /**
     * A message told its time.
     *
     * @param timeNs of the message; unknown changes nothing.
     */
    public synchronized void onVenueTime(final long timeNs) {
        if (timeNs != FixedPoint.UNKNOWN && timeNs > latestNs) {
            latestNs = timeNs;
        }
    }

    @Override
    public long nowNs() {
        return latestNs;
    }
}
