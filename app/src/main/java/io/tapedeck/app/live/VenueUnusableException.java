package io.tapedeck.app.live;

import io.tapedeck.engine.fault.Fault;

/** The venue could not be asked, or does not have what was asked for; the message is meant for the user. */
public final class VenueUnusableException extends RuntimeException implements Fault {
    private static final long serialVersionUID = 1L;

    VenueUnusableException(final String sentence) {
        super(sentence);
    }

    @Override
    public Category category() {
        return Category.NETWORK;
    }
}
