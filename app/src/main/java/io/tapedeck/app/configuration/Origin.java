package io.tapedeck.app.configuration;

import java.nio.file.Path;

/**
 * Where a value was written. Immutable.
 *
 * @param text  for a table, such as {@code config/paper.yaml:12}.
 * @param place for a sentence, such as {@code config/paper.yaml, line 12}.
 * @param order in which people look for it: the main file by lines, the secrets file by lines, the environment.
 */
record Origin(String text, String place, int order) {
    private static final int SECRETS = 1_000_000;
    private static final int ENVIRONMENT = 2_000_000;

    /** Nobody wrote it, and there is a value for that case. */
    static final Origin DEFAULT = new Origin("default", "default", 0);
    /** Nobody wrote it, and there is no value. */
    static final Origin NOWHERE = new Origin("not set", "not set", 0);

    static Origin whole(final Path file) {
        return new Origin(file.toString(), file.toString(), 0);
    }

    static Origin line(final Path file, final int line) {
        return new Origin(file + ":" + line, file + ", line " + line, line);
    }

    static Origin secretLine(final Path file, final int line) {
        return new Origin("secrets file " + file + ":" + line, "secrets file " + file + ", line " + line,
            SECRETS + line);
    }

    static Origin variable(final String name) {
        return new Origin("environment " + name, "environment " + name, ENVIRONMENT);
    }
}
