package io.tapedeck.app.project;

import io.tapedeck.app.configuration.ConfigurationException;

import javax.lang.model.SourceVersion;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the project of a strategy calls things. Immutable.
 *
 * @param strategy    as users write it, such as {@code my-breakout}.
 * @param packageName of its classes.
 */
public record ProjectNames(String strategy, String packageName) {
    private static final int LONGEST = 24;

    /**
     * Checks the names.
     *
     * @throws ConfigurationException where one of them cannot be used.
     */
    public ProjectNames {
        if (!strategy.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") || strategy.length() > LONGEST) {
            throw new ConfigurationException("'" + strategy + "' is no name for a strategy: write lower case words of "
                + "letters and digits, joined by hyphens, " + LONGEST + " characters at most, such as "
                + suggestion(strategy));
        }
        if (!SourceVersion.isName(packageName) || packageName.matches("(java|javax|io\\.tapedeck)(\\..*)?")) {
            throw new ConfigurationException("'" + packageName + "' is no package of one's own: write one such as "
                + "my.strategies");
        }
    }

    private static String suggestion(final String wish) {
        final String words = wish.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-").replaceAll("^[-0-9]+|-+$", "");
        return words.isEmpty() || words.length() > LONGEST ? "my-breakout" : words;
    }

    /** The class of the strategy; its last word keeps it apart from what it imports. */
    String className() {
        return Arrays.stream(strategy.split("-"))
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining()) + "Strategy";
    }

    String packagePath() {
        return packageName.replace('.', '/');
    }
}
