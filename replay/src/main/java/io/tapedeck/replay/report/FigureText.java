package io.tapedeck.replay.report;

import io.tapedeck.engine.market.FixedPoint;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Figures of a run as a person reads them: rounded, with their unit; what is not defined is a dash. Stateless. */
public final class FigureText {
    private static final double NANOS_PER_DAY = 86_400e9;
    private static final double SECONDS_PER_HOUR = 3_600;
    private static final String UNDEFINED = "-";

    private FigureText() {
    }

    /**
     * A count.
     *
     * @param count of things.
     * @return text.
     */
    public static String grouped(final long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /**
     * An amount with two decimals, half up.
     *
     * @param money amount.
     * @return text.
     */
    public static String rounded(final long money) {
        return BigDecimal.valueOf(money, FixedPoint.MONEY_SCALE).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    /**
     * A share as a percentage with two decimals.
     *
     * @param fraction share.
     * @return text.
     */
    public static String percent(final double fraction) {
        return Double.isFinite(fraction) ? String.format(Locale.ROOT, "%.2f %%", fraction * 100) : UNDEFINED;
    }

    /**
     * A ratio with two decimals.
     *
     * @param value ratio.
     * @return text.
     */
    public static String ratio(final double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : UNDEFINED;
    }

    /**
     * A time in days.
     *
     * @param nanos duration.
     * @return text.
     */
    public static String days(final long nanos) {
        return String.format(Locale.ROOT, "%.1f days", nanos / NANOS_PER_DAY);
    }

    /**
     * A time in hours.
     *
     * @param seconds duration.
     * @return text.
     */
    public static String hours(final double seconds) {
        return Double.isFinite(seconds) ? String.format(Locale.ROOT, "%.1f hours", seconds / SECONDS_PER_HOUR)
            : UNDEFINED;
    }
}
