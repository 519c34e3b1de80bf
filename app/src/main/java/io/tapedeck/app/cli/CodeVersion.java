package io.tapedeck.app.cli;

import picocli.CommandLine.IVersionProvider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this program: release and commit, as the build wrote them. */
public final class CodeVersion implements IVersionProvider {
    /** For picocli. */
    public CodeVersion() {
        // Nothing to set up.
    }

    /**
     * The version as runs and tapes name it.
     *
     * @return release, commit, and a plus sign where the commit was changed before the build.
     */
    public static String text() {
        final Properties build = new Properties();
        try (InputStream file = CodeVersion.class.getResourceAsStream("/tapedeck.properties")) {
            build.load(file);
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        final String commit = build.getProperty("commit");
        final String dirty = Boolean.parseBoolean(build.getProperty("dirty")) ? "+" : "";
        return build.getProperty("version") + (commit.startsWith("$") ? "" : "-" + commit + dirty);
    }

    @Override
    public String[] getVersion() {
        return new String[] {"tapedeck " + text()};
    }
}
