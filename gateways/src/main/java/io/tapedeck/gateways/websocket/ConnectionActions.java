package io.tapedeck.gateways.websocket;

/** What the machine wants done. Nothing of it may call the machine before it returns. */
interface ConnectionActions {
    /**
     * Open a socket; how it goes is told to the machine later.
     *
     * @param socket number that it is called by from now on, never used again.
     */
    void connect(int socket);

    /**
     * Send a text message.
     *
     * @param socket that is open.
     * @param text   to send.
     */
    void send(int socket, String text);

    /**
     * Close a socket, or stop opening it; nothing that it still says counts.
     *
     * @param socket that was opened.
     */
    void close(int socket);

    /**
     * Tell people and metrics.
     *
     * @param report of what happened.
     */
    void report(ConnectionReport report);
}
