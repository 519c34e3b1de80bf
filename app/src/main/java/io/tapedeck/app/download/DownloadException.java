package io.tapedeck.app.download;

import io.tapedeck.engine.fault.Fault;

/** A download that cannot be made, or not to its end; the message is meant for the user. */
public final class DownloadException extends RuntimeException implements Fault {
    private static final long serialVersionUID = 1L;

    private final Category category;

    DownloadException(final Category category, final String sentence) {
        super(sentence);
        this.category = category;
    }

    @Override
    public Category category() {
        return category;
    }
}
