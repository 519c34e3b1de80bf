package io.tapedeck.app.configuration;

import io.tapedeck.app.configuration.WrittenValue.Form;

import java.util.Locale;
import java.util.Optional;

/**
 * Something that can be set for the daemon, declared once: its key in files, its variable in the environment, what it
 * can be and what it is where nobody sets it. Immutable.
 *
 * @param key         names of sections and of the setting, joined by dots.
 * @param kind        what it can be.
 * @param preset      where nobody sets it; empty for none.
 * @param need        whether somebody must set it.
 * @param description one line for people.
 * @param <T>         what it becomes.
 */
record Setting<T>(String key, ValueKind<T> kind, Optional<String> preset, Need need, String description) {
    private static final String PREFIX = "TAPEDECK_";

    /** Whether a setting must be there, and who may see it. */
    enum Need {
        /** It may be left out. */
        OPTIONAL,
        /** Nothing runs without it. */
        REQUIRED,
        /** It may be left out, and must not be seen: never in the main file, never shown. */
        SECRET
    }

    static <T> Setting<T> preset(final String key, final ValueKind<T> kind, final String preset,
        final String description) {
        return new Setting<>(key, kind, Optional.of(preset), Need.OPTIONAL, description);
    }

    static <T> Setting<T> of(final Need need, final String key, final ValueKind<T> kind, final String description) {
        return new Setting<>(key, kind, Optional.empty(), need, description);
    }

    boolean isSecret() {
        return need == Need.SECRET;
    }

    /** What a variable of the environment is called for a key. */
    static String variableOf(final String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    String variable() {
        return variableOf(key);
    }

    /** What is wrong with a value that somebody wrote. */
    Optional<Problem> problem(final WrittenValue written) {
        if (written.text().isBlank()) {
            return Optional.of(Problem.of(written, key + " has no value; it must be " + kind.allowed()
                + (need == Need.REQUIRED ? "" : ", or not be there at all")));
        }
        if (written.form() == Form.LIST && kind.form() == Form.SINGLE) {
            return Optional.of(Problem.of(written, key + " is a list; it must be " + kind.allowed()));
        }
        return kind.read(written.text()).isPresent() ? Optional.empty()
            : Optional.of(Problem.of(written,
                key + " is " + quoted(written.text()) + "; it must be " + kind.allowed()));
    }

    private String quoted(final String text) {
        return isSecret() ? "not what it should be (and not shown)" : "'" + shown(text) + "'";
    }

    /** The text as people may see it: no secret, and no password within an address. */
    String shown(final String text) {
        return isSecret() ? Secret.MASK : text.replaceAll("//[^/]*@", "//" + Secret.MASK + "@");
    }
}
