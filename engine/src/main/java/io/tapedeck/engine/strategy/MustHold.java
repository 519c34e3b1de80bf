package io.tapedeck.engine.strategy;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares what must hold between the numbers of a settings record, such as {@code fast < slow}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface MustHold {
    /**
     * What must hold.
     *
     * @return each a name, one of {@code <}, {@code <=}, and another name or a number.
     */
    String[] value();
}
