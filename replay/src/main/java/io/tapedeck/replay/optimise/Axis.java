package io.tapedeck.replay.optimise;

import io.tapedeck.engine.strategy.InvalidParameterException;
import io.tapedeck.engine.strategy.Parameter;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The values of one parameter that are tried. Immutable.
 *
 * @param name      of the parameter.
 * @param values    in their canonical form and their order, none twice.
 * @param isOrdered whether neighbours are alike: numbers are, words are not.
 */
public record Axis(String name, List<String> values, boolean isOrdered) {
    /** Bound on the values of one parameter: more are no search any more, but a mistyped step. */
    public static final int MOST_VALUES = 10_001;
    private static final BigDecimal STEPS_WITHOUT_ONE = new BigDecimal(100);
    private static final int DECIMALS = 8;

    /** Keeps a copy. */
    public Axis {
        values = List.copyOf(values);
    }

    /**
     * Reads an axis.
     *
     * @param parameter of the strategy.
     * @param text      such as {@code 5..50:5}, {@code 0.5..2} or {@code sma|ema}.
     * @return the axis.
     * @throws InvalidParameterException where it is none, or a value is not allowed.
     */
    static Axis parse(final Parameter parameter, final String text) {
        final int dots = text.indexOf("..");
        final List<String> values = dots < 0
            ? Arrays.stream(text.split("\\|", -1)).map(parameter::parse).distinct().toList()
            : range(parameter, text, dots);
        return new Axis(parameter.name(), values, parameter.kind().isNumber());
    }

    private static List<String> range(final Parameter parameter, final String text, final int dots) {
        if (!parameter.kind().isNumber()) {
            throw new InvalidParameterException(parameter.name() + "=" + text + " is a range, but " + parameter.name()
                + " is a word: list values, such as " + parameter.name() + "=a|b");
        }
        final int colon = text.indexOf(':', dots);
        final BigDecimal from = new BigDecimal(parameter.parse(text.substring(0, dots)));
        final BigDecimal to = new BigDecimal(parameter.parse(text.substring(dots + 2,
            colon < 0 ? text.length() : colon)));
        final BigDecimal step = colon < 0 ? usualStep(parameter, from, to) : step(parameter, text, colon);
        if (from.compareTo(to) > 0) {
            throw new InvalidParameterException(parameter.name() + "=" + text + " runs backwards: write "
                + to.toPlainString() + ".." + from.toPlainString());
        }
        if (to.subtract(from).divideToIntegralValue(step).compareTo(new BigDecimal(MOST_VALUES)) >= 0) {
            throw new InvalidParameterException(parameter.name() + "=" + text + " has more than " + MOST_VALUES
                + " values: choose a larger step");
        }
        final List<String> values = new ArrayList<>();
        for (BigDecimal value = from; value.compareTo(to) <= 0; value = value.add(step)) {
            values.add(parameter.parse(value.toPlainString()));
        }
        return values;
    }

    private static BigDecimal usualStep(final Parameter parameter, final BigDecimal from, final BigDecimal to) {
        final BigDecimal hundredth = to.subtract(from).divide(STEPS_WITHOUT_ONE, DECIMALS, RoundingMode.UP);
        return parameter.kind() == Parameter.Kind.INTEGER || hundredth.signum() <= 0 ? BigDecimal.ONE : hundredth;
    }

    private static BigDecimal step(final Parameter parameter, final String text, final int colon) {
        try {
            final BigDecimal step = new BigDecimal(text.substring(colon + 1).trim());
            if (step.signum() > 0) {
                return step;
            }
        } catch (final NumberFormatException notANumber) {
            throw new InvalidParameterException(parameter.name() + "=" + text + " has no number behind the colon",
                notANumber);
        }
        throw new InvalidParameterException(parameter.name() + "=" + text + " has a step that is not above 0");
    }
}
