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

    /**
     * What a field means: by its type, but for those whose type in the schema says too little.
     *
     * @param message that it stands in.
     * @param field   its name.
     * @param type    of the schema.
     * @return never null.
     */
    static FieldKind of(final String message, final String field, final String type) {
        if (message.equals("RiskLimits")) {
            return ofLimit(field);
        }
        final FieldKind kind = ofType(type);
        return kind == TIME && !isMoment(field) ? NUMBER : kind;
    }

    /** Lengths of time have the type of moments in the schema; their names tell them apart. */
    private static boolean isMoment(final String field) {
        return field.equals("timeNs") || field.endsWith("TimeNs") || field.endsWith("FromNs");
    }

    /** The limits have one type for figures of every kind. */
    private static FieldKind ofLimit(final String field) {
        return switch (field) {
            case "orderQuantity" -> QUANTITY;
            case "orderNotional", "positionNotional", "portfolioNotional" -> MONEY;
            case "portfolioLeverage", "priceCollar", "dailyLoss", "drawdown" -> RATE;
            default -> NUMBER;
        };
    }

    private static FieldKind ofType(final String type) {
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
