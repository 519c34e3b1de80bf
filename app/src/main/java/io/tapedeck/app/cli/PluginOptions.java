package io.tapedeck.app.cli;

import io.tapedeck.app.configuration.ConfigurationException;
import io.tapedeck.app.configuration.PluginFolder;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import picocli.CommandLine.Option;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where strategies of one's own come from. */
final class PluginOptions {
    private static final Path USUAL = Path.of("plugins");

    @Option(names = "--plugins", paramLabel = "DIR",
        description = "Folder with the jars of strategies and filters of one's own (default: plugins, if any).")
    private Path plugins;

    StrategyCatalogue catalogue() {
        if (plugins != null && !Files.isDirectory(plugins)) {
            throw new ConfigurationException("there is no folder " + plugins + " with plug-ins");
        }
        return PluginFolder.load(plugins == null ? USUAL : plugins);
    }
}
