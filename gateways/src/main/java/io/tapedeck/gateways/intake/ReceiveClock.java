package io.tapedeck.gateways.intake;

/** What time it is when something is received. */
@FunctionalInterface
public interface ReceiveClock {
    /**
     * Now.
     *
     * @return nanoseconds since 1970-01-01T00:00Z.
     */
    long nowNs();
}
