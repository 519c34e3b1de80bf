package io.tapedeck.gateways.binance;

import io.tapedeck.gateways.venue.RequestAllowance;

import java.time.Duration;

/** What differs between the markets of Binance. */
enum BinanceMarket {
    /** Coins against coins. */
    SPOT("binance", "/api/v3", Duration.ofSeconds(20), Duration.ofSeconds(60), new Weights(20, 2, 4), 5_000),
    /** Perpetual contracts, margined in the quote currency. */
    USD_M("binance-usdm", "/fapi/v1", Duration.ofMinutes(3), Duration.ofMinutes(4), new Weights(1, 5, 20), 2_000);

    private final String venue;
    private final String path;
    private final Duration pings;
    private final Duration longestSilence;
    private final Weights weights;
    private final int weightPerMinute;

    /**
     * What requests count.
     *
     * @param exchangeInfo of the rules of symbols.
     * @param candles      of a thousand candles.
     * @param trades       of a thousand trades.
     */
    record Weights(int exchangeInfo, int candles, int trades) {
    }

    BinanceMarket(final String venue, final String path, final Duration pings, final Duration longestSilence,
        final Weights weights, final int weightPerMinute) {
        this.venue = venue;
        this.path = path;
        this.pings = pings;
        this.longestSilence = longestSilence;
        this.weights = weights;
        this.weightPerMinute = weightPerMinute;
    }

    /** Name on tapes. */
    String venue() {
        return venue;
    }

    /** Where its REST requests start. */
    String path() {
        return path;
    }

    /** How often the venue pings. */
    Duration pings() {
        return pings;
    }

    /** After which at least one ping has not come. */
    Duration longestSilence() {
        return longestSilence;
    }

    /** What requests count. */
    Weights weights() {
        return weights;
    }

    /** Five sixths of what the venue allows an address: a daemon may ask from there too. */
    RequestAllowance allowance() {
        return new RequestAllowance(weightPerMinute, Duration.ofMinutes(1));
    }
}
