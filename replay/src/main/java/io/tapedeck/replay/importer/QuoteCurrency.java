package io.tapedeck.replay.importer;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The currency in which a symbol is quoted: the longest known one that its name ends in. */
final class QuoteCurrency {
    private static final List<String> KNOWN =
        List.of("USDT", "USDC", "FDUSD", "BUSD", "TUSD", "DAI", "USD", "EUR", "TRY", "BTC", "ETH", "BNB");

    private QuoteCurrency() {
    }

    /**
     * Reads a symbol.
     *
     * @param symbol such as {@code BTCUSDT}.
     * @return such as {@code USDT}.
     * @throws IllegalArgumentException where it ends in no known currency; the message is meant for the user.
     */
    static String of(final String symbol) {
        final String name = symbol.toUpperCase(Locale.ROOT);
        return KNOWN.stream()
            .filter(currency -> name.endsWith(currency) && name.length() > currency.length())
            .max(Comparator.comparingInt(String::length))
            .orElseThrow(() -> new IllegalArgumentException("the quote currency of symbol '" + symbol
                + "' cannot be told from its name; give the terms of the instrument"));
    }
}
