package io.tapedeck.gateways.notification;

/** Where alerts go, and what they look like there. Immutable. */
public interface AlertChannel {
    /**
     * Name for people.
     *
     * @return such as {@code discord}.
     */
    String name();

    /**
     * Where to post to.
     *
     * @return a secret.
     */
    SecretAddress address();

    /**
     * What to post.
     *
     * @param alert to tell.
     * @return JSON.
     */
    String body(Alert alert);
}
