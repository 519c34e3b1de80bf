package io.tapedeck.app.configuration;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A YAML file whose top level is names and values; numbers are kept as they are written. */
final class YamlFile {
    private YamlFile() {
    }

    static Map<String, Object> read(final Path file) {
        try {
            final LoadSettings settings = LoadSettings.builder()
                .setLabel(file.toString())
                .setSchema(new FailsafeSchema())
                .build();
            return asMap(file, new Load(settings).loadFromString(Files.readString(file)));
        } catch (final IOException unreadable) {
            throw new ConfigurationException("configuration file " + file + " cannot be read: it " + problem(file));
        } catch (final YamlEngineException notYaml) {
            throw new ConfigurationException("configuration file " + file + " is not YAML: "
                + notYaml.getMessage().lines().findFirst().orElse(""));
        } catch (final NullPointerException empty) {
            // The schema without types has no word for a document that is not there.
            throw new ConfigurationException("configuration file " + file + " is empty");
        }
    }

    /** Why a file cannot be read, behind the word "it". */
    static String problem(final Path file) {
        if (Files.isDirectory(file)) {
            return "is a folder";
        }
        return Files.exists(file) ? "is no text, or not to be read by you" : "does not exist";
    }

    private static Map<String, Object> asMap(final Path file, final Object document) {
        if (!(document instanceof Map<?, ?> entries)) {
            throw new ConfigurationException("configuration file " + file + " must hold 'name: value' lines");
        }
        final Map<String, Object> map = new LinkedHashMap<>();
        entries.forEach((name, value) -> map.put(String.valueOf(name), value));
        return map;
    }
}
