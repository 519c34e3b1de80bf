package io.tapedeck.app.cli;

import io.tapedeck.app.configuration.ConfigurationReading;
import io.tapedeck.app.configuration.DaemonConfigurationFile;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;

/** Which configuration of the daemon is meant. */
final class ConfigurationOptions {
    @Option(names = "--config", paramLabel = "FILE", required = true,
        description = "YAML file of the daemon, see config/paper.yaml.")
    private Path file;

    @Mixin
    private PluginOptions plugins;

    /** What strategies it can name. */
    StrategyCatalogue strategies() {
        return plugins.catalogue();
    }

    /** Reads it, under the environment of this process. */
    ConfigurationReading read() {
        return DaemonConfigurationFile.read(file, System.getenv(), plugins.catalogue());
    }
}
