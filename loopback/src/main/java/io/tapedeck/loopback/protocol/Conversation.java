package io.tapedeck.loopback.protocol;

import io.tapedeck.loopback.script.MarketEvent;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a venue and a client say to each other over one connection. One thread at a time. */
public interface Conversation {
    /**
     * Streams that the address of the connection asked for.
     *
     * @return as {@link Answer#subscribed}.
     */
    List<String> subscribedByAddress();

    /**
     * The client said something.
     *
     * @param text   of its message.
     * @param wallMs any clock that goes on; for limits of the venue that count real seconds.
     * @return what it hears at once.
     */
    Answer onText(String text, long wallMs);

    /**
     * Something happened in a market.
     *
     * @param event that happened.
     * @return what the client hears of it.
     */
    List<OutMessage> onEvent(MarketEvent event);

    /**
     * Whether the client waits for anything.
     *
     * @return true where it subscribed to a stream.
     */
    boolean isSubscribed();

    /**
     * How the venue says that it will be gone soon.
     *
     * @param nowMs market time.
     * @return empty where it does not.
     */
    Optional<String> farewell(long nowMs);

    /**
     * How often the venue sends a ping that the client must answer.
     *
     * @return empty where it sends none.
     */
    Optional<Duration> pingEvery();
}
