package io.tapedeck.journal.table;

import io.tapedeck.engine.fault.Fault;

/** What a person asked of the tables of a tape cannot be answered; the message is one sentence for that person. */
public final class TableRequestException extends RuntimeException implements Fault {
    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param message one sentence that says what could be asked instead.
     */
    public TableRequestException(final String message) {
        super(message);
    }

    @Override
    public Category category() {
        return Category.USAGE;
    }
}
