package io.tapedeck.gateways.venue;

import java.util.List;

/**
 * One line of a history.
 *
 * @param timeNs  its moment, nanoseconds since 1970-01-01T00:00Z; of a candle its open.
 * @param figures plain decimals as the venue wrote them, in the order of {@link HistorySeries#columns}; empty where it
 *                gave none.
 */
public record HistoryRow(long timeNs, List<String> figures) {
    /** Keeps a copy. */
    public HistoryRow {
        figures = List.copyOf(figures);
    }
}
