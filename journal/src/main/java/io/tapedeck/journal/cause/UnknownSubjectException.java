package io.tapedeck.journal.cause;

import io.tapedeck.engine.fault.Fault;

import java.util.List;

/** The tape has no such thing; the message is one sentence for a person and names the nearest that exist. */
public final class UnknownSubjectException extends RuntimeException implements Fault {
    private static final long serialVersionUID = 1L;

    UnknownSubjectException(final Subject subject, final List<Long> nearest) {
        super("the tape has no " + subject + "; " + (nearest.isEmpty()
            ? "it has no " + subject.kind().word() + " at all"
            : "the nearest are " + subject.kind().word() + " "
            + String.join(", ", nearest.stream().map(String::valueOf).toList())));
    }

    @Override
    public Category category() {
        return Category.DATA;
    }
}
