package io.tapedeck.app.cli;

import io.tapedeck.app.configuration.PluginFolder;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import picocli.CommandLine.Option;

import java.nio.file.Path;

/** Where strategies of one's own come from. */
final class PluginOptions {
    @Option(names = "--plugins", paramLabel = "DIR", defaultValue = "plugins",
        description = "Folder with the jars of strategies and filters of one's own (default: ${DEFAULT-VALUE}).")
    private Path plugins;

    StrategyCatalogue catalogue() {
        return PluginFolder.load(plugins);
    }
}
