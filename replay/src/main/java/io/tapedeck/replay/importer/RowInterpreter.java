package io.tapedeck.replay.importer;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.catalogue.HistoryKey;
import io.tapedeck.journal.catalogue.TapeContent;
import io.tapedeck.replay.check.CandleFault;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes a candle of a line, or says what keeps it from being one. Widens the scales of the table as the line needs it.
 * One file, one thread.
 */
final class RowInterpreter {
    private static final String REPAIR = "; repair the line or download the file again";
    private static final String DATES = "dates";
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final CandleField[] PRICES =
        {CandleField.OPEN, CandleField.HIGH, CandleField.LOW, CandleField.CLOSE};
    private static final CandleField[] FIGURES = {CandleField.VOLUME, CandleField.QUOTE_VOLUME,
        CandleField.TRADE_COUNT, CandleField.TAKER_BUY_VOLUME, CandleField.TAKER_BUY_QUOTE_VOLUME};

    private final Path file;
    private final CandleColumns columns;
    private final Timeframe timeframe;
    private final TapeContent content;
    private final CandleTable table;
    private final SpacingCheck spacing;
    private final Set<String> timeUnits = new TreeSet<>();
    private final CandleRow row = new CandleRow();

    RowInterpreter(final Path file, final CandleColumns columns, final HistoryKey key, final CandleTable table) {
        this.file = file;
        this.columns = columns;
        this.timeframe = key.timeframe();
        this.content = key.content();
        this.table = table;
        this.spacing = new SpacingCheck(file, timeframe, columns.of(CandleField.OPEN_TIME));
    }

    /**
     * Reads a candle.
     *
     * @param line with as many fields as the first of its file.
     * @return the candle at the scales of the table, valid until the next call.
     * @throws UnusableFileException where it is none.
     */
    CandleRow interpret(final DumpRecord line) {
        row.at(timeNs(line, CandleField.OPEN_TIME));
        spacing.accept(line.line(), row.openTimeNs());
        readPrices(line);
        if (columns.has(CandleField.CLOSE_TIME)) {
            requireCloseTime(line);
        }
        if (content == TapeContent.CANDLES) {
            readFigures(line);
        } else {
            row.setVolume(0);
        }
        requirePossible(line);
        return row;
    }

    /** To be called at the end of the file. */
    void finish() {
        spacing.finish();
    }

    /** Units that the open times were in. */
    Set<String> timeUnits() {
        return timeUnits;
    }

    private void requireNumber(final DumpRecord line, final CandleField field) {
        switch (line.outcome(columns.of(field))) {
            case NOT_A_NUMBER -> throw refuse(line, field, text(line, field) + " is not a number" + REPAIR);
            case TOO_LONG -> throw tooLong(line, field);
            default -> {
            }
        }
    }

    private long timeNs(final DumpRecord line, final CandleField field) {
        final int column = columns.of(field);
        if (line.isNumber(column)) {
            final EpochUnit unit = unitOf(line, field);
            if (field == CandleField.OPEN_TIME) {
                timeUnits.add(unit.label());
            }
            return unit.toNanos(line.unscaled(column));
        }
        final OptionalLong moment = DateText.nanosOf(line.plainText(column));
        timeUnits.add(DATES);
        return moment.orElseThrow(() -> refuse(line, field, text(line, field)
            + " is neither a number nor a date such as 2022-01-01 or 2022-01-01T00:00:00Z" + REPAIR));
    }

    private EpochUnit unitOf(final DumpRecord line, final CandleField field) {
        if (line.decimals(columns.of(field)) > 0) {
            throw refuse(line, field, text(line, field) + " is not a whole number of seconds, milliseconds or "
                + "microseconds" + REPAIR);
        }
        return EpochUnit.of(line.unscaled(columns.of(field))).orElseThrow(() -> refuse(line, field, text(line, field)
            + " is no time between 2009 and 2100, neither in seconds nor in milliseconds nor in microseconds since 1970"
            + REPAIR));
    }

    /** Binance closes a candle one unit before the next opens; others write the open of the next. */
    private void requireCloseTime(final DumpRecord line) {
        final long closeTimeNs = timeNs(line, CandleField.CLOSE_TIME);
        final long missingNs = timeframe.durationNs() - (closeTimeNs - row.openTimeNs());
        if (missingNs < 0 || missingNs > NANOS_PER_SECOND) {
            throw refuse(line, CandleField.CLOSE_TIME, "the candle does not last " + timeframe.label()
                + adviceFor(closeTimeNs - row.openTimeNs()));
        }
    }

    private static String adviceFor(final long lastsNs) {
        final long wholeSecondsNs = (lastsNs + NANOS_PER_SECOND - 1) / NANOS_PER_SECOND * NANOS_PER_SECOND;
        return SpacingCheck.ofDuration(wholeSecondsNs)
            .map(found -> " but " + found.label() + "; import the file with --timeframe " + found.label())
            .orElse(REPAIR);
    }

    private void readPrices(final DumpRecord line) {
        for (final CandleField field : PRICES) {
            requireNumber(line, field);
            widen(line, field);
        }
        row.setPrices(price(line, CandleField.OPEN), price(line, CandleField.HIGH), price(line, CandleField.LOW),
            price(line, CandleField.CLOSE));
    }

    private void widen(final DumpRecord line, final CandleField field) {
        try {
            if (field.isPrice()) {
                table.widenPrices(line.decimals(columns.of(field)));
            } else {
                table.widenQuantities(line.decimals(columns.of(field)));
            }
        } catch (final ArithmeticException tooWide) {
            throw tooLong(line, field);
        }
    }

    private long price(final DumpRecord line, final CandleField field) {
        return scaled(line, field, table.priceScale());
    }

    private void readFigures(final DumpRecord line) {
        for (final CandleField field : FIGURES) {
            if (columns.has(field)) {
                requireNumber(line, field);
            }
        }
        if (columns.has(CandleField.TAKER_BUY_VOLUME)) {
            widen(line, CandleField.TAKER_BUY_VOLUME);
        }
        widen(line, CandleField.VOLUME);
        row.setVolume(quantity(line, CandleField.VOLUME));
        row.setOptional(
            columns.has(CandleField.QUOTE_VOLUME) ? quoteVolume(line) : FixedPoint.UNKNOWN,
            columns.has(CandleField.TAKER_BUY_VOLUME) ? quantity(line, CandleField.TAKER_BUY_VOLUME)
                : FixedPoint.UNKNOWN,
            columns.has(CandleField.TRADE_COUNT) ? tradeCount(line) : FixedPoint.UNKNOWN);
    }

    private long quantity(final DumpRecord line, final CandleField field) {
        return scaled(line, field, table.quantityScale());
    }

    private long scaled(final DumpRecord line, final CandleField field, final int scale) {
        final int column = columns.of(field);
        try {
            return Math.multiplyExact(line.unscaled(column), FixedPoint.powerOfTen(scale - line.decimals(column)));
        } catch (final ArithmeticException tooLarge) {
            throw tooLong(line, field);
        }
    }

    private long quoteVolume(final DumpRecord line) {
        final CandleField field = CandleField.QUOTE_VOLUME;
        final int column = columns.of(field);
        final int excess = line.decimals(column) - FixedPoint.MONEY_SCALE;
        return excess > 0 && line.unscaled(column) >= 0
            ? FixedPoint.multiplyDivideHalfUp(line.unscaled(column), 1, FixedPoint.powerOfTen(excess))
            : scaled(line, field, Math.max(FixedPoint.MONEY_SCALE, line.decimals(column)));
    }

    private long tradeCount(final DumpRecord line) {
        final CandleField field = CandleField.TRADE_COUNT;
        final int column = columns.of(field);
        if (line.decimals(column) > 0 || line.unscaled(column) > Integer.MAX_VALUE) {
            throw refuse(line, field, text(line, field) + " is not a number of trades" + REPAIR);
        }
        return line.unscaled(column);
    }

    private void requirePossible(final DumpRecord line) {
        final Optional<CandleFault> fault = CandleFault.firstOf(row);
        if (fault.isPresent()) {
            final CandleField field = CandleField.concernedBy(fault.get());
            throw refuse(line, field, "at " + text(line, field) + " " + fault.get().description() + REPAIR);
        }
    }

    private UnusableFileException tooLong(final DumpRecord line, final CandleField field) {
        return refuse(line, field, text(line, field) + " has more digits than can be held (" + CandleTable.MOST_DECIMALS
            + ", and as many decimals in price and quantity together); round it in the file");
    }

    private String text(final DumpRecord line, final CandleField field) {
        return line.text(columns.of(field));
    }

    private UnusableFileException refuse(final DumpRecord line, final CandleField field, final String problem) {
        return UnusableFileException.ofField(file, line.line(), columns.of(field), field.label(), problem);
    }
}
