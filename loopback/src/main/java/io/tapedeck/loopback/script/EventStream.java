package io.tapedeck.loopback.script;

import java.util.Optional;

/** Events in the order of their time. One thread. */
public interface EventStream {
    /**
     * The next event.
     *
     * @return empty at the end of the tape.
     */
    Optional<MarketEvent> next();
}
