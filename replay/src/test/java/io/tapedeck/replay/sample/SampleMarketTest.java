package io.tapedeck.replay.sample;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleMarketTest {
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long FIRST_OPEN_TIME_NS = 1_577_836_800L * 1_000_000_000L;
    private static final int MINUTES_PER_DAY = 1_440;
    private static final int MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY;
    private static final int FOUR_YEARS_MINUTES = 1_461 * MINUTES_PER_DAY;
    private static final int MANY_MINUTES = 200_000;
    private static final long GOLDEN_HASH = 0x4BDD930D9D486B70L;

    private static final Map<Long, Survey> SURVEYS = new HashMap<>();

    private final SampleMinute minute = new SampleMinute();
    private byte[] ballast;

    // The same seed, the same market.

    @Test
    void seedOneGivesTheMinutesItHasAlwaysGiven() {
        assertEquals(GOLDEN_HASH, hashOf(1), () -> "hash is now 0x" + Long.toHexString(hashOf(1)));
    }

    @Test
    void anotherSeedGivesAnotherMarket() {
        assertNotEquals(hashOf(1), hashOf(2));
    }

    @Test
    void theFirstOpenTimeDoesNotChangeThePrices() {
        final SampleMarket early = new SampleMarket(1, 0);
        final SampleMarket late = new SampleMarket(1, 7 * 60 * MINUTE_NS);
        final SampleMinute other = new SampleMinute();
        for (int index = 0; index < MANY_MINUTES; index++) {
            early.next(minute);
            late.next(other);
            assertEquals(minute.close(), other.close());
        }
    }

    @Test
    void theRandomNumbersAreThoseOfTheReferenceImplementation() {
        final SplitMix64 random = new SplitMix64(1_234_567);
        assertEquals(Long.parseUnsignedLong("6457827717110365317"), random.next());
        assertEquals(Long.parseUnsignedLong("3203168211198807973"), random.next());
        assertEquals(Long.parseUnsignedLong("9817491932198370423"), random.next());
        assertEquals(Long.parseUnsignedLong("4593380528125082431"), random.next());
        assertEquals(Long.parseUnsignedLong("16408922859458223821"), random.next());
    }

    @Test
    void theBellHasMeanZeroAndTheDeviationItStates() {
        final SplitMix64 random = new SplitMix64(1);
        double sum = 0;
        double squares = 0;
        for (int index = 0; index < MANY_MINUTES; index++) {
            final double bell = (double) random.nextBell() / SplitMix64.BELL_DEVIATION;
            sum += bell;
            squares += bell * bell;
        }
        assertEquals(0, sum / MANY_MINUTES, 0.01);
        assertEquals(1, squares / MANY_MINUTES, 0.01);
    }

    // Every candle is possible.

    @Test
    void everyCandleIsPossible() {
        final SampleMarket market = market(1);
        for (int index = 0; index < MANY_MINUTES; index++) {
            market.next(minute);
            assertPossible();
        }
    }

    private void assertPossible() {
        assertTrue(0 < minute.low());
        assertTrue(minute.low() <= Math.min(minute.open(), minute.close()));
        assertTrue(Math.max(minute.open(), minute.close()) <= minute.high());
        assertTrue(0 < minute.volume());
        assertTrue(0 <= minute.takerBuyVolume() && minute.takerBuyVolume() <= minute.volume());
        assertTrue(10 * minute.low() * minute.volume() <= minute.quoteVolume());
        assertTrue(minute.quoteVolume() <= 10 * minute.high() * minute.volume());
        assertTrue(6 <= minute.tradeCount() && minute.tradeCount() <= 12);
    }

    @Test
    void aMinuteIsTheSumOfItsTrades() {
        minute.begin(MINUTE_NS);
        minute.add(300_000, 7, 7);
        minute.add(299_990, 5, 0);
        minute.add(300_020, 2, 2);
        minute.add(300_010, 1, 0);
        assertAll(
                () -> assertEquals(MINUTE_NS, minute.openTimeNs()),
                () -> assertEquals(300_000, minute.open()),
                () -> assertEquals(300_020, minute.high()),
                () -> assertEquals(299_990, minute.low()),
                () -> assertEquals(300_010, minute.close()),
                () -> assertEquals(15, minute.volume()),
                () -> assertEquals(45_000_000, minute.quoteVolume()),
                () -> assertEquals(9, minute.takerBuyVolume()),
                () -> assertEquals(4, minute.tradeCount()));
    }

    @Test
    void minutesFollowEachOtherWithoutAHole() {
        final SampleMarket market = market(1);
        for (int index = 0; index < MANY_MINUTES; index++) {
            market.next(minute);
            assertEquals(FIRST_OPEN_TIME_NS + index * MINUTE_NS, minute.openTimeNs());
        }
    }

    @Test
    void aFirstOpenTimeInsideAMinuteIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new SampleMarket(1, MINUTE_NS + 1));
    }

    @Test
    void aMinuteOpensWithinTwoTicksOfTheLastCloseSaveForRareGaps() {
        final SampleMarket market = market(1);
        market.next(minute);
        int gaps = 0;
        for (int index = 1; index < MANY_MINUTES; index++) {
            final long lastClose = minute.close();
            market.next(minute);
            gaps += Math.abs(minute.open() - lastClose) > 2 ? 1 : 0;
        }
        assertTrue(0 < gaps && gaps < MANY_MINUTES / 1_000, gaps + " gaps");
    }

    // The shape of four years.

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyRegimeAppearsInFourYears(final long seed) {
        final Survey survey = survey(seed);
        assertAll(
                () -> assertTrue(survey.worstDay < -0.10, "crash: worst day " + survey.worstDay),
                () -> assertTrue(survey.calmestWeek < 0.03, "range: calmest week " + survey.calmestWeek),
                () -> assertTrue(survey.bestWeek > 0.05, "trend up: best week " + survey.bestWeek),
                () -> assertTrue(survey.worstWeek < -0.05, "trend down: worst week " + survey.worstWeek));
    }

    @Test
    void aCrashIsAlwaysFollowedByARecovery() {
        assertEquals(Regime.RECOVERY, Regime.CRASH.drawSuccessor(new SplitMix64(1)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, Long.MIN_VALUE, Long.MAX_VALUE})
    void pricesStayInTheBandForFourYears(final long seed) {
        final Survey survey = survey(seed);
        assertTrue(300_000 < survey.lowest, "lowest " + survey.lowest);
        assertTrue(survey.highest < 40_000_000, "highest " + survey.highest);
    }

    @Test
    void aLargerMoveTradesMoreVolume() {
        final Survey survey = survey(1);
        assertTrue(survey.volumeOfLargeMoves > 1.5 * survey.volumeOfSmallMoves,
                survey.volumeOfLargeMoves + " against " + survey.volumeOfSmallMoves);
    }

    @Test
    void aLargeMoveIsFollowedByLargerMovesThanASmallOne() {
        final Survey survey = survey(1);
        assertTrue(survey.moveAfterLargeMoves > 1.5 * survey.moveAfterSmallMoves);
    }

    @Test
    void theAfternoonIsBusierThanTheNight() {
        final Survey survey = survey(1);
        assertTrue(survey.volumeOfHour[14] > 2 * survey.volumeOfHour[4]);
    }

    @Test
    void theDayPatternGoesInStraightLinesAndRepeats() {
        assertEquals(1_400, DayPattern.thousandthsAt(13 * 60));
        assertEquals(1_525, DayPattern.thousandthsAt(13 * 60 + 30));
        assertEquals(DayPattern.thousandthsAt(MINUTES_PER_DAY - 1), DayPattern.thousandthsAt(-1));
    }

    private static Survey survey(final long seed) {
        return SURVEYS.computeIfAbsent(seed, key -> Survey.of(market(key)));
    }

    // Nothing is allocated for a minute.

    @Test
    void generatingAllocatesNothing() {
        final SampleMarket market = market(1);
        final long bytes = allocatedBytesOf(() -> advance(market, MANY_MINUTES));
        assertTrue(bytes < MANY_MINUTES / 10, bytes + " bytes for " + MANY_MINUTES + " minutes");
    }

    @Test
    void theAllocationMeterNoticesAnArray() {
        assertTrue(allocatedBytesOf(() -> ballast = new byte[MANY_MINUTES]) >= MANY_MINUTES);
        assertEquals(MANY_MINUTES, ballast.length);
    }

    private static long allocatedBytesOf(final Runnable work) {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private void advance(final SampleMarket market, final int minutes) {
        for (int index = 0; index < minutes; index++) {
            market.next(minute);
        }
    }

    private static SampleMarket market(final long seed) {
        return new SampleMarket(seed, FIRST_OPEN_TIME_NS);
    }

    /** FNV-1a (Fowler, Noll, Vo) over whole longs instead of bytes. */
    private long hashOf(final long seed) {
        final SampleMarket market = market(seed);
        long hash = 0xCBF29CE484222325L;
        for (int index = 0; index < MANY_MINUTES; index++) {
            market.next(minute);
            for (final long value : values()) {
                hash = (hash ^ value) * 0x100000001B3L;
            }
        }
        return hash;
    }

    private long[] values() {
        return new long[] {
            minute.openTimeNs(), minute.open(), minute.high(), minute.low(), minute.close(),
            minute.volume(), minute.quoteVolume(), minute.takerBuyVolume(), minute.tradeCount(),
        };
    }

    /** What is looked up in four years of one market; moves are fractions. */
    private static final class Survey {
        private static final double LARGE_MOVE = 0.001;

        private final double[] volumeOfHour = new double[24];
        private long lowest = Long.MAX_VALUE;
        private long highest;
        private double worstDay;
        private double worstWeek;
        private double bestWeek;
        private double calmestWeek = Double.MAX_VALUE;
        private double volumeOfLargeMoves;
        private double volumeOfSmallMoves;
        private double moveAfterLargeMoves;
        private double moveAfterSmallMoves;
        private long dayOpen;
        private long weekOpen;
        private double lastMove;
        private int largeMoves;
        private int minutesAfterLargeMoves;

        private static Survey of(final SampleMarket market) {
            final Survey survey = new Survey();
            final SampleMinute minute = new SampleMinute();
            for (int index = 0; index < FOUR_YEARS_MINUTES; index++) {
                market.next(minute);
                survey.add(minute, index);
            }
            survey.average();
            return survey;
        }

        private void add(final SampleMinute minute, final int index) {
            lowest = Math.min(lowest, minute.low());
            highest = Math.max(highest, minute.high());
            volumeOfHour[index / 60 % 24] += minute.volume();
            addMove(Math.abs(move(minute.open(), minute.close())), minute.volume());
            addDay(minute, index % MINUTES_PER_DAY);
            addWeek(minute, index % MINUTES_PER_WEEK);
        }

        private void addMove(final double size, final long volume) {
            if (size > LARGE_MOVE) {
                largeMoves++;
                volumeOfLargeMoves += volume;
            } else {
                volumeOfSmallMoves += volume;
            }
            if (lastMove > LARGE_MOVE) {
                minutesAfterLargeMoves++;
                moveAfterLargeMoves += size;
            } else {
                moveAfterSmallMoves += size;
            }
            lastMove = size;
        }

        private void addDay(final SampleMinute minute, final int minuteOfDay) {
            dayOpen = minuteOfDay == 0 ? minute.open() : dayOpen;
            if (minuteOfDay == MINUTES_PER_DAY - 1) {
                worstDay = Math.min(worstDay, move(dayOpen, minute.close()));
            }
        }

        private void addWeek(final SampleMinute minute, final int minuteOfWeek) {
            weekOpen = minuteOfWeek == 0 ? minute.open() : weekOpen;
            if (minuteOfWeek == MINUTES_PER_WEEK - 1) {
                final double week = move(weekOpen, minute.close());
                worstWeek = Math.min(worstWeek, week);
                bestWeek = Math.max(bestWeek, week);
                calmestWeek = Math.min(calmestWeek, Math.abs(week));
            }
        }

        private void average() {
            volumeOfLargeMoves /= largeMoves;
            volumeOfSmallMoves /= FOUR_YEARS_MINUTES - largeMoves;
            moveAfterLargeMoves /= minutesAfterLargeMoves;
            moveAfterSmallMoves /= FOUR_YEARS_MINUTES - minutesAfterLargeMoves;
        }

        private static double move(final long from, final long to) {
            return (double) (to - from) / from;
        }
    }
}
