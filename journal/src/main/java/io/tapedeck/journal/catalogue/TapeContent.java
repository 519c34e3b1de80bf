package io.tapedeck.journal.catalogue;

import java.util.Locale;
import java.util.Optional;

/** What the frames of a history tape tell about their instrument. */
public enum TapeContent {
    /** Candles of trades. */
    CANDLES,
    /** Candles of the price that a venue values contracts at. */
    MARK,
    /** Funding rates of a perpetual. */
    FUNDING,
    /** Splits and dividends. */
    ACTIONS,
    /** Best prices of the book. */
    QUOTES,
    /** Single trades. */
    TRADES,
    /** Open interest of a contract. */
    OPEN_INTEREST;

    /**
     * Whether the tape has a timeframe.
     *
     * @return false for single events.
     */
    public boolean isCandles() {
        return this == CANDLES || this == MARK;
    }

    /**
     * Name in paths and for people.
     *
     * @return in lower case, words joined by hyphens.
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The content that a person names.
     *
     * @param label such as {@code funding}.
     * @return empty where there is none of that name.
     */
    public static Optional<TapeContent> ofLabel(final String label) {
        for (final TapeContent content : values()) {
            if (content.label().equals(label.toLowerCase(Locale.ROOT))) {
                return Optional.of(content);
            }
        }
        return Optional.empty();
    }
}
