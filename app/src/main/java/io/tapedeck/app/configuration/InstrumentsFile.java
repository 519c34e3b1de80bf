package io.tapedeck.app.configuration;

import io.tapedeck.journal.catalogue.HistoryKey;
import io.tapedeck.replay.importer.InstrumentTerms;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code config/instruments.yaml}: the venues' rules for instruments that are imported often.
 *
 * @param file that need not exist.
 */
public record InstrumentsFile(Path file) {
    private static final Set<String> NAMES = Set.of("tick", "step", "minimum-notional", "fee", "quote");

    /**
     * The file of this installation.
     *
     * @return below the folder that the launcher names, or below the present one.
     */
    public static InstrumentsFile ofInstallation() {
        return new InstrumentsFile(Path.of(System.getProperty("tapedeck.home", "."), "config", "instruments.yaml"));
    }

    /**
     * Rules of an instrument.
     *
     * @param key of its tape.
     * @return empty where it is not listed.
     * @throws ConfigurationException where the file is not what it should be.
     */
    public Optional<InstrumentTerms> termsOf(final HistoryKey key) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        final String name = key.venue() + ":" + key.symbol();
        final Object entry = YamlFile.read(file).get(name);
        return entry == null ? Optional.empty() : Optional.of(terms(name, entry));
    }

    private InstrumentTerms terms(final String name, final Object entry) {
        if (!(entry instanceof Map<?, ?> rules) || !rules.keySet().equals(NAMES)) {
            throw new ConfigurationException(file + ": '" + name + "' must have exactly " + NAMES);
        }
        try {
            return new InstrumentTerms(number(rules, "tick"), number(rules, "step"), number(rules, "minimum-notional"),
                number(rules, "fee"), String.valueOf(rules.get("quote")));
        } catch (final IllegalArgumentException wrong) {
            throw new ConfigurationException(file + ": '" + name + "': " + wrong.getMessage());
        }
    }

    private static BigDecimal number(final Map<?, ?> rules, final String name) {
        try {
            return new BigDecimal(String.valueOf(rules.get(name)));
        } catch (final NumberFormatException notANumber) {
            throw new IllegalArgumentException(name + " is not a number", notANumber);
        }
    }
}
