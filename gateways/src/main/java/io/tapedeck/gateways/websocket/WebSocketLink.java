package io.tapedeck.gateways.websocket;

/** A socket from the side of who uses it. Any thread; no method waits. */
public interface WebSocketLink {
    /**
     * Sends a text message.
     *
     * @param text to send.
     * @return false where the socket is closed or too much waits to be sent already.
     */
    boolean send(String text);

    /** Closes the socket within a bounded time, or stops opening it. */
    void close();

    /**
     * What arrived from the network so far, pings and parts of messages included.
     *
     * @return bytes on the wire, so encrypted ones where the address is wss; any change of it is a sign of life.
     */
    long bytesArrived();
}
