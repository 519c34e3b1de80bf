package io.tapedeck.replay.optimise;

import io.tapedeck.engine.strategy.InvalidParameterException;
import io.tapedeck.engine.strategy.Parameter;
import io.tapedeck.engine.strategy.ParameterSpace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a search may try: every combination of the values on its axes that meets the constraints of the strategy. Each
 * has a number; the last axis turns fastest. Immutable.
 *
 * @param axes     at least one.
 * @param declared by the strategy.
 * @param fixed    what the user set besides, by name.
 */
public record SearchSpace(List<Axis> axes, ParameterSpace declared, Map<String, String> fixed) {
    /** Keeps copies. */
    public SearchSpace {
        axes = List.copyOf(axes);
        fixed = Map.copyOf(fixed);
    }

    /**
     * Reads a space.
     *
     * @param text     such as {@code fast=5..50:5,slow=50..200:10,average=simple|exponential}.
     * @param declared parameters and constraints of the strategy.
     * @param fixed    what the user set besides.
     * @return the space.
     * @throws InvalidParameterException for an unknown name, a value that is not allowed, or a name that is set twice.
     */
    public static SearchSpace parse(final String text, final ParameterSpace declared,
        final Map<String, String> fixed) {
        fixed.forEach((name, value) -> parameter(declared, name).parse(value));
        final List<Axis> axes = new ArrayList<>();
        for (final String part : text.split(",")) {
            final int equals = part.indexOf('=');
            if (equals < 1) {
                throw new InvalidParameterException("'" + part.trim() + "' is no part of a space such as "
                    + "fast=5..50:5,slow=50..200:10");
            }
            final String name = part.substring(0, equals).trim();
            if (fixed.containsKey(name) || axes.stream().anyMatch(axis -> axis.name().equals(name))) {
                throw new InvalidParameterException("the parameter '" + name + "' is set twice");
            }
            axes.add(Axis.parse(parameter(declared, name), part.substring(equals + 1).trim()));
        }
        return new SearchSpace(axes, declared, fixed);
    }

    private static Parameter parameter(final ParameterSpace declared, final String name) {
        return declared.parameters().stream().filter(parameter -> parameter.name().equals(name)).findFirst()
            .orElseThrow(() -> new InvalidParameterException("there is no parameter '" + name + "'; there are "
                + String.join(", ", declared.parameters().stream().map(Parameter::name).toList())));
    }

    /**
     * How many combinations there are, those that break constraints included.
     *
     * @return at most {@link Long#MAX_VALUE}, where there are more.
     */
    public long size() {
        long size = 1;
        for (final Axis axis : axes) {
            size = Math.multiplyHigh(size, axis.values().size()) != 0 || size * axis.values().size() < 0
                ? Long.MAX_VALUE : size * axis.values().size();
        }
        return size;
    }

    /**
     * A combination.
     *
     * @param places on each axis.
     * @return what differs from the presets; empty where it breaks a constraint.
     */
    public Optional<Map<String, String>> at(final int[] places) {
        final Map<String, String> values = new LinkedHashMap<>(fixed);
        for (int axis = 0; axis < places.length; axis++) {
            values.put(axes.get(axis).name(), axes.get(axis).values().get(places[axis]));
        }
        try {
            declared.resolve(values);
            return Optional.of(values);
        } catch (final InvalidParameterException broken) {
            return Optional.empty();
        }
    }

    /**
     * Where a combination lies.
     *
     * @param number from 0, below {@link #size()}.
     * @return places on each axis.
     */
    public int[] places(final long number) {
        final int[] places = new int[axes.size()];
        long rest = number;
        for (int axis = places.length - 1; axis >= 0; axis--) {
            final int values = axes.get(axis).values().size();
            places[axis] = (int) (rest % values);
            rest /= values;
        }
        return places;
    }

    /**
     * The number of a combination; where there are too many for a number, something that tells them apart well.
     *
     * @param places on each axis.
     * @return as in {@link #places}.
     */
    public long number(final int[] places) {
        long number = 0;
        for (int axis = 0; axis < places.length; axis++) {
            number = number * axes.get(axis).values().size() + places[axis];
        }
        return number;
    }
}
