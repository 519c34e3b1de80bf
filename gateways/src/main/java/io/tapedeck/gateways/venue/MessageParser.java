package io.tapedeck.gateways.venue;

/**
 * Reads the messages of one connection. One thread at a time; allocates nothing for market data.
 *
 * <p>Fields may come in any order, unknown ones are passed over, keys differ by case. A message that cannot be
 * understood changes nothing and is told as {@link Outcome#MALFORMED}: nothing of it reaches the listener.
 */
public interface MessageParser {
    /** What a message was. */
    enum Outcome {
        /** Market data; the listener was told, unless it was about an unknown instrument. */
        DATA,
        /** The venue took a subscription. No proof that data will come. */
        ACKNOWLEDGED,
        /** The venue refused a subscription or another request: see {@link #problem}. */
        REFUSED,
        /** The answer to a heartbeat. */
        PONG,
        /** The venue announces that it will cut the connection: open another one at once. */
        CLOSING,
        /** Sound, but of no interest. */
        IGNORED,
        /** Not a message of this venue: see {@link #problem}. */
        MALFORMED
    }

    /**
     * Reads a message.
     *
     * @param message UTF-8.
     * @param length  bytes of it that count.
     * @return what it was.
     */
    Outcome parse(byte[] message, int length);

    /**
     * What was wrong with the last message.
     *
     * @return one sentence for a person, with the venue's own code and text where it gave one; empty where nothing was.
     */
    String problem();
}
