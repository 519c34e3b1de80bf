package io.tapedeck.loopback.delivery;

/** What carries a connection: a socket, or a test in virtual time. No method waits. */
public interface Wire {
    /**
     * Sends a message.
     *
     * @param text of it; {@link ClientLine#wasRead} is told when the client has it.
     */
    void send(String text);

    /**
     * Sends a ping.
     *
     * @param payload that the client sends back.
     */
    void ping(String payload);

    /** Cuts the connection, without a goodbye. */
    void cut();

    /** Says that the client broke the rules of the venue, and closes the connection. */
    void expel();
}
