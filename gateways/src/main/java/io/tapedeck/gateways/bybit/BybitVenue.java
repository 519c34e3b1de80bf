package io.tapedeck.gateways.bybit;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.gateways.market.MarketDataListener;
import io.tapedeck.gateways.market.TradeIds;
import io.tapedeck.gateways.venue.Channel;
import io.tapedeck.gateways.venue.Environment;
import io.tapedeck.gateways.venue.Heartbeat;
import io.tapedeck.gateways.venue.MessageParser;
import io.tapedeck.gateways.venue.Stream;
import io.tapedeck.gateways.venue.Venue;
import io.tapedeck.gateways.venue.VenueHistory;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A market of Bybit. Topics are asked for after connecting. */
public final class BybitVenue implements Venue {
    private static final String ROUTE = "stream";
    private static final String PING = "{\"op\":\"ping\"}";
    private static final Duration PING_EVERY = Duration.ofSeconds(20);
    /** Three pongs that did not come. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);
    /** Of the spot market; others take more. */
    private static final int TOPICS_PER_MESSAGE = 10;
    /** At 30 characters a topic well below the 21,000 that a connection takes. */
    private static final int STREAMS_PER_CONNECTION = 500;

    private final BybitMarket market;
    private final Environment environment;

    private BybitVenue(final BybitMarket market, final Environment environment) {
        this.market = market;
        this.environment = environment;
    }

    /**
     * The spot market.
     *
     * @param environment where it is reached; route {@code stream}.
     * @return the venue {@code bybit}.
     */
    public static BybitVenue spot(final Environment environment) {
        return new BybitVenue(BybitMarket.SPOT, environment);
    }

    /**
     * The contracts that are margined in the quote currency.
     *
     * @param environment where they are reached; route {@code stream}.
     * @return the venue {@code bybit-linear}.
     */
    public static BybitVenue linear(final Environment environment) {
        return new BybitVenue(BybitMarket.LINEAR, environment);
    }

    @Override
    public String name() {
        return market.venue();
    }

    /** Texts without an order; whole numbers of the spot market, of which nothing is promised. */
    @Override
    public TradeIds tradeIds() {
        return TradeIds.FINGERPRINTS;
    }

    @Override
    public List<Channel> channels(final List<Stream> streams) {
        final List<Stream> carried = streams.stream().filter(this::isCarried).distinct().toList();
        final List<Channel> channels = new ArrayList<>();
        for (int from = 0; from < carried.size(); from += STREAMS_PER_CONNECTION) {
            final int to = Math.min(carried.size(), from + STREAMS_PER_CONNECTION);
            final String number = carried.size() <= STREAMS_PER_CONNECTION ? ""
                : " " + (from / STREAMS_PER_CONNECTION + 1);
            channels.add(new Channel(name() + number, address(), carried.subList(from, to)));
        }
        return channels;
    }

    private boolean isCarried(final Stream stream) {
        return switch (stream.kind()) {
            case TRADES, CANDLES, QUOTES -> true;
            case MARK_PRICE, OPEN_INTEREST -> market == BybitMarket.LINEAR;
        };
    }

    private URI address() {
        final URI address = environment.webSockets().get(ROUTE);
        if (address == null) {
            throw new IllegalArgumentException("environment " + environment.name() + " names no WebSocket address \""
                + ROUTE + "\" for " + name());
        }
        return address;
    }

    private static String topicOf(final Stream stream) {
        final Instrument instrument = stream.instrument();
        return switch (stream.kind()) {
            case TRADES -> "publicTrade.";
            case CANDLES -> "kline." + BybitIntervals.nameOf(instrument.baseTimeframe()) + ".";
            case QUOTES -> "orderbook.1.";
            case MARK_PRICE, OPEN_INTEREST -> "tickers.";
        } + instrument.symbol();
    }

    @Override
    public List<String> subscriptions(final Channel channel) {
        final List<String> topics = channel.streams().stream().map(BybitVenue::topicOf).distinct().toList();
        final List<String> messages = new ArrayList<>();
        for (int from = 0; from < topics.size(); from += TOPICS_PER_MESSAGE) {
            final List<String> some = topics.subList(from, Math.min(topics.size(), from + TOPICS_PER_MESSAGE));
            messages.add("{\"req_id\":\"" + (messages.size() + 1) + "\",\"op\":\"subscribe\",\"args\":[\""
                + String.join("\",\"", some) + "\"]}");
        }
        return messages;
    }

    @Override
    public Heartbeat heartbeat() {
        return new Heartbeat(Optional.of(PING), PING_EVERY, LONGEST_SILENCE, Optional.empty());
    }

    @Override
    public MessageParser parser(final List<Instrument> instruments, final MarketDataListener listener) {
        return new BybitParser(instruments, listener);
    }

    @Override
    public VenueHistory history() {
        return new BybitHistory(market);
    }
}
