package io.tapedeck.loopback.binance;

import io.tapedeck.loopback.binance.BinanceConversation.Wrapping;
import io.tapedeck.loopback.protocol.RestQuestion;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the address of a WebSocket asks for. Stateless. */
public final class BinanceAddress {
    private static final String RAW = "/ws";
    private static final String COMBINED = "/stream";

    private BinanceAddress() {
    }

    /**
     * Opens a conversation.
     *
     * @param address path and query of the connection.
     * @return empty where the address is none of Binance.
     */
    public static Optional<BinanceConversation> open(final RestQuestion address) {
        final String path = address.path();
        if (path.startsWith("/public/")) {
            return open(address, path.substring("/public".length()), BinanceMarket.USDM, BinanceRoute.PUBLIC);
        }
        return path.startsWith("/market/")
            ? open(address, path.substring("/market".length()), BinanceMarket.USDM, BinanceRoute.MARKET)
            : open(address, path, BinanceMarket.SPOT, BinanceRoute.ALL);
    }

    private static Optional<BinanceConversation> open(final RestQuestion address, final String path,
        final BinanceMarket market, final BinanceRoute route) {
        if (path.equals(COMBINED)) {
            return Optional.of(new BinanceConversation(market, route, Wrapping.COMBINED,
                names(address.text("streams").orElse(""))));
        }
        return path.equals(RAW) || path.startsWith(RAW + "/")
            ? Optional.of(new BinanceConversation(market, route, Wrapping.RAW, names(path.substring(RAW.length()))))
            : Optional.empty();
    }

    private static List<String> names(final String joined) {
        return Stream.of(joined.split("/")).filter(name -> !name.isEmpty()).toList();
    }
}
