package io.tapedeck.journal.cause;

import java.util.Optional;

/**
 * A verdict with the signal that it answers. Immutable.
 *
 * @param verdict as it was recorded.
 * @param signal  that it answers.
 * @param exits   that the signal wished, where a stop and a target did not say it all.
 */
public record Judgement(RecordedFact verdict, RecordedFact signal, Optional<RecordedFact> exits) {
}
