package io.tapedeck.engine.strategy;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a component of a settings record as something that a user may set: one declaration for the command line, the
 * validation, the documentation and the optimiser.
 *
 * <p>The type of the component says what it can be: {@code int} a whole number, {@code double} or {@link
 * java.math.BigDecimal} a decimal one, {@code long} a share that is counted in 10⁻⁸ of one, an enum one of its values,
 * {@link String} a word. Users write its name in lower case with hyphens.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /**
     * What it is where the user says nothing.
     *
     * @return as a user would write it.
     */
    String preset();

    /**
     * Least number that is allowed.
     *
     * @return a decimal number; not looked at for words and enums.
     */
    String minimum() default "0";

    /**
     * Greatest number that is allowed.
     *
     * @return a decimal number; not looked at for words and enums.
     */
    String maximum() default "0";

    /**
     * What it means.
     *
     * @return one line for people.
     */
    String text();
}
