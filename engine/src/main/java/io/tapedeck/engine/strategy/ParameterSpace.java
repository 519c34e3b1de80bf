package io.tapedeck.engine.strategy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All parameters of a strategy and what must hold between them. Immutable.
 *
 * @param parameters  in the order in which people see them.
 * @param constraints that every set of values must meet.
 */
public record ParameterSpace(List<Parameter> parameters, List<Constraint> constraints) {
    /**
     * Something that must hold between parameters.
     *
     * @param text as a person writes it, such as {@code fast < slow}.
     * @param test true for allowed values.
     */
    public record Constraint(String text, Predicate<Parameters> test) {
    }

    /** Keeps copies of the lists. */
    public ParameterSpace {
        parameters = List.copyOf(parameters);
        constraints = List.copyOf(constraints);
    }

    /**
     * The values that result from a user's wishes over the defaults.
     *
     * @param wishes name to text as typed.
     * @return a value for every parameter.
     * @throws InvalidParameterException for an unknown name, a value out of range or values that do not go together.
     */
    public Parameters resolve(final Map<String, String> wishes) {
        refuseUnknown(wishes);
        final Map<String, BigDecimal> values = new LinkedHashMap<>();
        for (final Parameter parameter : parameters) {
            final String wish = wishes.get(parameter.name());
            values.put(parameter.name(), wish == null ? parameter.defaultValue() : parameter.parse(wish));
        }
        final Parameters resolved = new Parameters(values);
        for (final Constraint constraint : constraints) {
            if (!constraint.test().test(resolved)) {
                throw new InvalidParameterException(resolved + " does not meet " + constraint.text());
            }
        }
        return resolved;
    }

    private void refuseUnknown(final Map<String, String> wishes) {
        for (final String name : wishes.keySet()) {
            if (parameters.stream().noneMatch(parameter -> parameter.name().equals(name))) {
                throw new InvalidParameterException("there is no parameter '" + name + "'; there are "
                    + parameters.stream().map(Parameter::name).collect(Collectors.joining(", ")));
            }
        }
    }
}
