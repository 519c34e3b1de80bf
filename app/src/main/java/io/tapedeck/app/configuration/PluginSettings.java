package io.tapedeck.app.configuration;

import io.tapedeck.engine.strategy.Plugin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The parameters that a strategy or a filter declares, as settings in a section of their own. Immutable.
 *
 * @param name    the setting that names the plugin.
 * @param section of its parameters; ends with a dot.
 */
record PluginSettings(Setting<String> name, String section) {
    /** The settings that a plugin declares. */
    List<Setting<String>> of(final Plugin<?> plugin) {
        return plugin.parameters().parameters().stream().map(parameter -> Setting.preset(
            section + parameter.name(), ValueKinds.parameter(parameter), parameter.preset(),
            parameter.description())).toList();
    }

    /** Whether a key is one of these parameters, or their section itself. */
    boolean has(final String key) {
        return (key + ".").startsWith(section);
    }

    /** Every parameter by its own name; empty where one of them is wrong by itself. */
    Optional<Map<String, String>> all(final SettingValues values, final Plugin<?> plugin) {
        final Map<String, String> all = new LinkedHashMap<>();
        final List<Setting<String>> settings = of(plugin);
        settings.forEach(setting -> values.find(setting).ifPresent(value -> all.put(parameter(setting), value)));
        return Optional.of(all).filter(found -> found.size() == settings.size());
    }

    /** Only what differs from the presets, so that it does not matter whether a preset was written. */
    Map<String, String> chosen(final SettingValues values, final Plugin<?> plugin) {
        final Map<String, String> chosen = new TreeMap<>();
        for (final Setting<String> setting : of(plugin)) {
            final String value = values.get(setting);
            if (!value.equals(setting.preset().orElseThrow())) {
                chosen.put(parameter(setting), value);
            }
        }
        return chosen;
    }

    private String parameter(final Setting<String> setting) {
        return setting.key().substring(section.length());
    }
}
