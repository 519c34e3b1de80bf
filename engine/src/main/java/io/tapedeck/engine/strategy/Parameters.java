package io.tapedeck.engine.strategy;

import io.tapedeck.engine.market.FixedPoint;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A value for every parameter of a strategy, checked by its {@link ParameterSpace}. Immutable. */
public final class Parameters {
    private final Map<String, BigDecimal> values;

    Parameters(final Map<String, BigDecimal> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * A whole parameter.
     *
     * @param name as declared.
     * @return its value.
     */
    public int integer(final String name) {
        return decimal(name).intValueExact();
    }

    /**
     * A decimal parameter as a rate.
     *
     * @param name as declared.
     * @return 10⁻⁸ of one.
     */
    public long rate(final String name) {
        return decimal(name).movePointRight(FixedPoint.MONEY_SCALE).longValueExact();
    }

    /**
     * A parameter as a number.
     *
     * @param name as declared.
     * @return its value.
     */
    public BigDecimal decimal(final String name) {
        final BigDecimal value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("parameter '" + name + "' is not declared");
        }
        return value;
    }

    /**
     * All values as plain text, in the order of their declaration.
     *
     * @return name to value.
     */
    public Map<String, String> asText() {
        final Map<String, String> text = new LinkedHashMap<>();
        values.forEach((name, value) -> text.put(name, value.stripTrailingZeros().toPlainString()));
        return text;
    }

    @Override
    public String toString() {
        return asText().entrySet().stream().map(Object::toString).collect(Collectors.joining(" "));
    }
}
