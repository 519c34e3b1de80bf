package io.tapedeck.app.configuration;

import io.tapedeck.engine.strategy.StrategyCatalogue;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.stream.Stream;

/** {@code --plugins DIR}: jars with strategies and filters of one's own, beside those that the program brings. */
public final class PluginFolder {
    private PluginFolder() {
    }

    /**
     * Finds all strategies and filters.
     *
     * @param folder with jars; one that does not exist has none.
     * @return those of the program and of the jars.
     * @throws ConfigurationException where a jar announces what cannot be loaded.
     */
    public static StrategyCatalogue load(final Path folder) {
        final List<Path> jars = jars(folder);
        if (jars.isEmpty()) {
            return StrategyCatalogue.load();
        }
        try {
            // Stays open as long as the program runs: classes are loaded when they are needed.
            return StrategyCatalogue.load(new URLClassLoader("plugins",
                jars.stream().map(PluginFolder::url).toArray(URL[]::new), PluginFolder.class.getClassLoader()));
        } catch (final ServiceConfigurationError | LinkageError unusable) {
            throw new ConfigurationException("a strategy in " + folder + " cannot be loaded: " + unusable.getMessage()
                + "; build it again with this version, or take its jar away");
        }
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

    private static URL url(final Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (final MalformedURLException impossible) {
            throw new ConfigurationException("the plug-in " + jar + " has no address: " + impossible.getMessage());
        }
    }
}
