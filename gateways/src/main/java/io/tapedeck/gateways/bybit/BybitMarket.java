package io.tapedeck.gateways.bybit;

/** What differs between the markets of Bybit. */
enum BybitMarket {
    /** Coins against coins. */
    SPOT("bybit", "spot"),
    /** Perpetual contracts, margined in the quote currency. */
    LINEAR("bybit-linear", "linear");

    private final String venue;
    private final String category;

    BybitMarket(final String venue, final String category) {
        this.venue = venue;
        this.category = category;
    }

    /** Name on tapes. */
    String venue() {
        return venue;
    }

    /** Name in requests. */
    String category() {
        return category;
    }
}
