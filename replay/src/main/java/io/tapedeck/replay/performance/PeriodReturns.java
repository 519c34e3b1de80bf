package io.tapedeck.replay.performance;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Returns by spans of the calendar, UTC: the equity at the end of each less that at the end of the one before, as
 * empyrical's {@code aggregate_returns} and ffn's monthly table have it. A sample at midnight ends the day before.
 * Stateless.
 */
public final class PeriodReturns {
    /** Months, such as {@code 2022-01}. */
    public static final Function<LocalDate, String> MONTHS = date -> YearMonth.from(date).toString();

    /** Years, such as {@code 2022}. */
    public static final Function<LocalDate, String> YEARS = date -> Year.from(date).toString();

    private static final long NANOS_PER_DAY = 86_400_000_000_000L;

    private PeriodReturns() {
    }

    /**
     * Returns of a curve.
     *
     * @param curve    that begins with the initial balance.
     * @param periodOf name of the span that a day belongs to.
     * @return one for every span with a sample, in their order.
     */
    public static List<PeriodReturn> of(final EquityCurve curve, final Function<LocalDate, String> periodOf) {
        final List<PeriodReturn> returns = new ArrayList<>();
        double begin = curve.initialBalance();
        for (int index = 0; index < curve.size();) {
            final String period = periodOf.apply(dayOf(curve.timeNs(index)));
            index = endOf(curve, index, period, periodOf);
            final double end = curve.equity(index - 1);
            returns.add(new PeriodReturn(period, begin > 0 ? end / begin - 1 : Double.NaN));
            begin = end;
        }
        return returns;
    }

    /** The first sample of the next span; from day to day, for samples of a minute are many. */
    private static int endOf(final EquityCurve curve, final int from, final String period,
        final Function<LocalDate, String> periodOf) {
        int end = from;
        while (end < curve.size()) {
            final LocalDate day = dayOf(curve.timeNs(end));
            if (!periodOf.apply(day).equals(period)) {
                return end;
            }
            end = curve.samplesUntil((day.toEpochDay() + 1) * NANOS_PER_DAY);
        }
        return end;
    }

    private static LocalDate dayOf(final long timeNs) {
        return LocalDate.ofEpochDay(Math.floorDiv(timeNs - 1, NANOS_PER_DAY));
    }
}
