package io.tapedeck.gateways.venue;

import java.math.BigDecimal;

/**
 * Steps that a price or a quantity moves in.
 *
 * @param scale decimals.
 * @param step  scaled.
 */
public record Grid(int scale, long step) {
    /**
     * The grid of a step.
     *
     * @param step as a venue writes it, such as {@code 0.01000000} or {@code 0.5}.
     * @param name of the step, for problems.
     * @return with as many decimals as the step needs.
     */
    public static Grid of(final String step, final String name) {
        try {
            final BigDecimal value = new BigDecimal(step).stripTrailingZeros();
            final int scale = Math.max(0, value.scale());
            if (value.signum() > 0) {
                return new Grid(scale, value.movePointRight(scale).longValueExact());
            }
        } catch (ArithmeticException | NumberFormatException notANumber) {
            throw unreadable(step, name);
        }
        throw unreadable(step, name);
    }

    private static UnreadableAnswerException unreadable(final String step, final String name) {
        return new UnreadableAnswerException(step.isEmpty() ? name + " is missing"
            : name + " is no step of prices or quantities: " + step);
    }
}
