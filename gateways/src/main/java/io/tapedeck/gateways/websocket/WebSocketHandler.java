package io.tapedeck.gateways.websocket;

/** Is told how a socket goes, by one thread at a time. Exactly one of the last two methods ends it, at most once. */
public interface WebSocketHandler {
    /** It is open. */
    void onOpen();

    /**
     * A message.
     *
     * @param message reused for the next one.
     * @param length  bytes of it that count; UTF-8 where it was text.
     */
    void onMessage(byte[] message, int length);

    /**
     * The venue answered the handshake with something else.
     *
     * @param refusal what.
     */
    void onHandshakeRefused(HandshakeRefusal refusal);

    /**
     * It is over, from the other side or by a fault.
     *
     * @param problem one sentence.
     */
    void onEnd(String problem);
}
