package io.tapedeck.engine.strategy;

import java.math.BigDecimal;

/**
 * One number that a user may set on a strategy. Immutable.
 *
 * @param name         as written on the command line.
 * @param kind         whole or decimal.
 * @param defaultValue where the user sets none.
 * @param minimum      least allowed.
 * @param maximum      greatest allowed.
 * @param description  one line for people.
 */
public record Parameter(
    String name,
    Kind kind,
    BigDecimal defaultValue,
    BigDecimal minimum,
    BigDecimal maximum,
    String description) {

    /** Whether a parameter may have a fraction. */
    public enum Kind {
        /** Whole numbers only. */
        INTEGER,
        /** Up to eight decimals. */
        DECIMAL
    }

    private static final int MAXIMUM_DECIMALS = 8;

    /**
     * A whole number.
     *
     * @param name         as written on the command line.
     * @param defaultValue where the user sets none.
     * @param minimum      least allowed.
     * @param maximum      greatest allowed.
     * @param description  one line for people.
     * @return the parameter.
     */
    public static Parameter integer(final String name, final int defaultValue, final int minimum, final int maximum,
        final String description) {
        return new Parameter(name, Kind.INTEGER, BigDecimal.valueOf(defaultValue), BigDecimal.valueOf(minimum),
            BigDecimal.valueOf(maximum), description);
    }

    /**
     * A decimal number.
     *
     * @param name         as written on the command line.
     * @param defaultValue where the user sets none.
     * @param minimum      least allowed.
     * @param maximum      greatest allowed.
     * @param description  one line for people.
     * @return the parameter.
     */
    public static Parameter decimal(final String name, final String defaultValue, final String minimum,
        final String maximum, final String description) {
        return new Parameter(name, Kind.DECIMAL, new BigDecimal(defaultValue), new BigDecimal(minimum),
            new BigDecimal(maximum), description);
    }

    /**
     * Reads a user's value.
     *
     * @param text as typed.
     * @return the value, without trailing zeros.
     * @throws InvalidParameterException where it is no number of this kind and range.
     */
    public BigDecimal parse(final String text) {
        final BigDecimal value = number(text);
        final int decimals = Math.max(0, value.stripTrailingZeros().scale());
        if (kind == Kind.INTEGER && decimals > 0) {
            throw new InvalidParameterException(name + "=" + text + " is not a whole number");
        }
        if (decimals > MAXIMUM_DECIMALS) {
            throw new InvalidParameterException(name + "=" + text + " has more than " + MAXIMUM_DECIMALS + " decimals");
        }
        if (value.compareTo(minimum) < 0 || value.compareTo(maximum) > 0) {
            throw new InvalidParameterException(name + "=" + text + " is outside " + minimum.toPlainString() + ".."
                + maximum.toPlainString());
        }
        return value;
    }

    private BigDecimal number(final String text) {
        try {
            return new BigDecimal(text.trim());
        } catch (final NumberFormatException notANumber) {
            throw new InvalidParameterException(name + "=" + text + " is not a number", notANumber);
        }
    }
}
