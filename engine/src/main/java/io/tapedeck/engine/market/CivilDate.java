package io.tapedeck.engine.market;

/**
 * Years, months and weekdays of days that are counted from 1970-01-01, in the Gregorian calendar.
 *
 * <p>Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms"; Easter after the anonymous Gregorian algorithm
 * (J. Meeus, "Astronomical Algorithms"). Stateless; no allocation, which java.time cannot offer.
 */
final class CivilDate {
    static final int MONDAY = 0;
    static final int THURSDAY = 3;
    static final int SATURDAY = 5;
    static final int SUNDAY = 6;

    private static final int DAYS_PER_WEEK = 7;
    private static final int DAYS_PER_ERA = 146_097;
    private static final int YEARS_PER_ERA = 400;
    /** Days from 0000-03-01, where the eras begin, to 1970-01-01. */
    private static final int EPOCH_SHIFT = 719_468;

    private CivilDate() {
    }

    /** 0 for a Monday. */
    static int weekday(final long day) {
        return Math.floorMod(day + THURSDAY, DAYS_PER_WEEK);
    }

    static int year(final long day) {
        return digits(day) / 10_000;
    }

    static int month(final long day) {
        return digits(day) / 100 % 100;
    }

    /** Year, month and day of the month as one number: 20121029. */
    static int digits(final long day) {
        final long shifted = day + EPOCH_SHIFT;
        final long era = Math.floorDiv(shifted, DAYS_PER_ERA);
        final int dayOfEra = (int) (shifted - era * DAYS_PER_ERA);
        final int yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        final int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        final int monthFromMarch = (5 * dayOfYear + 2) / 153;
        final int dayOfMonth = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        final int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        final int year = (int) (yearOfEra + era * YEARS_PER_ERA) + (month <= 2 ? 1 : 0);
        return year * 10_000 + month * 100 + dayOfMonth;
    }

    /** The day of a date. */
    static long day(final int year, final int month, final int dayOfMonth) {
        final int yearFromMarch = month <= 2 ? year - 1 : year;
        final int era = Math.floorDiv(yearFromMarch, YEARS_PER_ERA);
        final int yearOfEra = yearFromMarch - era * YEARS_PER_ERA;
        final int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + dayOfMonth - 1;
        final int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return (long) era * DAYS_PER_ERA + dayOfEra - EPOCH_SHIFT;
    }

    /** Such as the third Monday of a month. */
    static long weekdayInMonth(final int year, final int month, final int weekday, final int which) {
        final long first = day(year, month, 1);
        return first + Math.floorMod(weekday - weekday(first), DAYS_PER_WEEK) + (which - 1L) * DAYS_PER_WEEK;
    }

    static long lastWeekdayInMonth(final int year, final int month, final int weekday) {
        final long last = (month == 12 ? day(year + 1, 1, 1) : day(year, month + 1, 1)) - 1;
        return last - Math.floorMod(weekday(last) - weekday, DAYS_PER_WEEK);
    }

    static long easterSunday(final int year) {
        final int golden = year % 19;
        final int century = year / 100;
        final int yearOfCentury = year % 100;
        final int correction = (century - (century + 8) / 25 + 1) / 3;
        final int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
        final int weekday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7;
        final int late = (golden + 11 * epact + 22 * weekday) / 451;
        final int monthAndDay = epact + weekday - 7 * late + 114;
        return day(year, monthAndDay / 31, monthAndDay % 31 + 1);
    }
}
