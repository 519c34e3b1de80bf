package io.tapedeck.gateways.venue;

import java.math.BigDecimal;

/**
 * Steps that a price or a quantity moves in.
 *
 * @param scale decimals.
 * @param step  scaled.
 */
public record Grid(int scale, long step) {
    private static final long TEN = 10;

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

    /**
     * The same step with one decimal more, for sums of quantities that stood on a finer one.
     *
     * @param decimals that there can be at most.
     * @return this one where it has as many already.
     */
    public Grid finerUpTo(final int decimals) {
        return scale < decimals ? new Grid(scale + 1, Math.multiplyExact(step, TEN)) : this;
    }

    private static UnreadableAnswerException unreadable(final String step, final String name) {
        return new UnreadableAnswerException(step.isEmpty() ? name + " is missing"
            : name + " is no step of prices or quantities: " + step);
    }
}
