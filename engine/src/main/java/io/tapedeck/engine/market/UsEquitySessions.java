package io.tapedeck.engine.market;

/**
 * The regular sessions of the New York exchanges since 1998: which days they trade on, and from when to when in UTC.
 *
 * <p>Days are counted from 1970-01-01. Source: NYSE Rule 7.2 and the exchange's list of holidays and trading hours;
 * summer time as in the Energy Policy Act of 2005. Closings that no rule foresees are listed one by one. Stateless; no
 * allocation.
 */
final class UsEquitySessions {
    private static final long NANOS_PER_DAY = 86_400_000_000_000L;
    private static final long NANOS_PER_MINUTE = 60_000_000_000L;
    private static final int OPEN_MINUTE = 9 * 60 + 30;
    private static final int CLOSE_MINUTE = 16 * 60;
    private static final int EARLY_CLOSE_MINUTE = 13 * 60;
    private static final int SUMMER_OFFSET_MINUTES = 4 * 60;
    private static final int WINTER_OFFSET_MINUTES = 5 * 60;
    private static final int FIRST_JUNETEENTH = 2022;
    private static final int FIRST_LONG_SUMMER = 2007;
    /** Attacks of 2001; funerals of Reagan, Ford, Bush and Carter; the storm of 2012. */
    private static final int[] SPECIAL_CLOSINGS = {
        20010911, 20010912, 20010913, 20010914, 20040611, 20070102, 20121029, 20121030, 20181205, 20250109};

    private UsEquitySessions() {
    }

    /** Whether there is a session on a day. */
    static boolean isTradingDay(final long day) {
        return CivilDate.weekday(day) < CivilDate.SATURDAY && !isHoliday(day) && !isSpecialClosing(day);
    }

    /** When the session of a trading day opens, nanoseconds. */
    static long openNs(final long day) {
        return day * NANOS_PER_DAY + (OPEN_MINUTE + offsetMinutes(day)) * NANOS_PER_MINUTE;
    }

    /** When the session of a trading day closes, nanoseconds. */
    static long closeNs(final long day) {
        final int minute = closesEarly(day) ? EARLY_CLOSE_MINUTE : CLOSE_MINUTE;
        return day * NANOS_PER_DAY + (minute + offsetMinutes(day)) * NANOS_PER_MINUTE;
    }

    private static boolean isHoliday(final long day) {
        final int year = CivilDate.year(day);
        return switch (CivilDate.month(day)) {
            case 1 -> isNewYear(day, year) || day == CivilDate.weekdayInMonth(year, 1, CivilDate.MONDAY, 3);
            case 2 -> day == CivilDate.weekdayInMonth(year, 2, CivilDate.MONDAY, 3);
            case 3, 4 -> day == CivilDate.easterSunday(year) - 2;
            case 5 -> day == CivilDate.lastWeekdayInMonth(year, 5, CivilDate.MONDAY);
            case 6 -> year >= FIRST_JUNETEENTH && day == observed(CivilDate.day(year, 6, 19));
            case 7 -> day == observed(CivilDate.day(year, 7, 4));
            case 9 -> day == CivilDate.weekdayInMonth(year, 9, CivilDate.MONDAY, 1);
            case 11 -> day == thanksgiving(year);
            case 12 -> day == observed(CivilDate.day(year, 12, 25));
            default -> false;
        };
    }

    /** Of the holidays only the first day of a year is not kept on a Friday: the books of the old year are open. */
    private static boolean isNewYear(final long day, final int year) {
        final long newYear = CivilDate.day(year, 1, 1);
        return day == (CivilDate.weekday(newYear) == CivilDate.SUNDAY ? newYear + 1 : newYear);
    }

    /** A holiday on a Saturday is kept on the Friday before, one on a Sunday on the Monday after. */
    private static long observed(final long holiday) {
        return switch (CivilDate.weekday(holiday)) {
            case CivilDate.SATURDAY -> holiday - 1;
            case CivilDate.SUNDAY -> holiday + 1;
            default -> holiday;
        };
    }

    private static long thanksgiving(final int year) {
        return CivilDate.weekdayInMonth(year, 11, CivilDate.THURSDAY, 4);
    }

    private static boolean isSpecialClosing(final long day) {
        final int date = CivilDate.digits(day);
        for (final int closing : SPECIAL_CLOSINGS) {
            if (closing == date) {
                return true;
            }
        }
        return false;
    }

    /** At one o'clock: the days before Independence Day and Christmas, and the day after Thanksgiving. */
    private static boolean closesEarly(final long day) {
        final int year = CivilDate.year(day);
        return day == CivilDate.day(year, 7, 3) || day == CivilDate.day(year, 12, 24) || day == thanksgiving(year) + 1;
    }

    private static int offsetMinutes(final long day) {
        return isSummer(day) ? SUMMER_OFFSET_MINUTES : WINTER_OFFSET_MINUTES;
    }

    /** The clock changes on Sundays, when there is no session. */
    private static boolean isSummer(final long day) {
        final int year = CivilDate.year(day);
        return year >= FIRST_LONG_SUMMER
            ? day >= CivilDate.weekdayInMonth(year, 3, CivilDate.SUNDAY, 2)
                && day < CivilDate.weekdayInMonth(year, 11, CivilDate.SUNDAY, 1)
            : day >= CivilDate.weekdayInMonth(year, 4, CivilDate.SUNDAY, 1)
                && day < CivilDate.lastWeekdayInMonth(year, 10, CivilDate.SUNDAY);
    }
}
