package io.tapedeck.journal.backup;

import io.tapedeck.engine.fault.Fault;

/** Nothing can be copied; the message is one sentence for a person. */
public final class BackupRefusedException extends RuntimeException implements Fault {
    private static final long serialVersionUID = 1L;

    private final Category category;

    BackupRefusedException(final Category category, final String sentence) {
        super(sentence);
        this.category = category;
    }

    @Override
    public Category category() {
        return category;
    }
}
