package io.tapedeck.app.configuration;

import io.tapedeck.replay.run.LimitName;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code --limits FILE}: risk limits by name, in money, shares and counts. */
public final class LimitsFile {
    private LimitsFile() {
    }

    /**
     * Reads the limits.
     *
     * @param file YAML.
     * @return what is set.
     * @throws ConfigurationException where the file is not what it should be.
     */
    public static Map<LimitName, BigDecimal> read(final Path file) {
        final Map<LimitName, BigDecimal> limits = new EnumMap<>(LimitName.class);
        YamlFile.read(file).forEach((name, value) ->
            put(limits, "limits file " + file, name, String.valueOf(value)));
        return limits;
    }

    /**
     * Sets one limit.
     *
     * @param limits to be changed.
     * @param place  where it was written, for a refusal.
     * @param name   as written.
     * @param text   figure as written.
     * @throws ConfigurationException where there is no such limit, or it cannot be that.
     */
    public static void put(final Map<LimitName, BigDecimal> limits, final String place, final String name,
        final String text) {
        final LimitName limit = named(place, name);
        limits.put(limit, figure(place, limit, text));
    }

    /**
     * The limit of a name.
     *
     * @param place where it was written, for a refusal.
     * @param name  as written.
     * @return never null.
     * @throws ConfigurationException where there is no such limit.
     */
    public static LimitName named(final String place, final String name) {
        return LimitName.ofText(name).orElseThrow(() -> new ConfigurationException(place + " has '" + name
            + "', which is no limit; there are " + Arrays.stream(LimitName.values()).map(LimitName::text)
                .collect(Collectors.joining(", "))));
    }

    private static BigDecimal figure(final String place, final LimitName limit, final String text) {
        try {
            final BigDecimal figure = new BigDecimal(text);
            if (limit.allows(figure)) {
                return figure;
            }
        } catch (final NumberFormatException notANumber) {
            throw new ConfigurationException(place + ": " + limit.text() + " is '" + text
                + "', which is not a number");
        }
        throw new ConfigurationException(place + ": " + limit.text() + " is '" + text
            + "'; it must be positive, and whole where it is a count");
    }
}
