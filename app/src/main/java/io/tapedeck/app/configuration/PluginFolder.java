package io.tapedeck.app.configuration;

import io.tapedeck.engine.strategy.EntryFilterProvider;
import io.tapedeck.engine.strategy.Plugin;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.engine.strategy.StrategyProvider;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code --plugins DIR}: jars with strategies and filters of one's own, beside those that the program brings. Each of
 * these jars has its classes for itself; jars that announce nothing are libraries that all of them see.
 */
public final class PluginFolder {
    private static final String PROGRAM = "tapedeck itself";

    private PluginFolder() {
    }

    /**
     * Finds all strategies and filters.
     *
     * @param folder with jars; one that does not exist has none.
     * @return those of the program and of the jars.
     * @throws ConfigurationException where a jar announces what cannot be loaded, or a name that is there already.
     */
    public static StrategyCatalogue load(final Path folder) {
        final StrategyCatalogue program = StrategyCatalogue.load();
        final List<PluginJar> jars = jars(folder).stream().map(PluginJar::open).toList();
        if (jars.isEmpty()) {
            return program;
        }
        final ClassLoader libraries = new URLClassLoader("libraries", jars.stream().filter(jar -> !jar.announces())
            .map(PluginJar::url).toArray(URL[]::new), PluginFolder.class.getClassLoader());
        final List<SourcedPlugin> found = new ArrayList<>();
        Stream.concat(program.providers().stream(), program.filters().stream())
            .forEach(plugin -> found.add(new SourcedPlugin(PROGRAM, plugin)));
        jars.stream().filter(PluginJar::announces).flatMap(jar -> jar.plugins(libraries).stream()).forEach(plugin -> {
            plugin.requireNewAmong(found);
            found.add(plugin);
        });
        return catalogue(found.stream().<Plugin<?>>map(SourcedPlugin::plugin).toList());
    }

    private static StrategyCatalogue catalogue(final List<Plugin<?>> plugins) {
        final List<StrategyProvider<?>> strategies = new ArrayList<>();
        final List<EntryFilterProvider<?>> filters = new ArrayList<>();
        for (final Plugin<?> plugin : plugins) {
            if (plugin instanceof StrategyProvider<?> strategy) {
                strategies.add(strategy);
            }
            if (plugin instanceof EntryFilterProvider<?> filter) {
                filters.add(filter);
            }
        }
        return StrategyCatalogue.of(strategies, filters);
    }

    /** In the order of their names, so that every machine finds the same. */
    private static List<Path> jars(final Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar")).sorted().toList();
        } catch (final IOException unreadable) {
            throw new ConfigurationException("the folder for plug-ins " + folder + " cannot be read");
        }
    }
}
