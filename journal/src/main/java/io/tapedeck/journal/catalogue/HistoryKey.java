package io.tapedeck.journal.catalogue;

import io.tapedeck.engine.market.Timeframe;

/**
 * What a history tape is about; there is one current tape for each. Ordered by venue, symbol and timeframe.
 *
 * @param venue     such as {@code binance}.
 * @param symbol    such as {@code BTCUSDT}.
 * @param timeframe of its candles.
 */
public record HistoryKey(String venue, String symbol, Timeframe timeframe) implements Comparable<HistoryKey> {
    private static final String KIND = "candles-";

    /**
     * The name in the catalogue and the folder of the tape.
     *
     * @return venue, symbol and kind, joined by slashes.
     */
    public String path() {
        return venue + "/" + symbol + "/" + KIND + timeframe.label();
    }

    static HistoryKey ofPath(final String path) {
        final String[] parts = path.split("/");
        if (parts.length != 3 || !parts[2].startsWith(KIND)) {
            throw new IllegalArgumentException("'" + path + "' does not name a tape");
        }
        return new HistoryKey(parts[0], parts[1], Timeframe.ofLabel(parts[2].substring(KIND.length())).orElseThrow(
            () -> new IllegalArgumentException("'" + path + "' has an unknown timeframe")));
    }

    @Override
    public int compareTo(final HistoryKey other) {
        final int venues = venue.compareTo(other.venue);
        final int symbols = symbol.compareTo(other.symbol);
        return venues != 0 ? venues : symbols != 0 ? symbols : timeframe.compareTo(other.timeframe);
    }

    @Override
    public String toString() {
        return path();
    }
}
