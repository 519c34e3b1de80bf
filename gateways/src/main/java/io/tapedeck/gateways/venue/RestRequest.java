package io.tapedeck.gateways.venue;

/**
 * A question to a venue.
 *
 * @param pathAndQuery below the venue's host, encoded.
 * @param weight       that the venue counts it with.
 */
public record RestRequest(String pathAndQuery, int weight) {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    /**
     * A moment as queries have it.
     *
     * @param timeNs nanoseconds since 1970-01-01T00:00Z.
     * @return the first millisecond at or after it.
     */
    public static long firstMilli(final long timeNs) {
        return -Math.floorDiv(-timeNs, NANOS_PER_MILLI);
    }
}
