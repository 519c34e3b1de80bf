package io.tapedeck.app.configuration;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code --universe FILE}: what all of an asset is worth, as CSV with the columns {@code symbol, market_cap}. */
public final class UniverseFile {
    private static final BigDecimal GREATEST = new BigDecimal("90000000000");
    private static final String WANTED = "; it must have the columns symbol and market_cap";

    private UniverseFile() {
    }

    /**
     * Reads the file.
     *
     * @param file CSV with a header line.
     * @return symbol to worth, in units of the account's currency.
     * @throws ConfigurationException where the file is not what it should be.
     */
    public static Map<String, BigDecimal> read(final Path file) {
        final List<String> lines = lines(file);
        if (lines.isEmpty()) {
            throw new ConfigurationException("universe file " + file + " is empty" + WANTED);
        }
        final List<String> header = cells(lines.get(0).toLowerCase(Locale.ROOT));
        final int symbol = header.indexOf("symbol");
        final int worth = header.indexOf("market_cap");
        if (symbol < 0 || worth < 0) {
            throw new ConfigurationException("universe file " + file + " begins with '" + lines.get(0) + "'" + WANTED);
        }
        final Map<String, BigDecimal> universe = new LinkedHashMap<>();
        for (int index = 1; index < lines.size(); index++) {
            final List<String> row = cells(lines.get(index));
            if (row.size() <= Math.max(symbol, worth)) {
                throw new ConfigurationException("universe file " + file + ", line " + (index + 1)
                    + " has too few columns");
            }
            universe.put(row.get(symbol).toUpperCase(Locale.ROOT), figure(file, index + 1, row.get(worth)));
        }
        return universe;
    }

    private static List<String> lines(final Path file) {
        try {
            return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
        } catch (final IOException unreadable) {
            throw new ConfigurationException("universe file " + file + " cannot be read");
        }
    }

    private static List<String> cells(final String line) {
        return Arrays.stream(line.split(",", -1)).map(String::trim).toList();
    }

    private static BigDecimal figure(final Path file, final int line, final String text) {
        try {
            final BigDecimal figure = new BigDecimal(text);
            if (figure.signum() >= 0 && figure.compareTo(GREATEST) <= 0 && figure.scale() <= 8) {
                return figure;
            }
        } catch (final NumberFormatException notANumber) {
            throw new ConfigurationException("universe file " + file + ", line " + line + ": '" + text
                + "' is not a number");
        }
        throw new ConfigurationException("universe file " + file + ", line " + line + ": '" + text
            + "' is not between 0 and " + GREATEST);
    }
}
