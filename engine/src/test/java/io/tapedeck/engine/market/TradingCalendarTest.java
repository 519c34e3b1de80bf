package io.tapedeck.engine.market;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TradingCalendarTest {
    private static final TradingCalendar NEW_YORK = TradingCalendar.US_EQUITY;

    private static long nanos(final String moment) {
        return Instant.parse(moment).getEpochSecond() * 1_000_000_000L;
    }

    private static Instant moment(final long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }

    private static boolean trades(final LocalDate date) {
        return UsEquitySessions.isTradingDay(date.toEpochDay());
    }

    /** From the exchange's published calendars. */
    @ParameterizedTest
    @ValueSource(strings = {
        "2004-06-11", "2004-09-06", "2004-11-25", "2004-12-24", "2005-03-25", "2007-01-02", "2008-03-21", "2010-12-24",
        "2011-04-22", "2012-10-29", "2012-10-30", "2015-07-03", "2018-12-05", "2021-01-18", "2021-02-15", "2021-04-02",
        "2021-05-31", "2021-07-05", "2021-09-06", "2021-11-25", "2021-12-24", "2022-06-20", "2023-01-02", "2023-06-19",
        "2024-03-29", "2024-06-19", "2025-01-09", "2025-04-18", "2026-07-03"})
    void isClosedOnHolidays(final LocalDate date) {
        assertFalse(trades(date), date.toString());
        assertTrue(date.getDayOfWeek().getValue() <= 5, "a weekend proves nothing: " + date);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2010-12-31", "2021-12-31", "2021-06-18", "2020-06-19", "2012-10-31", "2007-01-03",
        "2022-11-25", "2023-07-03", "2024-12-24", "2005-01-03", "2011-01-03"})
    void isOpenOnDaysThatOnlyLookLikeHolidays(final LocalDate date) {
        assertTrue(trades(date), date.toString());
    }

    @ParameterizedTest
    @CsvSource({"2004, 252", "2005, 252", "2007, 251", "2008, 253", "2012, 250", "2019, 252", "2020, 253", "2021, 252",
        "2022, 251", "2023, 250", "2024, 252"})
    void hasAsManyDaysAYearAsTheExchangeHad(final int year, final int days) {
        assertEquals(days, LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1))
            .filter(TradingCalendarTest::trades).count());
    }

    /** The JDK's time zone data is the second opinion. */
    @Test
    void opensAndClosesByTheClockOfNewYork() {
        final ZoneId newYork = ZoneId.of("America/New_York");
        LocalDate.of(1998, 1, 1).datesUntil(LocalDate.of(2030, 1, 1)).filter(TradingCalendarTest::trades)
            .forEach(date -> assertEquals(LocalDateTime.of(date.getYear(), date.getMonth(), date.getDayOfMonth(), 9, 30)
                .atZone(newYork).toInstant(), moment(UsEquitySessions.openNs(date.toEpochDay()))));
        assertEquals(Instant.parse("2022-01-03T21:00:00Z"), moment(UsEquitySessions.closeNs(
            LocalDate.of(2022, 1, 3).toEpochDay())));
        assertEquals(Instant.parse("2022-11-25T18:00:00Z"), moment(UsEquitySessions.closeNs(
            LocalDate.of(2022, 11, 25).toEpochDay())));
    }

    /** The JDK's calendar is the second opinion. */
    @Test
    void civilDatesAreThoseOfTheGregorianCalendar() {
        LocalDate.of(1969, 1, 1).datesUntil(LocalDate.of(2101, 1, 1)).forEach(date -> {
            final long day = date.toEpochDay();
            assertEquals(date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth(),
                CivilDate.digits(day));
            assertEquals(day, CivilDate.day(date.getYear(), date.getMonthValue(), date.getDayOfMonth()));
            assertEquals(date.getDayOfWeek().getValue() - 1, CivilDate.weekday(day));
        });
        final LocalDate november = LocalDate.of(2022, 11, 1);
        assertEquals(november.with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY)).toEpochDay(),
            CivilDate.weekdayInMonth(2022, 11, CivilDate.THURSDAY, 4));
        assertEquals(LocalDate.of(2024, 3, 31).toEpochDay(), CivilDate.easterSunday(2024));
        assertEquals(LocalDate.of(2011, 4, 24).toEpochDay(), CivilDate.easterSunday(2011));
        assertEquals(LocalDate.of(2008, 3, 23).toEpochDay(), CivilDate.easterSunday(2008));
    }

    @Test
    void aWeekendOrHolidayIsNoGap() {
        final long friday = nanos("2022-01-14T00:00:00Z");
        final long tuesday = nanos("2022-01-18T00:00:00Z");

        assertEquals(Instant.parse("2022-01-18T00:00:00Z"),
            moment(NEW_YORK.nextOpen(friday + Timeframe.D1.durationNs(), Timeframe.D1)));
        assertEquals(0, NEW_YORK.candlesBetween(friday + Timeframe.D1.durationNs(), tuesday, Timeframe.D1));
        assertEquals(3, TradingCalendar.CONTINUOUS.candlesBetween(friday + Timeframe.D1.durationNs(), tuesday,
            Timeframe.D1));
    }

    @ParameterizedTest
    @CsvSource({"1m, 390", "5m, 78", "15m, 26", "1h, 7", "1d, 1"})
    void aSessionHasSixAndAHalfHours(final String label, final long candles) {
        assertEquals(candles, NEW_YORK.candlesBetween(nanos("2022-01-03T00:00:00Z"), nanos("2022-01-04T00:00:00Z"),
            Timeframe.ofLabel(label).orElseThrow()));
    }

    @Test
    void aNightIsNoGapAndAMissingMinuteIsOne() {
        final long lastMinute = nanos("2022-01-03T20:59:00Z");
        final long minute = Timeframe.M1.durationNs();

        assertEquals(Instant.parse("2022-01-04T14:30:00Z"), moment(NEW_YORK.nextOpen(lastMinute + minute,
            Timeframe.M1)));
        assertEquals(0, NEW_YORK.candlesBetween(lastMinute + minute, nanos("2022-01-04T14:30:00Z"), Timeframe.M1));
        assertEquals(1, NEW_YORK.candlesBetween(lastMinute, nanos("2022-01-04T14:30:00Z"), Timeframe.M1));
    }

    @ParameterizedTest
    @CsvSource({"1d, 252, 365", "1h, 1638, 8760", "1m, 98280, 525600", "1w, 52, 52.142857142857146"})
    void aYearHasItsCandles(final String label, final double sessions, final double continuous) {
        final Timeframe timeframe = Timeframe.ofLabel(label).orElseThrow();

        assertEquals(sessions, NEW_YORK.candlesPerYear(timeframe));
        assertEquals(continuous, TradingCalendar.CONTINUOUS.candlesPerYear(timeframe));
    }
}
