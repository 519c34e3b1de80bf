package io.tapedeck.journal.cause;

import io.tapedeck.journal.inspect.RecordedInstruments;

/** Says what a verdict means, in the units that people count in. */
@FunctionalInterface
public interface VerdictWords {
    /**
     * What risk said.
     *
     * @param judgement   a verdict and what it was about.
     * @param instruments of the tape.
     * @return a sentence without its stop.
     */
    String sentence(Judgement judgement, RecordedInstruments instruments);
}
