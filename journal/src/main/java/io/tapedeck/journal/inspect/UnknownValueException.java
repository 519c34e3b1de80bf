package io.tapedeck.journal.inspect;

import io.tapedeck.engine.fault.Fault;

import java.util.List;

/** The tape has nothing of that name or number; the message is one sentence for a person and names the nearest. */
public final class UnknownValueException extends RuntimeException implements Fault {
    private static final long serialVersionUID = 1L;

    UnknownValueException(final String kind, final String asked, final List<String> nearest) {
        super("the tape has no " + kind + " " + asked + "; " + (nearest.isEmpty()
            ? "it has no " + kind + " at all"
            : "the nearest " + (nearest.size() == 1 ? "is " : "are ") + String.join(", ", nearest)));
    }

    @Override
    public Category category() {
        return Category.DATA;
    }
}
