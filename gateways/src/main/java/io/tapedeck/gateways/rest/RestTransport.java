package io.tapedeck.gateways.rest;

import io.tapedeck.gateways.venue.RestAnswer;

import java.io.IOException;
import java.net.URI;

/** Sends requests. */
public interface RestTransport extends AutoCloseable {
    /**
     * Gets what is at an address. Waits for it, within a limit of time.
     *
     * @param address with the query, encoded.
     * @return whatever status it has.
     * @throws IOException if nobody knows whether the request arrived.
     */
    RestAnswer get(URI address) throws IOException;

    /** Breaks off every request that is on its way; any thread. */
    void cancel();

    /** Asks nothing any more. */
    @Override
    default void close() {
        cancel();
    }
}
