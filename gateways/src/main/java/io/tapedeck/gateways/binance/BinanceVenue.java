package io.tapedeck.gateways.binance;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.gateways.market.MarketDataListener;
import io.tapedeck.gateways.market.StreamKind;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A market of Binance. Streams are named in the address while it is short, else they are asked for after connecting.
 */
public final class BinanceVenue implements Venue {
    /** Route of a venue that has no routes. */
    private static final String UNROUTED = "stream";
    /** Route of best prices, where the market has routes. */
    private static final String PUBLIC_ROUTE = "public";
    /** Route of everything else. */
    private static final String MARKET_ROUTE = "market";
    /** Longer ones some proxies refuse. */
    private static final int LONGEST_ADDRESS = 2_000;
    /** Keeps a message below 4 kB. */
    private static final int STREAMS_PER_MESSAGE = 100;
    /** Four messages, of which the spot market takes five in a second; it takes 1024 streams. */
    private static final int STREAMS_PER_CONNECTION = 400;
    private static final Duration LONGEST_LIFE = Duration.ofHours(24);

    private final BinanceMarket market;
    private final Environment environment;

    private BinanceVenue(final BinanceMarket market, final Environment environment) {
        this.market = market;
        this.environment = environment;
    }

    /**
     * The spot market.
     *
     * @param environment where it is reached; route {@code stream}.
     * @return the venue {@code binance}.
     */
    public static BinanceVenue spot(final Environment environment) {
        return new BinanceVenue(BinanceMarket.SPOT, environment);
    }

    /**
     * The futures that are margined in the quote currency.
     *
     * @param environment where they are reached; routes {@code public} and {@code market}, or only {@code stream}.
     * @return the venue {@code binance-usdm}.
     */
    public static BinanceVenue usdMargined(final Environment environment) {
        return new BinanceVenue(BinanceMarket.USD_M, environment);
    }

    @Override
    public String name() {
        return market.venue();
    }

    /** Of the streams of {@code aggTrade}. */
    @Override
    public TradeIds tradeIds() {
        return TradeIds.CONSECUTIVE;
    }

    @Override
    public List<Channel> channels(final List<Stream> streams) {
        final Map<String, List<Stream>> routes = streams.stream().filter(this::isCarried).distinct()
            .collect(Collectors.groupingBy(this::routeOf, LinkedHashMap::new, Collectors.toList()));
        final List<Channel> channels = new ArrayList<>();
        routes.forEach((route, carried) -> spread(route, carried, channels));
        return channels;
    }

    private boolean isCarried(final Stream stream) {
        return switch (stream.kind()) {
            case TRADES, CANDLES, QUOTES -> true;
            case MARK_PRICE -> market == BinanceMarket.USD_M;
            case OPEN_INTEREST -> false;
        };
    }

    private String routeOf(final Stream stream) {
        final String route = stream.kind() == StreamKind.QUOTES ? PUBLIC_ROUTE : MARKET_ROUTE;
        return environment.webSockets().containsKey(route) ? route : UNROUTED;
    }

    private void spread(final String route, final List<Stream> streams, final List<Channel> channels) {
        final String routeName = route.equals(UNROUTED) ? name() : name() + " " + route;
        for (int from = 0; from < streams.size(); from += STREAMS_PER_CONNECTION) {
            final int to = Math.min(streams.size(), from + STREAMS_PER_CONNECTION);
            final String number = streams.size() <= STREAMS_PER_CONNECTION ? ""
                : " " + (from / STREAMS_PER_CONNECTION + 1);
            final List<Stream> carried = streams.subList(from, to);
            channels.add(new Channel(routeName + number, address(route, carried), carried));
        }
    }

    private URI address(final String route, final List<Stream> streams) {
        final String base = baseOf(route) + "/stream";
        final String whole = base + "?streams=" + streams.stream().map(BinanceVenue::nameOf)
            .collect(Collectors.joining("/"));
        return URI.create(whole.length() <= LONGEST_ADDRESS ? whole : base);
    }

    private URI baseOf(final String route) {
        final URI base = environment.webSockets().get(route);
        if (base == null) {
            throw new IllegalArgumentException("environment " + environment.name() + " names no WebSocket address \""
                + route + "\" for " + name());
        }
        return base;
    }

    private static String nameOf(final Stream stream) {
        final Instrument instrument = stream.instrument();
        return instrument.symbol().toLowerCase(Locale.ROOT) + switch (stream.kind()) {
            case TRADES -> "@aggTrade";
            case CANDLES -> "@kline_" + instrument.baseTimeframe().label();
            case QUOTES -> "@bookTicker";
            case MARK_PRICE -> "@markPrice@1s";
            case OPEN_INTEREST -> throw new IllegalArgumentException("Binance has no stream of open interest");
        };
    }

    @Override
    public List<String> subscriptions(final Channel channel) {
        if (channel.address().getQuery() != null) {
            return List.of();
        }
        final List<String> names = channel.streams().stream().map(BinanceVenue::nameOf).toList();
        final List<String> messages = new ArrayList<>();
        for (int from = 0; from < names.size(); from += STREAMS_PER_MESSAGE) {
            final List<String> some = names.subList(from, Math.min(names.size(), from + STREAMS_PER_MESSAGE));
            messages.add("{\"method\":\"SUBSCRIBE\",\"params\":[\"" + String.join("\",\"", some) + "\"],\"id\":"
                + (messages.size() + 1) + "}");
        }
        return messages;
    }

    @Override
    public Heartbeat heartbeat() {
        return new Heartbeat(Optional.empty(), market.pings(), market.longestSilence(), Optional.of(LONGEST_LIFE));
    }

    @Override
    public MessageParser parser(final List<Instrument> instruments, final MarketDataListener listener) {
        return new BinanceParser(instruments, listener);
    }

    @Override
    public VenueHistory history() {
        return new BinanceHistory(market);
    }
}
