package io.tapedeck.journal.latency;

/** The tape has no stage times; the message is one sentence for a person. */
public final class NoStageTimesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoStageTimesException(final String tape) {
        super(tape + " has no stage times: record them, with 'tapedeck replay --stage-times'");
    }
}
