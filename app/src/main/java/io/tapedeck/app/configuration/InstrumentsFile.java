package io.tapedeck.app.configuration;

import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.journal.catalogue.HistoryKey;
import io.tapedeck.replay.importer.InstrumentTerms;
import io.tapedeck.replay.importer.MarketTerms;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code config/instruments.yaml}: the venues' rules for instruments that are imported often.
 *
 * @param file that need not exist.
 */
public record InstrumentsFile(Path file) {
    private static final List<String> NAMES = List.of("tick", "step", "minimum-notional", "fee", "quote");
    private static final List<String> MORE_NAMES =
        List.of("maker-fee", "market", "calendar", "liquidation-rule", "liquidation-fee");

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
        if (!(entry instanceof Map<?, ?> rules) || !rules.keySet().containsAll(NAMES)
            || !rules.keySet().stream().allMatch(rule -> NAMES.contains(rule) || MORE_NAMES.contains(rule))) {
            throw new ConfigurationException(file + ": '" + name + "' must have " + NAMES + " and may have "
                + MORE_NAMES);
        }
        try {
            return new InstrumentTerms(number(rules, "tick"), number(rules, "step"), number(rules, "minimum-notional"),
                number(rules, "fee"), String.valueOf(rules.get("quote")), market(rules));
        } catch (final IllegalArgumentException wrong) {
            throw new ConfigurationException(file + ": '" + name + "': " + wrong.getMessage());
        }
    }

    private static MarketTerms market(final Map<?, ?> rules) {
        final MarketKind kind = named(rules, "market", MarketNames::market).orElse(MarketKind.SPOT);
        final MarketTerms usual = MarketTerms.usual(kind,
            rules.containsKey("maker-fee") ? number(rules, "maker-fee") : number(rules, "fee"));
        return new MarketTerms(kind,
            named(rules, "calendar", MarketNames::calendar).orElse(usual.calendar()),
            usual.makerFeeRate(),
            named(rules, "liquidation-rule", MarketNames::liquidationRule).orElse(usual.liquidationRule()),
            rules.containsKey("liquidation-fee") ? number(rules, "liquidation-fee") : usual.liquidationFeeRate());
    }

    private static <T> Optional<T> named(final Map<?, ?> rules, final String name,
        final Function<String, Optional<T>> values) {
        return Optional.ofNullable(rules.get(name)).map(text -> values.apply(String.valueOf(text)).orElseThrow(
            () -> new IllegalArgumentException(name + " cannot be '" + text + "'")));
    }

    private static BigDecimal number(final Map<?, ?> rules, final String name) {
        try {
            return new BigDecimal(String.valueOf(rules.get(name)));
        } catch (final NumberFormatException notANumber) {
            throw new IllegalArgumentException(name + " is not a number", notANumber);
        }
    }
}
