package io.tapedeck.gateways.rest;

import java.util.Optional;

/**
 * How far a backfill came.
 *
 * @param candles that were handed on.
 * @param nextNs  open time to go on from, then or at another time.
 * @param failure why it ended before the venue had no more; empty where it did not.
 * @param problem one sentence about the failure; empty where there is none.
 */
public record BackfillResult(long candles, long nextNs, Optional<RestFailure> failure, String problem) {
}
