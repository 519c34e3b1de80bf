package io.tapedeck.gateways.venue;

import java.time.Duration;
import java.time.YearMonth;
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

    /**
     * Where the venue publishes a whole month as one archive.
     *
     * @param month in UTC.
     * @return path below the host of its dumps; empty where it publishes none of this.
     */
    Optional<String> monthlyDump(YearMonth month);
}
