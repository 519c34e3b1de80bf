package io.tapedeck.gateways.venue;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.gateways.market.MarketDataListener;
import io.tapedeck.gateways.market.TradeIds;

import java.util.List;

/**
 * One market of an exchange, such as the spot market of Binance. Immutable; what it makes is not.
 *
 * <p>A venue that the program does not know yet is one implementation of this, one of {@link MessageParser} and one of
 * {@link VenueHistory}.
 */
public interface Venue {
    /**
     * Name on tapes and in configurations.
     *
     * @return such as {@code binance} or {@code bybit-linear}.
     */
    String name();

    /**
     * What the numbers of its trades tell.
     *
     * @return whether a lost trade can be seen by them.
     */
    TradeIds tradeIds();

    /**
     * Spreads streams over connections.
     *
     * @param streams that are wanted; of instruments of this venue.
     * @return connections to open; together they carry every stream that the venue has.
     */
    List<Channel> channels(List<Stream> streams);

    /**
     * What to send after a connection was opened.
     *
     * @param channel that was opened.
     * @return text messages, within the venue's limits of length and arguments; none where the address says it all.
     */
    List<String> subscriptions(Channel channel);

    /**
     * What the client must send to keep a connection alive, and how often.
     *
     * @return never null.
     */
    Heartbeat heartbeat();

    /**
     * A parser of the messages of one connection.
     *
     * @param instruments that messages may be about; others are passed over.
     * @param listener    takes what is found.
     * @return for one thread at a time.
     */
    MessageParser parser(List<Instrument> instruments, MarketDataListener listener);

    /**
     * Instruments and history over REST.
     *
     * @return never null.
     */
    VenueHistory history();
}
