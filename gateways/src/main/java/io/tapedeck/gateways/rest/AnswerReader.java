package io.tapedeck.gateways.rest;

/**
 * Reads the body of an answer.
 *
 * @param <T> what it is read as.
 */
@FunctionalInterface
public interface AnswerReader<T> {
    /**
     * Reads.
     *
     * @param body of an answer that the venue calls good.
     * @return never null.
     * @throws io.tapedeck.gateways.venue.UnreadableAnswerException if it is not what the venue documents; it is asked
     *     for again then.
     */
    T read(byte[] body);
}
