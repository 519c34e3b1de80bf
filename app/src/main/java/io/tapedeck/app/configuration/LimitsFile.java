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
        YamlFile.read(file).forEach((name, value) -> {
            final LimitName limit = LimitName.ofText(name).orElseThrow(() -> new ConfigurationException("limits file "
                + file + " has '" + name + "', which is no limit; there are " + Arrays.stream(LimitName.values())
                    .map(LimitName::text).collect(Collectors.joining(", "))));
            limits.put(limit, figure(file, limit, String.valueOf(value)));
        });
        return limits;
    }

    private static BigDecimal figure(final Path file, final LimitName limit, final String text) {
        try {
            final BigDecimal figure = new BigDecimal(text);
            if (limit.allows(figure)) {
                return figure;
            }
        } catch (final NumberFormatException notANumber) {
            throw new ConfigurationException("limits file " + file + ": " + limit.text() + " is '" + text
                + "', which is not a number");
        }
        throw new ConfigurationException("limits file " + file + ": " + limit.text() + " is '" + text
            + "'; it must be positive, and whole where it is a count");
    }
}
