package io.tapedeck.journal.table;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.journal.inspect.FieldKind;

/**
 * How many decimals the columns of prices and quantities have: those of the finest instrument whose numbers stand in
 * them. It only grows. One thread.
 */
final class DecimalScales {
    /** A number of 64 bits has no more; with zeros behind it, it still fits into 38 digits. */
    private static final int GREATEST = 18;

    private int price;
    private int quantity;

    int of(final FieldKind kind) {
        return switch (kind) {
            case PRICE -> price;
            case QUANTITY -> quantity;
            default -> FixedPoint.MONEY_SCALE;
        };
    }

    boolean hold(final int priceScale, final int quantityScale) {
        return priceScale <= price && quantityScale <= quantity;
    }

    void grow(final int priceScale, final int quantityScale) {
        if (Math.max(priceScale, quantityScale) > GREATEST) {
            throw new TableRequestException("an instrument with " + Math.max(priceScale, quantityScale)
                + " decimals fits into no table, which hold up to " + GREATEST);
        }
        price = Math.max(price, priceScale);
        quantity = Math.max(quantity, quantityScale);
    }
}
