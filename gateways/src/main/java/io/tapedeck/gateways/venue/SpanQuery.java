package io.tapedeck.gateways.venue;

/**
 * How a venue is asked about a span: the same words each time, and two moments in milliseconds.
 *
 * @param words  path and query, with {@code %d} for the first and the last millisecond.
 * @param weight that the venue counts a request with.
 * @param partNs longest part of a span that is asked about at once.
 */
public record SpanQuery(String words, int weight, long partNs) {
    private static final long WHOLE = Long.MAX_VALUE;

    /**
     * Asks a venue that gives the earliest of any span.
     *
     * @param words  with {@code %d} twice.
     * @param weight of a request.
     * @return about whole spans.
     */
    public static SpanQuery ofWhole(final String words, final int weight) {
        return new SpanQuery(words, weight, WHOLE);
    }

    /**
     * Asks about the beginning of a span.
     *
     * @param fromNs first moment.
     * @param toNs   moments lie before it.
     * @return for as long a part of it as may be.
     */
    public SpanRequest request(final long fromNs, final long toNs) {
        final long endNs = toNs - fromNs > partNs ? fromNs + partNs : toNs;
        return new SpanRequest(new RestRequest(words
            .replaceFirst("%d", Long.toString(RestRequest.firstMilli(fromNs)))
            .replaceFirst("%d", Long.toString(RestRequest.firstMilli(endNs) - 1)), weight), endNs);
    }
}
