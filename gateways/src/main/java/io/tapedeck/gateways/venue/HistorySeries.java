package io.tapedeck.gateways.venue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A course of figures that a venue keeps, in its own digits: what was recorded under other rules of the symbol may be
 * finer than its steps are now. Immutable.
 */
public interface HistorySeries extends SpanSource<HistoryRow> {
    /**
     * What the figures are called.
     *
     * @return as the header lines of the importer name them, without the time.
     */
    List<String> columns();

    /**
     * How long the venue keeps them.
     *
     * @return empty where it keeps them from the first day on.
     */
    Optional<Duration> reach();
}
