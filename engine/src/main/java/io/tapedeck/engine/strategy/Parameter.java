package io.tapedeck.engine.strategy;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Something that a user may set on a strategy, as a {@link Setting} declares it. Immutable.
 *
 * @param name        as written on the command line.
 * @param kind        what it can be.
 * @param preset      where the user sets none, in its canonical form.
 * @param minimum     least number allowed.
 * @param maximum     greatest number allowed.
 * @param choices     that are allowed; empty for numbers and words.
 * @param description one line for people.
 */
public record Parameter(
    String name,
    Kind kind,
    String preset,
    BigDecimal minimum,
    BigDecimal maximum,
    List<String> choices,
    String description) {

    /** What a parameter can be. */
    public enum Kind {
        /** Whole numbers only. */
        INTEGER,
        /** Up to eight decimals. */
        DECIMAL,
        /** One of several words. */
        CHOICE,
        /** A word, such as a symbol. */
        TEXT;

        /** Whether it is a number with a range. */
        public boolean isNumber() {
            return this == INTEGER || this == DECIMAL;
        }
    }

    private static final int MAXIMUM_DECIMALS = 8;
    private static final String WORD = "[A-Za-z0-9._:/-]{0,32}";

    /** Keeps a copy of the choices. */
    public Parameter {
        choices = List.copyOf(choices);
    }

    /**
     * The parameter that a component of a settings record declares.
     *
     * @param component with a {@link Setting}.
     * @return the parameter.
     * @throws IllegalArgumentException where the declaration makes no sense: a mistake of the strategy's author.
     */
    static Parameter of(final RecordComponent component) {
        final Setting setting = component.getAnnotation(Setting.class);
        if (setting == null) {
            throw new IllegalArgumentException(component.getDeclaringRecord().getName() + "." + component.getName()
                + " has no @Setting");
        }
        final Parameter declared = new Parameter(hyphenated(component.getName()), kind(component.getType()), "",
            new BigDecimal(setting.minimum()), new BigDecimal(setting.maximum()), choices(component.getType()),
            setting.text());
        return new Parameter(declared.name, declared.kind, declared.parse(setting.preset()), declared.minimum,
            declared.maximum, declared.choices, declared.description);
    }

    private static Kind kind(final Class<?> type) {
        if (type == int.class) {
            return Kind.INTEGER;
        }
        if (type == long.class || type == double.class || type == BigDecimal.class) {
            return Kind.DECIMAL;
        }
        if (type == String.class) {
            return Kind.TEXT;
        }
        if (type.isEnum()) {
            return Kind.CHOICE;
        }
        throw new IllegalArgumentException("a setting cannot be a " + type.getName());
    }

    private static List<String> choices(final Class<?> type) {
        return type.isEnum() ? Arrays.stream(type.getEnumConstants()).map(Parameter::label).toList() : List.of();
    }

    /** How users write a value of an enum. */
    static String label(final Object constant) {
        return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String hyphenated(final String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a user's value.
     *
     * @param text as typed.
     * @return the value in its canonical form: numbers without trailing zeros, choices as they are listed.
     * @throws InvalidParameterException where it is not allowed.
     */
    public String parse(final String text) {
        return switch (kind) {
            case INTEGER, DECIMAL -> number(text);
            case CHOICE -> choices.stream().filter(choice -> choice.equalsIgnoreCase(text.trim())).findFirst()
                .orElseThrow(() -> new InvalidParameterException(name + "=" + text + " is none of "
                    + String.join(", ", choices)));
            case TEXT -> word(text.trim());
        };
    }

    private String word(final String text) {
        if (!text.matches(WORD)) {
            throw new InvalidParameterException(name + "=" + text
                + " is no word of at most 32 letters, digits and . _ : / -");
        }
        return text;
    }

    private String number(final String text) {
        final BigDecimal value = parsed(text);
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
        return value.stripTrailingZeros().toPlainString();
    }

    private BigDecimal parsed(final String text) {
        try {
            return new BigDecimal(text.trim());
        } catch (final NumberFormatException notANumber) {
            throw new InvalidParameterException(name + "=" + text + " is not a number", notANumber);
        }
    }

    /**
     * What is allowed.
     *
     * @return for people, such as {@code 1..1000}.
     */
    public String range() {
        return switch (kind) {
            case INTEGER, DECIMAL -> minimum.toPlainString() + ".." + maximum.toPlainString();
            case CHOICE -> String.join(" ", choices);
            case TEXT -> "any word";
        };
    }
}
