package io.tapedeck.engine.strategy;

import java.math.BigDecimal;

/**
 * Something that must hold between two numbers of a strategy. Immutable.
 *
 * @param left   name of a parameter.
 * @param sign   {@code <} or {@code <=}.
 * @param right  name of a parameter, or a number.
 */
public record ParameterConstraint(String left, String sign, String right) {
    /**
     * Reads a constraint.
     *
     * @param text such as {@code fast < slow}.
     * @return the constraint.
     * @throws IllegalArgumentException where it is none: a mistake of the strategy's author.
     */
    static ParameterConstraint parse(final String text) {
        final String[] words = text.trim().split("\\s+");
        if (words.length != 3 || !words[1].matches("<=?")) {
            throw new IllegalArgumentException("'" + text + "' is no constraint such as 'fast < slow'");
        }
        return new ParameterConstraint(words[0], words[1], words[2]);
    }

    /**
     * Whether values meet it.
     *
     * @param values of all parameters.
     * @return false where they do not go together.
     */
    public boolean isMetBy(final Parameters values) {
        final int order = values.decimal(left).compareTo(number(values));
        return sign.equals("<") ? order < 0 : order <= 0;
    }

    private BigDecimal number(final Parameters values) {
        return Character.isDigit(right.charAt(0)) ? new BigDecimal(right) : values.decimal(right);
    }

    @Override
    public String toString() {
        return left + " " + sign + " " + right;
    }
}
