package io.tapedeck.journal.inspect;

/** What the number of a field means, by the name of its type in the schema. */
public enum FieldKind {
    /** Scaled as the instrument's prices are. */
    PRICE,
    /** Scaled as the instrument's quantities are. */
    QUANTITY,
    /** 10⁻⁸ of a currency. */
    MONEY,
    /** 10⁻⁸ of one. */
    RATE,
    /** Nanoseconds since 1970. */
    TIME,
    /** A whole number. */
    NUMBER,
    /** A floating-point number. */
    FIGURE,
    /** Characters, filled up with zeros. */
    TEXT,
    /** One of several names. */
    CHOICE,
    /** Several of several names. */
    FLAGS;

    static FieldKind ofType(final String type) {
        final String plain = type.startsWith("Optional") ? type.substring("Optional".length()) : type;
        return switch (plain) {
            case "Price" -> PRICE;
            case "Quantity" -> QUANTITY;
            case "Money" -> MONEY;
            case "Rate" -> RATE;
            case "TimeNs" -> TIME;
            default -> NUMBER;
        };
    }
}
