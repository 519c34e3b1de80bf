package io.tapedeck.loopback.server;

import io.tapedeck.loopback.fault.FaultPlan;

/**
 * How a venue is run. Immutable.
 *
 * @param port               to listen on; 0 for any that is free.
 * @param speed              of market time.
 * @param awaitedConnections how many connections must have subscribed before market time starts.
 * @param end                what becomes of the connections at the end of the tape.
 * @param faults             that come.
 * @param fromMs             first open that is served.
 * @param toMs               opens that are served lie before it.
 */
public record LoopbackSettings(int port, Speed speed, int awaitedConnections, End end, FaultPlan faults, long fromMs,
    long toMs) {
    /** What becomes of the connections at the end of the tape. */
    public enum End {
        /** They are closed, and the venue with them. */
        CLOSE,
        /** They stay, and market time stands. */
        STAY
    }
}
