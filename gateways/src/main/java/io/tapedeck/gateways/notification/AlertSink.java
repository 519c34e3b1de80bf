package io.tapedeck.gateways.notification;

/** Takes alerts. */
@FunctionalInterface
public interface AlertSink {
    /**
     * Takes an alert; returns at once, whatever becomes of it. Any thread.
     *
     * @param alert to tell people.
     */
    void send(Alert alert);
}
