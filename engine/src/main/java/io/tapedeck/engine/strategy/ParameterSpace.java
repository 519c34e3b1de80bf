package io.tapedeck.engine.strategy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All parameters of a strategy and what must hold between them. Immutable.
 *
 * @param parameters  in the order in which people see them.
 * @param constraints that every set of values must meet.
 */
public record ParameterSpace(List<Parameter> parameters, List<ParameterConstraint> constraints) {
    /** Keeps copies of the lists. */
    public ParameterSpace {
        parameters = List.copyOf(parameters);
        constraints = List.copyOf(constraints);
    }

    /**
     * The space that a settings record declares.
     *
     * @param settings each component has a {@link Setting}; the record may have {@link MustHold}.
     * @return the space.
     * @throws IllegalArgumentException where the declaration makes no sense: a mistake of the strategy's author.
     */
    public static ParameterSpace of(final Class<? extends Record> settings) {
        final MustHold mustHold = settings.getAnnotation(MustHold.class);
        return new ParameterSpace(
            Arrays.stream(settings.getRecordComponents()).map(Parameter::of).toList(),
            mustHold == null ? List.of()
                : Arrays.stream(mustHold.value()).map(ParameterConstraint::parse).toList());
    }

    /**
     * The values that result from a user's wishes over the presets.
     *
     * @param wishes name to text as typed.
     * @return a value for every parameter.
     * @throws InvalidParameterException for an unknown name, a value out of range or values that do not go together.
     */
    public Parameters resolve(final Map<String, String> wishes) {
        refuseUnknown(wishes);
        final Map<String, String> values = new LinkedHashMap<>();
        for (final Parameter parameter : parameters) {
            final String wish = wishes.get(parameter.name());
            values.put(parameter.name(), wish == null ? parameter.preset() : parameter.parse(wish));
        }
        final Parameters resolved = new Parameters(values);
        final Optional<ParameterConstraint> broken =
            constraints.stream().filter(constraint -> !constraint.isMetBy(resolved)).findFirst();
        if (broken.isPresent()) {
            throw new InvalidParameterException(resolved + " does not meet " + broken.get());
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
