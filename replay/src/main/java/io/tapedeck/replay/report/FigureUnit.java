package io.tapedeck.replay.report;

import io.tapedeck.engine.market.FixedPoint;

import java.util.Optional;

/** What the figure of a verdict counts, and how it is written. */
enum FigureUnit {
    /** Nothing: the verdict has no figure. */
    NONE,
    /** Things. */
    COUNT,
    /** Money of the account. */
    MONEY,
    /** A price of the instrument. */
    PRICE,
    /** A quantity of the instrument. */
    QUANTITY,
    /** A share of one. */
    RATE,
    /** A duration. */
    SECONDS,
    /** A moment. */
    TIME;

    private static final int NANOS_SCALE = 9;
    private static final String UNKNOWN = "unknown";

    /** Plain text; a price or a quantity without an instrument as it is counted. */
    String text(final long value, final Optional<Units> units) {
        if (this != NONE && value == FixedPoint.UNKNOWN) {
            return UNKNOWN;
        }
        return switch (this) {
            case NONE -> "";
            case COUNT -> Long.toString(value);
            case MONEY, RATE -> Decimals.money(value);
            case PRICE -> Decimals.plain(value, units.map(Units::priceScale).orElse(0));
            case QUANTITY -> Decimals.plain(value, units.map(Units::quantityScale).orElse(0));
            case SECONDS -> Decimals.plain(value, NANOS_SCALE);
            case TIME -> Decimals.instant(value);
        };
    }
}
