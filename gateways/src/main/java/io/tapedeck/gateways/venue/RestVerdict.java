package io.tapedeck.gateways.venue;

import java.time.Duration;

/**
 * What an answer means.
 *
 * @param kind       what to do.
 * @param pause      before anything more is asked, at least; zero where the asker decides.
 * @param usedWeight of the venue's limit, as it says itself; negative where it does not.
 * @param problem    one sentence with the venue's code and text; empty for {@link Kind#DONE}.
 */
public record RestVerdict(Kind kind, Duration pause, long usedWeight, String problem) {
    /** What to do. */
    public enum Kind {
        /** Read the answer. */
        DONE,
        /** Ask again, later. */
        BACK_OFF,
        /** Ask nothing at all of this venue until the pause is over: it will ban who does. */
        BANNED,
        /** Nobody knows whether it was done: ask again, for questions change nothing. */
        UNKNOWN,
        /** Asking again is no use: the question is wrong. */
        REFUSED
    }
}
