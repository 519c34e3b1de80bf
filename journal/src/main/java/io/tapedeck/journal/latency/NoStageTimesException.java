package io.tapedeck.journal.latency;

import io.tapedeck.engine.fault.Fault;

/** The tape has no stage times; the message is one sentence for a person. */
public final class NoStageTimesException extends RuntimeException implements Fault {
    private static final long serialVersionUID = 1L;

    NoStageTimesException(final String tape) {
        super(tape + " has no stage times: record them, with 'tapedeck replay --stage-times'");
    }

    @Override
    public Category category() {
        return Category.DATA;
    }
}
