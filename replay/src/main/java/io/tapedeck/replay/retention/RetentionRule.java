package io.tapedeck.replay.retention;

import io.tapedeck.journal.session.SessionTape;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * What a person wants to keep. Immutable.
 *
 * @param keep     so much of the session's own time, back from its last frame.
 * @param isCopied only such tapes may go.
 */
public record RetentionRule(Duration keep, Predicate<SessionTape> isCopied) {
}
