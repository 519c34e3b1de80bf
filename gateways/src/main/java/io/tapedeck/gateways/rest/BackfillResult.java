package io.tapedeck.gateways.rest;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a backfill came.
 *
 * @param rows    that were handed on.
 * @param nextNs  moment to go on from, then or at another time.
 * @param failure why the venue was not asked any more; empty where that was for another reason.
 * @param problem one sentence about the failure; empty where there is none.
 * @param pause   for which the venue wants to be left alone; zero where it did not say so.
 */
public record BackfillResult(long rows, long nextNs, Optional<RestFailure> failure, String problem, Duration pause) {
    static BackfillResult ofWhole(final long rows, final long nextNs) {
        return new BackfillResult(rows, nextNs, Optional.empty(), "", Duration.ZERO);
    }

    static BackfillResult brokenOff(final long rows, final long nextNs, final RestOutcome.Failed<?> by) {
        return new BackfillResult(rows, nextNs, Optional.of(by.failure()), by.problem(), by.pause());
    }
}
