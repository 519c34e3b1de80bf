package io.tapedeck.replay.importer.event;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.tapedeck.replay.importer.DateText;
import io.tapedeck.replay.importer.EpochUnit;
import io.tapedeck.replay.importer.UnusableFileException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One line of a file whose header line names the columns. One thread. */
final class EventLine {
    private final Path file;
    private final Map<String, Integer> columns;
    private CsvRecord record;

    EventLine(final Path file, final Map<String, Integer> columns) {
        this.file = file;
        this.columns = Map.copyOf(columns);
    }

    EventLine at(final CsvRecord present) {
        record = present;
        return this;
    }

    /** A column name as it is compared: letters only, in lower case. */
    static String normal(final String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    /** What stands in the first of these columns that the file has; empty also where nothing stands there. */
    Optional<String> find(final List<String> names) {
        return names.stream().filter(columns::containsKey).findFirst()
            .map(columns::get)
            .filter(column -> column < record.getFieldCount())
            .map(column -> record.getField(column).strip())
            .filter(text -> !text.isEmpty());
    }

    String require(final List<String> names) {
        return find(names).orElseThrow(() -> refuse("there is no " + names.get(0)));
    }

    /** A moment, as a date or as a number since 1970. */
    long timeNs(final List<String> names) {
        final String text = require(names);
        if (text.chars().allMatch(letter -> letter >= '0' && letter <= '9') && text.length() <= 19) {
            final long number = Long.parseLong(text);
            return EpochUnit.of(number).orElseThrow(() -> refuse(text + " is no time between 2009 and 2100"))
                .toNanos(number);
        }
        return DateText.nanosOf(text).orElseThrow(() -> refuse("'" + text
            + "' is neither a number nor a date such as 2022-01-01 or 2022-01-01T00:00:00Z"));
    }

    /** A number at a scale, rounded half up where it has more decimals. */
    long scaled(final int scale, final List<String> names) {
        return scaled(require(names), scale, names);
    }

    long scaled(final String text, final int scale, final List<String> names) {
        try {
            return new BigDecimal(text).setScale(scale, RoundingMode.HALF_UP).unscaledValue().longValueExact();
        } catch (final NumberFormatException notANumber) {
            throw refuse("'" + text + "' is not a " + names.get(0));
        } catch (final ArithmeticException tooLong) {
            throw refuse(text + " has more digits than can be held");
        }
    }

    long positive(final int scale, final List<String> names) {
        final long value = scaled(scale, names);
        if (value <= 0) {
            throw refuse(require(names) + " is not a positive " + names.get(0));
        }
        return value;
    }

    UnusableFileException refuse(final String problem) {
        return UnusableFileException.ofLine(file, record.getStartingLineNumber(), problem
            + "; repair the line or download the file again");
    }
}
