package io.tapedeck.replay.importer;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.replay.check.CandleFault;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a candle of a line, or says what keeps it from being one. Widens the scales of the table as the line needs it.
 * One file, one thread.
 */
final class RowInterpreter {
    private static final String REPAIR = "; repair the line or download the file again";
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final CandleField[] PRICES =
        {CandleField.OPEN, CandleField.HIGH, CandleField.LOW, CandleField.CLOSE};

    private final Path file;
    private final Timeframe timeframe;
    private final CandleTable table;
    private final SpacingCheck spacing;
    private final Set<EpochUnit> timeUnits = EnumSet.noneOf(EpochUnit.class);
    private final CandleRow row = new CandleRow();

    RowInterpreter(final Path file, final Timeframe timeframe, final CandleTable table) {
        this.file = file;
        this.timeframe = timeframe;
        this.table = table;
        this.spacing = new SpacingCheck(file, timeframe);
    }

    /**
     * Reads a candle.
     *
     * @param line with as many fields as a candle file has.
     * @return the candle at the scales of the table, valid until the next call.
     * @throws UnusableFileException where it is none.
     */
    CandleRow interpret(final DumpRecord line) {
        requireNumbers(line);
        row.at(openTimeNs(line));
        spacing.accept(line.line(), row.openTimeNs());
        readPrices(line);
        if (line.width() > CandleField.CLOSE_TIME.ordinal()) {
            requireCloseTime(line);
            readAllFigures(line);
        } else {
            readVolume(line);
        }
        requirePossible(line);
        return row;
    }

    /** To be called at the end of the file. */
    void finish() {
        spacing.finish();
    }

    /** Units that the open times were in. */
    Set<EpochUnit> timeUnits() {
        return timeUnits;
    }

    private void requireNumbers(final DumpRecord line) {
        final int numbers = Math.min(line.width(), CandleField.IGNORE.ordinal());
        for (int index = 0; index < numbers; index++) {
            final CandleField field = CandleField.at(index);
            switch (line.outcome(field)) {
                case NOT_A_NUMBER -> throw refuse(line, field, line.text(field) + " is not a number" + REPAIR);
                case TOO_LONG -> throw tooLong(line, field);
                default -> {
                }
            }
        }
    }

    private long openTimeNs(final DumpRecord line) {
        final long time = line.unscaled(CandleField.OPEN_TIME);
        final EpochUnit unit = unitOf(line, CandleField.OPEN_TIME);
        timeUnits.add(unit);
        return unit.toNanos(time);
    }

    private EpochUnit unitOf(final DumpRecord line, final CandleField field) {
        if (line.decimals(field) > 0) {
            throw refuse(line, field, line.text(field) + " is not a whole number of milliseconds or microseconds"
                + REPAIR);
        }
        return EpochUnit.of(line.unscaled(field)).orElseThrow(() -> refuse(line, field, line.text(field)
            + " is no time between 2009 and 2100, neither in milliseconds nor in microseconds since 1970" + REPAIR));
    }

    /** Binance closes a candle one unit before the next opens; others write the open of the next. */
    private void requireCloseTime(final DumpRecord line) {
        final long closeTimeNs =
            unitOf(line, CandleField.CLOSE_TIME).toNanos(line.unscaled(CandleField.CLOSE_TIME));
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
            widen(line, field);
        }
        row.setPrices(price(line, CandleField.OPEN), price(line, CandleField.HIGH), price(line, CandleField.LOW),
            price(line, CandleField.CLOSE));
    }

    private void widen(final DumpRecord line, final CandleField field) {
        try {
            if (field.ordinal() <= CandleField.CLOSE.ordinal()) {
                table.widenPrices(line.decimals(field));
            } else {
                table.widenQuantities(line.decimals(field));
            }
        } catch (final ArithmeticException tooWide) {
            throw tooLong(line, field);
        }
    }

    private long price(final DumpRecord line, final CandleField field) {
        return scaled(line, field, table.priceScale());
    }

    private void readVolume(final DumpRecord line) {
        widen(line, CandleField.VOLUME);
        row.setVolume(quantity(line, CandleField.VOLUME));
    }

    private void readAllFigures(final DumpRecord line) {
        widen(line, CandleField.TAKER_BUY_VOLUME);
        readVolume(line);
        row.setOptional(quoteVolume(line), quantity(line, CandleField.TAKER_BUY_VOLUME), tradeCount(line));
    }

    private long quantity(final DumpRecord line, final CandleField field) {
        return scaled(line, field, table.quantityScale());
    }

    private long scaled(final DumpRecord line, final CandleField field, final int scale) {
        try {
            return Math.multiplyExact(line.unscaled(field), FixedPoint.powerOfTen(scale - line.decimals(field)));
        } catch (final ArithmeticException tooLarge) {
            throw tooLong(line, field);
        }
    }

    private long quoteVolume(final DumpRecord line) {
        final CandleField field = CandleField.QUOTE_VOLUME;
        final int excess = line.decimals(field) - FixedPoint.MONEY_SCALE;
        return excess > 0 && line.unscaled(field) >= 0
            ? FixedPoint.multiplyDivideHalfUp(line.unscaled(field), 1, FixedPoint.powerOfTen(excess))
            : scaled(line, field, Math.max(FixedPoint.MONEY_SCALE, line.decimals(field)));
    }

    private long tradeCount(final DumpRecord line) {
        final CandleField field = CandleField.TRADE_COUNT;
        if (line.decimals(field) > 0 || line.unscaled(field) > Integer.MAX_VALUE) {
            throw refuse(line, field, line.text(field) + " is not a number of trades" + REPAIR);
        }
        return line.unscaled(field);
    }

    private void requirePossible(final DumpRecord line) {
        final Optional<CandleFault> fault = CandleFault.firstOf(row);
        if (fault.isPresent()) {
            final CandleField field = CandleField.concernedBy(fault.get());
            throw refuse(line, field, "at " + line.text(field) + " " + fault.get().description() + REPAIR);
        }
    }

    private UnusableFileException tooLong(final DumpRecord line, final CandleField field) {
        return refuse(line, field, line.text(field) + " has more digits than can be held (" + CandleTable.MOST_DECIMALS
            + ", and as many decimals in price and quantity together); round it in the file");
    }

    private UnusableFileException refuse(final DumpRecord line, final CandleField field, final String problem) {
        return UnusableFileException.ofField(file, line.line(), field, problem);
    }
}
