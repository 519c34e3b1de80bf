package io.tapedeck.replay.walkforward;

import java.time.Instant;

/**
 * One step of a walk forward: what parameters are chosen by, and where they are traded then. Immutable. Spans hold
 * their beginning and not their end.
 *
 * @param number    from 1.
 * @param trainFrom where the window begins that is learnt from.
 * @param trainTo   where it ends.
 * @param testFrom  where the parameters are traded from, not before the training ended.
 * @param testTo    until when.
 */
public record Fold(int number, Instant trainFrom, Instant trainTo, Instant testFrom, Instant testTo) {
}
