package io.tapedeck.gateways.venue;

import java.net.URI;
import java.util.List;

/**
 * A connection that carries streams.
 *
 * @param name    for logs and metrics, such as {@code binance-usdm market}.
 * @param address to connect to.
 * @param streams that it carries.
 */
public record Channel(String name, URI address, List<Stream> streams) {
    /** Keeps a copy of the streams. */
    public Channel {
        streams = List.copyOf(streams);
    }
}
