package io.tapedeck.gateways.websocket;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.VenueTerms;
import io.tapedeck.gateways.market.MarketDataListener;
import io.tapedeck.gateways.market.TradeIds;
import io.tapedeck.gateways.market.QuoteUpdate;
import io.tapedeck.gateways.market.StreamKind;
import io.tapedeck.gateways.market.TradeUpdate;
import io.tapedeck.gateways.venue.Channel;
import io.tapedeck.gateways.venue.Heartbeat;
import io.tapedeck.gateways.venue.MessageParser;
import io.tapedeck.gateways.venue.Stream;
import io.tapedeck.gateways.venue.Venue;
import io.tapedeck.gateways.venue.VenueHistory;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A venue of a few letters: {@code T0} is a trade of instrument 0, {@code Q0} a quote, {@code A} an acknowledgement,
 * {@code R…} a refusal, {@code P} the answer to a heartbeat, {@code C} the announcement of the end.
 *
 * @param address   of its one channel.
 * @param heartbeat as needed.
 */
record FakeVenue(URI address, Heartbeat heartbeat) implements Venue {
    static final Instrument INSTRUMENT = new Instrument(0, "fake", "BTCUSDT", "USDT", Timeframe.M1, 2, 5, 1, 1,
        VenueTerms.spot(500_000_000L, 100_000));
    static final List<Stream> STREAMS =
        List.of(new Stream(StreamKind.TRADES, INSTRUMENT), new Stream(StreamKind.QUOTES, INSTRUMENT));

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public TradeIds tradeIds() {
        return TradeIds.CONSECUTIVE;
    }

    @Override
    public List<Channel> channels(final List<Stream> streams) {
        return List.of(new Channel("fake public", address, streams));
    }

    @Override
    public List<String> subscriptions(final Channel channel) {
        return List.of("SUBSCRIBE");
    }

    @Override
    public MessageParser parser(final List<Instrument> instruments, final MarketDataListener listener) {
        return new Parser(listener);
    }

    @Override
    public VenueHistory history() {
        throw new UnsupportedOperationException("the fake venue has no history");
    }

    private static final class Parser implements MessageParser {
        private final TradeUpdate trade = new TradeUpdate();
        private final QuoteUpdate quote = new QuoteUpdate();
        private final MarketDataListener listener;
        private String problem = "";

        Parser(final MarketDataListener listener) {
            this.listener = listener;
        }

        @Override
        public Outcome parse(final byte[] message, final int length) {
            switch (length == 0 ? '?' : message[0]) {
                case 'T' -> listener.onTrade(trade.begin(message[1] - '0').quantity(length));
                case 'Q' -> listener.onQuote(quote.begin(message[1] - '0'));
                case 'A' -> {
                    return Outcome.ACKNOWLEDGED;
                }
                case 'P' -> {
                    return Outcome.PONG;
                }
                case 'C' -> {
                    return Outcome.CLOSING;
                }
                case 'R' -> {
                    return problem(Outcome.REFUSED, message, length);
                }
                default -> {
                    return problem(Outcome.MALFORMED, message, length);
                }
            }
            return Outcome.DATA;
        }

        private Outcome problem(final Outcome outcome, final byte[] message, final int length) {
            problem = new String(message, 0, length, StandardCharsets.UTF_8);
            return outcome;
        }

        @Override
        public String problem() {
            return problem;
        }
    }
}
