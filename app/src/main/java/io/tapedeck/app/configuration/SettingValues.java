package io.tapedeck.app.configuration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The value of every setting, whoever gave it: who comes later wins. For one thread. */
final class SettingValues {
    private final Map<String, WrittenValue> written = new LinkedHashMap<>();

    void putAll(final List<WrittenValue> values) {
        values.forEach(value -> written.put(value.key(), value));
    }

    void remove(final WrittenValue value) {
        written.remove(value.key(), value);
    }

    Optional<WrittenValue> written(final Setting<?> setting) {
        return Optional.ofNullable(written.get(setting.key()));
    }

    /** What a setting is; empty where nobody says it, or what somebody says cannot be it. */
    <T> Optional<T> find(final Setting<T> setting) {
        final WrittenValue value = written.get(setting.key());
        if (value == null) {
            return setting.preset().flatMap(setting.kind()::read);
        }
        return setting.problem(value).isPresent() ? Optional.empty() : setting.kind().read(value.text());
    }

    /** What a setting is, after everything was checked. */
    <T> T get(final Setting<T> setting) {
        return find(setting).orElseThrow(() -> new NoSuchElementException(setting.key()));
    }

    ShownSetting shown(final Setting<?> setting) {
        return written(setting)
            .map(value -> new ShownSetting(setting.key(), setting.shown(value.text()), value.origin().text()))
            .orElseGet(() -> new ShownSetting(setting.key(), setting.preset().orElse(""),
                (setting.preset().isPresent() ? Origin.DEFAULT : Origin.NOWHERE).text()));
    }
}
