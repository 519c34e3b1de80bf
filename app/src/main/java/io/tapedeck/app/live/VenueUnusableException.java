package io.tapedeck.app.live;

/** The venue could not be asked, or does not have what was asked for; the message is meant for the user. */
public final class VenueUnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    VenueUnusableException(final String sentence) {
        super(sentence);
    }
}
