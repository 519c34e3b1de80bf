package io.tapedeck.app.configuration;

import io.tapedeck.replay.run.MarginBracket;
import io.tapedeck.replay.run.MarginBrackets;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code --brackets FILE}: margin brackets by symbol, as YAML or as JSON, which is YAML. The names are those of {@code
 * config/brackets.yaml} or those of Binance's tables.
 */
public final class BracketsFile {
    private static final List<String> NUMBER = List.of("bracket");
    private static final List<String> FLOOR = List.of("floor");
    private static final List<String> CAP = List.of("cap");
    private static final List<String> RATE = List.of("maintenance-rate", "mmr");
    private static final List<String> AMOUNT = List.of("maintenance-amount", "maintenance_amount");
    private static final List<String> LEVERAGE = List.of("maximum-leverage", "max_leverage");
    private static final List<List<String>> NAMES = List.of(NUMBER, FLOOR, CAP, RATE, AMOUNT, LEVERAGE);

    private final Path file;

    private BracketsFile(final Path file) {
        this.file = file;
    }

    /**
     * Reads the brackets.
     *
     * @param file YAML or JSON.
     * @return of every symbol in it.
     * @throws ConfigurationException where the file is not what it should be.
     */
    public static MarginBrackets read(final Path file) {
        final Map<String, List<MarginBracket>> bySymbol = new LinkedHashMap<>();
        final BracketsFile reader = new BracketsFile(file);
        YamlFile.read(file).forEach((symbol, brackets) -> bySymbol.put(symbol, reader.brackets(symbol, brackets)));
        try {
            return new MarginBrackets(bySymbol);
        } catch (final IllegalArgumentException wrong) {
            throw reader.refuse(wrong.getMessage());
        }
    }

    private ConfigurationException refuse(final String what) {
        return new ConfigurationException("brackets file " + file + ": " + what);
    }

    private List<MarginBracket> brackets(final String symbol, final Object value) {
        if (!(value instanceof List<?> entries)) {
            throw refuse(symbol + " must have a list of brackets");
        }
        final List<MarginBracket> brackets = new ArrayList<>();
        BigDecimal end = BigDecimal.ZERO;
        for (final Object entry : entries) {
            final Figures figures = new Figures(symbol + ", bracket " + (brackets.size() + 1), entry);
            figures.requireFloor(end);
            brackets.add(figures.bracket());
            end = brackets.get(brackets.size() - 1).cap();
        }
        return brackets;
    }

    /** One entry of the list. */
    private final class Figures {
        private final String place;
        private final Map<?, ?> entry;

        Figures(final String place, final Object value) {
            this.place = place;
            if (!(value instanceof Map<?, ?> names)) {
                throw refuse(place + ": it must have cap, maintenance-rate, maintenance-amount and maximum-leverage");
            }
            entry = names;
            entry.keySet().stream().map(String::valueOf)
                .filter(name -> NAMES.stream().noneMatch(known -> known.contains(name))).findFirst()
                .ifPresent(unknown -> {
                    throw refuse(place + ": '" + unknown + "' is no figure of a bracket");
                });
        }

        /** Where an entry says where it begins, it must begin where the one before it ends. */
        void requireFloor(final BigDecimal end) {
            if (entry.containsKey(FLOOR.get(0)) && number(FLOOR).compareTo(end) != 0) {
                throw refuse(place + ": it begins at " + number(FLOOR).toPlainString()
                    + ", but what is before it ends at " + end.toPlainString());
            }
        }

        MarginBracket bracket() {
            try {
                return new MarginBracket(number(CAP), number(RATE), number(AMOUNT),
                    number(LEVERAGE).intValueExact());
            } catch (final ArithmeticException notWhole) {
                throw refuse(place + ": the maximum leverage is " + number(LEVERAGE).toPlainString()
                    + "; it must be a whole number");
            } catch (final IllegalArgumentException wrong) {
                throw refuse(place + ": " + wrong.getMessage());
            }
        }

        private BigDecimal number(final List<String> names) {
            final Object value = names.stream().filter(entry::containsKey).findFirst().map(entry::get).orElse(null);
            if (value == null) {
                throw refuse(place + ": there is no " + names.get(0));
            }
            try {
                return new BigDecimal(String.valueOf(value));
            } catch (final NumberFormatException notANumber) {
                throw refuse(place + ": " + names.get(0) + " is '" + value + "', which is not a number");
            }
        }
    }
}
