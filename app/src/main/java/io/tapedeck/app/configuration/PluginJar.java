package io.tapedeck.app.configuration;

import io.tapedeck.engine.strategy.EntryFilterProvider;
import io.tapedeck.engine.strategy.Plugin;
import io.tapedeck.engine.strategy.StrategyProvider;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.jar.JarFile;

/**
 * A jar of the folder for plug-ins. Immutable.
 *
 * @param path      of the jar.
 * @param announces whether it announces strategies or filters; else it is a library of those that do.
 */
record PluginJar(Path path, boolean announces) {
    private static final List<Class<?>> SERVICES = List.of(StrategyProvider.class, EntryFilterProvider.class);

    /** Looks into a jar. */
    static PluginJar open(final Path path) {
        try (JarFile jar = new JarFile(path.toFile())) {
            return new PluginJar(path, SERVICES.stream()
                .anyMatch(service -> jar.getEntry("META-INF/services/" + service.getName()) != null));
        } catch (final IOException unreadable) {
            throw new ConfigurationException(path + " is no jar that can be read (" + unreadable.getMessage()
                + "): build it again, or take it away");
        }
    }

    URL url() {
        try {
            return path.toUri().toURL();
        } catch (final MalformedURLException impossible) {
            throw new ConfigurationException("the plug-in " + path + " has no address: " + impossible.getMessage());
        }
    }

    /** What the jar itself announces, checked; its classes are apart from those of other such jars. */
    List<SourcedPlugin> plugins(final ClassLoader libraries) {
        // Stays open as long as the program runs: classes are loaded when they are needed.
        final ClassLoader own = new URLClassLoader(path.getFileName().toString(), new URL[] {url()}, libraries);
        try {
            return SERVICES.stream().flatMap(service -> ServiceLoader.load(service, own).stream())
                .filter(provider -> provider.type().getClassLoader() == own)
                .map(provider -> SourcedPlugin.checked(path.toString(), (Plugin<?>) provider.get()))
                .toList();
        } catch (final ServiceConfigurationError unusable) {
            throw new ConfigurationException(path + " announces what cannot be loaded: " + reason(unusable)
                + "; build it again, or take it away");
        } catch (final LinkageError otherVersion) {
            throw new ConfigurationException(path + " was built for another version of tapedeck, or lacks a library: "
                + otherVersion + "; build it again, or take it away");
        }
    }

    private static String reason(final ServiceConfigurationError unusable) {
        return unusable.getMessage() + (unusable.getCause() == null ? "" : " (" + unusable.getCause() + ")");
    }
}
