package io.tapedeck.gateways.websocket;

/** Takes what happens to connections, for logs, metrics and alerts. Called under the connection's lock: be quick. */
@FunctionalInterface
public interface ConnectionReports {
    /**
     * Something happened.
     *
     * @param channel name of the channel.
     * @param report  of it.
     */
    void on(String channel, ConnectionReport report);
}
