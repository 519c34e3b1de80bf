package io.tapedeck.app.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The commands below a command, in the order of its help; {@link CommandTree} makes those that are needed. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Subcommands {
    /**
     * Their classes.
     *
     * @return each with a {@code @Command} that names it.
     */
    Class<?>[] value();
}
