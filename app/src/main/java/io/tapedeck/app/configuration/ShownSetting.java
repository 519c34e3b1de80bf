package io.tapedeck.app.configuration;

/**
 * A setting as people may see it. Immutable.
 *
 * @param key    of the setting.
 * @param value  as it was written, or the preset; empty where there is none; of a secret only that it is there.
 * @param origin where it was written.
 */
public record ShownSetting(String key, String value, String origin) {
}
