package io.tapedeck.loopback.fault;

/**
 * How bad faults are.
 *
 * @param clockSkewMs       what the venue's clock is fast by, wherever it tells the time on request.
 * @param pauseMs           how long nothing comes where the venue is slow; how long a venue lives on that announced its
 *                          end.
 * @param retryAfterSeconds what a client is told to wait for.
 */
public record FaultSettings(long clockSkewMs, long pauseMs, int retryAfterSeconds) {
    /** A right clock, pauses of two seconds, and a second to wait. */
    public static final FaultSettings USUAL = new FaultSettings(0, 2000, 1);
}
