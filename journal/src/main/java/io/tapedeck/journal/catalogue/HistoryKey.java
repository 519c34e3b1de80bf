package io.tapedeck.journal.catalogue;

import io.tapedeck.engine.market.Timeframe;

import java.util.Comparator;
import java.util.Optional;

/**
 * What a history tape is about; there is one current tape for each. Ordered by venue, symbol, content and timeframe.
 *
 * @param venue   such as {@code binance}.
 * @param symbol  such as {@code BTCUSDT}.
 * @param content of its frames.
 * @param span    timeframe of its candles; empty for single events.
 */
public record HistoryKey(String venue, String symbol, TapeContent content, Optional<Timeframe> span)
    implements Comparable<HistoryKey> {

    private static final Comparator<HistoryKey> ORDER = Comparator.comparing(HistoryKey::venue)
        .thenComparing(HistoryKey::symbol)
        .thenComparing(HistoryKey::content)
        .thenComparing(key -> key.span().map(Enum::ordinal).orElse(0));
    private static final String SEPARATOR = "-";

    /**
     * Checks that candles have a timeframe and events none.
     *
     * @param venue   any.
     * @param symbol  any.
     * @param content of its frames.
     * @param span    for candles only.
     */
    public HistoryKey {
        if (content.isCandles() != span.isPresent()) {
            throw new IllegalArgumentException("a tape of " + content.label() + " has "
                + (span.isPresent() ? "no" : "a") + " timeframe");
        }
    }

    /**
     * A tape of candles.
     *
     * @param venue     such as {@code binance}.
     * @param symbol    such as {@code BTCUSDT}.
     * @param timeframe of the candles.
     * @return the key.
     */
    public static HistoryKey candles(final String venue, final String symbol, final Timeframe timeframe) {
        return new HistoryKey(venue, symbol, TapeContent.CANDLES, Optional.of(timeframe));
    }

    /**
     * A tape of single events.
     *
     * @param venue   such as {@code binance}.
     * @param symbol  such as {@code BTCUSDT}.
     * @param content neither candles nor mark prices.
     * @return the key.
     */
    public static HistoryKey events(final String venue, final String symbol, final TapeContent content) {
        return new HistoryKey(venue, symbol, content, Optional.empty());
    }

    /**
     * The name in the catalogue and the folder of the tape.
     *
     * @return venue, symbol and content, joined by slashes.
     */
    public String path() {
        return venue + "/" + symbol + "/" + content.label()
            + span.map(timeframe -> SEPARATOR + timeframe.label()).orElse("");
    }

    /**
     * Timeframe of the candles.
     *
     * @return never null.
     * @throws java.util.NoSuchElementException for a tape of single events.
     */
    public Timeframe timeframe() {
        return span.orElseThrow();
    }

    static HistoryKey ofPath(final String path) {
        final String[] parts = path.split("/");
        if (parts.length != 3) {
            throw new IllegalArgumentException("'" + path + "' does not name a tape");
        }
        // Of the kinds only single events have a hyphen in their name, and they have no timeframe behind it.
        final String[] kind = TapeContent.ofLabel(parts[2]).isPresent()
            ? new String[] {parts[2]} : parts[2].split(SEPARATOR, 2);
        final TapeContent content = TapeContent.ofLabel(kind[0]).orElseThrow(
            () -> new IllegalArgumentException("'" + path + "' does not name a tape"));
        final Optional<Timeframe> span = kind.length < 2 ? Optional.empty() : Optional.of(Timeframe.ofLabel(kind[1])
            .orElseThrow(() -> new IllegalArgumentException("'" + path + "' has an unknown timeframe")));
        if (content.isCandles() != span.isPresent()) {
            throw new IllegalArgumentException("'" + path + "' does not name a tape");
        }
        return new HistoryKey(parts[0], parts[1], content, span);
    }

    @Override
    public int compareTo(final HistoryKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return path();
    }
}
