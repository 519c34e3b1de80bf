package io.tapedeck.gateways.venue;

import java.util.List;

/**
 * What a venue has of one thing over a span of time, some at a time. Pure.
 *
 * @param <R> one of them.
 */
public interface SpanSource<R> {
    /**
     * Asks for the earliest of a span.
     *
     * @param fromNs first moment.
     * @param toNs   moments lie before it.
     * @return for at most as many as the venue gives at once.
     */
    SpanRequest request(long fromNs, long toNs);

    /**
     * Reads an answer.
     *
     * @param body of the answer.
     * @return in any order, perhaps with some that were not asked for.
     * @throws UnreadableAnswerException where the answer is not what the venue documents.
     */
    List<R> read(byte[] body);

    /**
     * Where one of them stands in time.
     *
     * @param row that was read.
     * @return nanoseconds since 1970-01-01T00:00Z; no two have the same.
     */
    long timeNs(R row);

    /**
     * How soon after one the next may follow.
     *
     * @return nanoseconds, positive.
     */
    long stepNs();
}
