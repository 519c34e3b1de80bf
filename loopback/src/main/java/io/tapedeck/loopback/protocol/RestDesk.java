package io.tapedeck.loopback.protocol;

import io.tapedeck.loopback.fault.FaultKind;

/** Where one venue answers questions over REST. One thread at a time. */
public interface RestDesk {
    /**
     * Whether the question is for this desk.
     *
     * @param path of the question.
     * @return true for the paths of the venue.
     */
    boolean serves(String path);

    /**
     * Answers a question.
     *
     * @param question for this desk.
     * @param nowMs    market time: nothing later is told.
     * @param wallMs   any clock that goes on, for limits of requests.
     * @return never null.
     */
    RestReply answer(RestQuestion question, long nowMs, long wallMs);

    /**
     * What a client hears instead of an answer.
     *
     * @param fault             one that strikes requests.
     * @param retryAfterSeconds how long it shall wait.
     * @return as this venue says it.
     */
    RestReply fault(FaultKind fault, int retryAfterSeconds);
}
