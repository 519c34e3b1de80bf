package io.tapedeck.app.configuration;

import io.tapedeck.engine.strategy.Plugin;

import java.util.List;
import java.util.Map;

/**
 * A strategy or a filter, and where it came from. Immutable.
 *
 * @param source jar, or the program, for people.
 * @param plugin that was found there.
 */
record SourcedPlugin(String source, Plugin<?> plugin) {
    /** Holds what its author declares against the rules, so that the author is told, not whoever uses it. */
    static SourcedPlugin checked(final String source, final Plugin<?> plugin) {
        final String type = plugin.getClass().getName();
        final String name = plugin.name();
        if (name == null || !name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new ConfigurationException(type + " in " + source + " calls itself '" + name
                + "': a name is lower case words joined by hyphens");
        }
        try {
            plugin.parameters().resolve(Map.of());
        } catch (final RuntimeException mistaken) {
            throw new ConfigurationException("the settings of " + type + " in " + source + " are declared wrongly: "
                + mistaken.getMessage());
        }
        return new SourcedPlugin(source, plugin);
    }

    /** Refuses a name that is there already. */
    void requireNewAmong(final List<SourcedPlugin> others) {
        others.stream().filter(other -> other.plugin.name().equals(plugin.name())).findFirst().ifPresent(other -> {
            throw new ConfigurationException("there are two called '" + plugin.name() + "', in " + other.source
                + " and in " + source + ": rename one of them, or take one away");
        });
    }
}
