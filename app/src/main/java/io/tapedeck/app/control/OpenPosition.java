package io.tapedeck.app.control;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A position that is open.
 *
 * @param symbol     of the instrument.
 * @param side       {@code long} or {@code short}.
 * @param quantity   above 0.
 * @param entryPrice mean of its fills.
 * @param markPrice  that it is valued at now.
 * @param unrealised profit at that price, in the currency of the account.
 * @param openedAt   when.
 */
public record OpenPosition(String symbol, String side, BigDecimal quantity, BigDecimal entryPrice,
    BigDecimal markPrice, BigDecimal unrealised, Instant openedAt) {
    /**
     * For JSON.
     *
     * @return names to values, as they go over the socket and as {@code --json} prints them.
     */
    public Map<String, Object> document() {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("symbol", symbol);
        document.put("side", side);
        document.put("quantity", quantity);
        document.put("entryPrice", entryPrice);
        document.put("markPrice", markPrice);
        document.put("unrealised", unrealised);
        document.put("openedAt", openedAt);
        return document;
    }

    static OpenPosition of(final JsonObject document) {
        return new OpenPosition(document.text("symbol"), document.text("side"), document.number("quantity"),
            document.number("entryPrice"), document.number("markPrice"), document.number("unrealised"),
            document.requiredMoment("openedAt"));
    }
}
