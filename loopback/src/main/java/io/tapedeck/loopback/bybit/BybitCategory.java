package io.tapedeck.loopback.bybit;

import java.util.Optional;

/** The markets of Bybit that are served. */
public enum BybitCategory {
    /** Currencies. */
    SPOT("spot", 60, 10),
    /** Contracts that are settled in their quote currency. */
    LINEAR("linear", 1000, Integer.MAX_VALUE);

    private final String label;
    private final int mostTrades;
    private final int mostTopics;

    BybitCategory(final String label, final int mostTrades, final int mostTopics) {
        this.label = label;
        this.mostTrades = mostTrades;
        this.mostTopics = mostTopics;
    }

    /**
     * The market that an address or a request names.
     *
     * @param label such as {@code linear}.
     * @return empty where it is not served.
     */
    public static Optional<BybitCategory> ofLabel(final String label) {
        for (final BybitCategory category : values()) {
            if (category.label.equals(label)) {
                return Optional.of(category);
            }
        }
        return Optional.empty();
    }

    String label() {
        return label;
    }

    /** Trades in one answer. */
    int mostTrades() {
        return mostTrades;
    }

    /** Topics in one request. */
    int mostTopics() {
        return mostTopics;
    }

    boolean isContract() {
        return this == LINEAR;
    }
}
