package io.tapedeck.engine.twin;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a candle and the wishes after it came to, in exact figures.
 *
 * @param events    fills and ambiguities in order.
 * @param ends      orders that ended without being filled, sorted.
 * @param positions that are open, by number.
 * @param cash      of the account.
 * @param free      cash that is neither reserved nor set aside.
 * @param equity    of the account.
 */
record Minute(List<String> events, List<String> ends, List<String> positions, String cash, String free,
    String equity) {
    static String plain(final BigDecimal figure) {
        if (figure == null) {
            return "none";
        }
        return figure.signum() == 0 ? "0" : figure.stripTrailingZeros().toPlainString();
    }

    @Override
    public String toString() {
        return String.join("\n", events) + "\nended " + ends + "\nopen " + positions + "\ncash " + cash + ", free "
            + free + ", equity " + equity;
    }
}
