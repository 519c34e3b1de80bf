package io.tapedeck.replay.importer;

import io.tapedeck.engine.market.Timeframe;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells a file of another timeframe by its open times. Every distance between two rows is a multiple of the file's
 * timeframe, so their greatest common divisor finds it in any order of rows. One file, one thread.
 */
final class SpacingCheck {
    /** Fewer rows can stand far apart by chance. */
    private static final int ENOUGH_ROWS = 20;
    private static final long NONE = Long.MIN_VALUE;

    private final Path file;
    private final Timeframe timeframe;
    private final int timeColumn;
    private long previousNs = NONE;
    private long spacingNs;
    private long rows;
    private long misalignedLine;
    private long misalignedNs;

    SpacingCheck(final Path file, final Timeframe timeframe, final int timeColumn) {
        this.timeColumn = timeColumn;
        this.file = file;
        this.timeframe = timeframe;
    }

    /**
     * Takes the next row.
     *
     * @throws UnusableFileException where a row off the boundaries of the timeframe was seen and its neighbour says
     *                               which timeframe it is of.
     */
    void accept(final long line, final long openTimeNs) {
        if (previousNs != NONE) {
            spacingNs = greatestCommonDivisor(spacingNs, Math.abs(openTimeNs - previousNs));
        }
        previousNs = openTimeNs;
        rows++;
        if (misalignedLine == 0 && timeframe.startOf(openTimeNs) != openTimeNs) {
            misalignedLine = line;
            misalignedNs = openTimeNs;
        }
        if (misalignedLine != 0 && spacingNs != 0) {
            throw misaligned();
        }
    }

    private static long greatestCommonDivisor(final long a, final long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    /**
     * Takes the end of the file.
     *
     * @throws UnusableFileException where its rows stand further apart than candles of the timeframe do.
     */
    void finish() {
        if (misalignedLine != 0) {
            throw misaligned();
        }
        if (rows >= ENOUGH_ROWS && spacingNs > timeframe.durationNs()) {
            throw UnusableFileException.ofFile(file, "holds rows that stand " + spacing() + " apart, not "
                + timeframe.label() + "; " + advice());
        }
    }

    private UnusableFileException misaligned() {
        return UnusableFileException.ofField(file, misalignedLine, timeColumn, CandleField.OPEN_TIME.label(),
            Instant.ofEpochSecond(0, misalignedNs) + " is not a boundary of " + timeframe.label()
                + (spacingNs > 0 ? ", and the rows stand " + spacing() + " apart" : "") + "; " + advice());
    }

    private String spacing() {
        return ofDuration(spacingNs).map(Timeframe::label).orElseGet(() -> Duration.ofNanos(spacingNs).toString()
            .substring("PT".length()).toLowerCase(Locale.ROOT));
    }

    private String advice() {
        return ofDuration(spacingNs)
            .filter(found -> found != timeframe)
            .map(found -> "import it with --timeframe " + found.label())
            .orElse("name a file of " + timeframe.label() + " candles that are aligned to UTC");
    }

    /** The timeframe that lasts so long. */
    static Optional<Timeframe> ofDuration(final long durationNs) {
        for (final Timeframe timeframe : Timeframe.values()) {
            if (timeframe.durationNs() == durationNs) {
                return Optional.of(timeframe);
            }
        }
        return Optional.empty();
    }
}
