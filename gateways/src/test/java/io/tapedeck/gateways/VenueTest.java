package io.tapedeck.gateways;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.gateways.market.StreamKind;
import io.tapedeck.gateways.venue.Channel;
import io.tapedeck.gateways.venue.Stream;
import io.tapedeck.gateways.venue.Venue;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Which connections carry which streams, and what is asked for on them. */
class VenueTest {
    private static final Environments KNOWN = Environments.known();

    private static Venue venue(final String name, final String environment) {
        return KnownVenues.find(name, KNOWN.find(name, environment).orElseThrow()).orElseThrow();
    }

    private static List<Stream> everyStream(final Instrument instrument) {
        return Arrays.stream(StreamKind.values()).map(kind -> new Stream(kind, instrument)).toList();
    }

    private static List<String> addresses(final Venue venue) {
        return venue.channels(everyStream(Samples.INSTRUMENTS.get(0))).stream()
            .map(channel -> channel.name() + " " + channel.address()).toList();
    }

    @Test
    void everyVenueHasThreeEnvironmentsAndItsOwnName() {
        for (final String name : KnownVenues.names()) {
            assertEquals(List.of("demo", "live", "testnet"), KNOWN.names(name));
            assertEquals(name, venue(name, "live").name());
        }
        assertEquals(List.of(), KNOWN.names("nowhere"));
        assertTrue(KNOWN.find("binance", "mars").isEmpty());
    }

    @Test
    void binanceNamesItsStreamsInTheAddress() {
        assertEquals(List.of("binance wss://stream.binance.com:9443/stream?streams="
            + "btcusdt@aggTrade/btcusdt@kline_1m/btcusdt@bookTicker"), addresses(venue("binance", "live")));
    }

    @Test
    void liveFuturesHaveRoutesAndTheOthersHaveNone() {
        assertEquals(List.of(
            "binance-usdm market wss://fstream.binance.com/market/stream?streams="
                + "btcusdt@aggTrade/btcusdt@kline_1m/btcusdt@markPrice@1s",
            "binance-usdm public wss://fstream.binance.com/public/stream?streams=btcusdt@bookTicker"),
            addresses(venue("binance-usdm", "live")));
        assertEquals(List.of("binance-usdm wss://fstream.binancefuture.com/stream?streams="
            + "btcusdt@aggTrade/btcusdt@kline_1m/btcusdt@bookTicker/btcusdt@markPrice@1s"),
            addresses(venue("binance-usdm", "testnet")));
    }

    @Test
    void manyStreamsOfBinanceAreAskedForWithinItsLimits() {
        final Venue venue = venue("binance", "live");
        final List<Channel> channels = venue.channels(manyTrades(950));

        assertEquals(List.of("binance 1", "binance 2", "binance 3"), channels.stream().map(Channel::name).toList());
        assertEquals(List.of(400, 400, 150), channels.stream().map(channel -> channel.streams().size()).toList());
        assertEquals(List.of(4, 4, 2), channels.stream().map(channel -> venue.subscriptions(channel).size()).toList());
        assertTrue(channels.stream().flatMap(channel -> venue.subscriptions(channel).stream())
            .allMatch(message -> message.length() < 4_096));
        assertTrue(venue.subscriptions(channels.get(2)).get(1).startsWith(
            "{\"method\":\"SUBSCRIBE\",\"params\":[\"coin900usdt@aggTrade\",\"coin901usdt@aggTrade\","));
    }

    private static List<Stream> manyTrades(final int count) {
        return IntStream.range(0, count).mapToObj(index -> new Stream(StreamKind.TRADES,
            Samples.instrument(index, "COIN" + index + "USDT", 2, 3))).toList();
    }

    @Test
    void whatIsInTheAddressIsNotAskedForAgain() {
        final Venue venue = venue("binance", "live");

        assertEquals(List.of(), venue.subscriptions(venue.channels(manyTrades(2)).get(0)));
    }

    @Test
    void bybitIsAskedForTopicsTenAtATime() {
        final Venue venue = venue("bybit", "live");
        final List<Channel> channels = venue.channels(manyTrades(23));

        assertEquals(List.of("wss://stream.bybit.com/v5/public/spot"),
            channels.stream().map(channel -> channel.address().toString()).toList());
        final List<String> messages = venue.subscriptions(channels.get(0));
        assertEquals(3, messages.size());
        assertEquals("{\"req_id\":\"3\",\"op\":\"subscribe\",\"args\":[\"publicTrade.COIN20USDT\","
            + "\"publicTrade.COIN21USDT\",\"publicTrade.COIN22USDT\"]}", messages.get(2));
    }

    @Test
    void marksAndOpenInterestOfBybitShareATopicOfContracts() {
        final List<Stream> streams = everyStream(Samples.INSTRUMENTS.get(0));
        final Venue linear = venue("bybit-linear", "live");
        final Venue spot = venue("bybit", "live");

        assertEquals(List.of("{\"req_id\":\"1\",\"op\":\"subscribe\",\"args\":[\"publicTrade.BTCUSDT\","
            + "\"kline.1.BTCUSDT\",\"orderbook.1.BTCUSDT\",\"tickers.BTCUSDT\"]}"),
            linear.subscriptions(linear.channels(streams).get(0)));
        assertEquals(3, spot.channels(streams).get(0).streams().size());
        assertEquals("{\"op\":\"ping\"}", spot.heartbeat().message().orElseThrow());
    }
}
