package io.tapedeck.engine.strategy;

import io.tapedeck.engine.market.FixedPoint;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A value for every parameter of a strategy, checked by its {@link ParameterSpace}. Immutable. */
public final class Parameters {
    private final Map<String, String> values;

    Parameters(final Map<String, String> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * A parameter as a number.
     *
     * @param name as declared.
     * @return its value.
     */
    public BigDecimal decimal(final String name) {
        final String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("parameter '" + name + "' is not declared");
        }
        return new BigDecimal(value);
    }

    /**
     * All values in their canonical form, in the order of their declaration.
     *
     * @return name to value.
     */
    public Map<String, String> asText() {
        return values;
    }

    /**
     * All values, numbers as numbers, in the order of their declaration.
     *
     * @return name to a {@link BigDecimal} or a word.
     */
    public Map<String, Object> asNumbersAndWords() {
        final Map<String, Object> typed = new LinkedHashMap<>();
        values.forEach((name, value) -> typed.put(name,
            value.matches("-?[0-9]+(\\.[0-9]+)?") ? (Object) new BigDecimal(value) : value));
        return typed;
    }

    /**
     * The values as the record that declared them.
     *
     * @param type whose components the values came from.
     * @param <S>  the record.
     * @return a new record.
     */
    public <S extends Record> S as(final Class<S> type) {
        final RecordComponent[] components = type.getRecordComponents();
        final Object[] arguments = new Object[components.length];
        final Iterator<String> texts = values.values().iterator();
        for (int index = 0; index < components.length; index++) {
            arguments[index] = argument(components[index].getType(), texts.next());
        }
        try {
            final Constructor<S> constructor = type.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (final InvocationTargetException refused) {
            throw new IllegalArgumentException("its settings refuse them: " + refused.getCause(), refused);
        } catch (final ReflectiveOperationException unusable) {
            throw new IllegalArgumentException("settings " + type.getName() + " cannot be made from " + this, unusable);
        }
    }

    private static Object argument(final Class<?> type, final String text) {
        if (type == String.class) {
            return text;
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                .filter(constant -> Parameter.label(constant).equals(text)).findFirst().orElseThrow();
        }
        final BigDecimal number = new BigDecimal(text);
        if (type == int.class) {
            return number.intValueExact();
        }
        if (type == long.class) {
            return number.movePointRight(FixedPoint.MONEY_SCALE).longValueExact();
        }
        return type == double.class ? (Object) number.doubleValue() : number;
    }

    @Override
    public String toString() {
        return values.entrySet().stream().map(Object::toString).collect(Collectors.joining(" "));
    }
}
