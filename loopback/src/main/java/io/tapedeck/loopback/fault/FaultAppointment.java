package io.tapedeck.loopback.fault;

/**
 * A fault that comes at a moment of market time, or strikes everything in a span of it. Immutable.
 *
 * @param kind   of the fault.
 * @param fromMs the moment, or the beginning of the span.
 * @param toMs   the moment again, or the end of the span, exclusive.
 */
public record FaultAppointment(FaultKind kind, long fromMs, long toMs) {
    /**
     * Whether it strikes now.
     *
     * @param beforeMs the moment up to which everything was asked about.
     * @param nowMs    the moment, not earlier.
     * @return true inside the span; of a moment, once it is reached.
     */
    boolean strikes(final long beforeMs, final long nowMs) {
        return fromMs == toMs ? beforeMs < fromMs && fromMs <= nowMs : fromMs <= nowMs && nowMs < toMs;
    }
}
