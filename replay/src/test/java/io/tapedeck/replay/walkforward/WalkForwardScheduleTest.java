package io.tapedeck.replay.walkforward;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.replay.run.UnusableRequestException;
import io.tapedeck.replay.walkforward.WalkForwardSchedule.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Where the windows of a walk forward lie, by days of January 2022. */
class WalkForwardScheduleTest {
    private static final Duration DAY = Duration.ofDays(1);

    private static WalkForwardSchedule schedule(final Training training, final int train, final int test,
        final int purge, final int embargo) {
        return new WalkForwardSchedule(training, DAY.multipliedBy(train), DAY.multipliedBy(test),
            DAY.multipliedBy(purge), DAY.multipliedBy(embargo));
    }

    private static Instant day(final int day) {
        return Instant.parse("2022-01-01T00:00:00Z").plus(DAY.multipliedBy(day - 1));
    }

    private static Fold fold(final int number, final int trainFrom, final int trainTo, final int testFrom,
        final int testTo) {
        return new Fold(number, day(trainFrom), day(trainTo), day(testFrom), day(testTo));
    }

    @Test
    void aRollingTrainingForgets() {
        assertEquals(List.of(fold(1, 1, 11, 11, 16), fold(2, 6, 16, 16, 21), fold(3, 11, 21, 21, 26)),
            schedule(Training.ROLLING, 10, 5, 0, 0).folds(day(1), day(26)));
    }

    @Test
    void anAnchoredTrainingForgetsNothing() {
        assertEquals(List.of(fold(1, 1, 11, 11, 16), fold(2, 1, 16, 16, 21), fold(3, 1, 21, 21, 26)),
            schedule(Training.ANCHORED, 10, 5, 0, 0).folds(day(1), day(26)));
    }

    @Test
    void testsThatAreNotWholeAreLeftOut() {
        assertEquals(List.of(fold(1, 1, 11, 11, 16)), schedule(Training.ROLLING, 10, 5, 0, 0).folds(day(1), day(20)));
    }

    /** The training keeps its length; tests stand as far apart as they are long, however much of them is left out. */
    @ParameterizedTest
    @CsvSource({"ROLLING, 5", "ANCHORED, 1"})
    void purgeAndEmbargoLieBetweenTrainingAndTest(final Training training, final int secondTraining) {
        assertEquals(List.of(fold(1, 1, 11, 14, 17), fold(2, secondTraining, 15, 18, 21)),
            schedule(training, 10, 4, 2, 1).folds(day(1), day(22)));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 0, 0", "10, 5, 3, 2", "7, 3, 0, 1", "4, 9, 8, 8"})
    void nothingIsTradedThatWasLearntFrom(final int train, final int test, final int purge, final int embargo) {
        for (final Training training : Training.values()) {
            final List<Fold> folds = schedule(training, train, test, purge, embargo).folds(day(1), day(200));
            for (final Fold fold : folds) {
                assertEquals(DAY.multipliedBy(purge + embargo), Duration.between(fold.trainTo(), fold.testFrom()));
                assertTrue(fold.number() == 1
                    || !fold.testFrom().isBefore(folds.get(fold.number() - 2).testTo()), fold::toString);
                assertTrue(!fold.trainFrom().isBefore(day(1)) && !fold.testTo().isAfter(day(200)), fold::toString);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        0  | 5 | 0  | 0 | training and test must take some time
        10 | 0 | 0  | 0 | training and test must take some time
        10 | 5 | -1 | 0 | purge and embargo must not be negative
        10 | 5 | 0  | 5 | an embargo of 5d leaves nothing of a test of 5d
        10 | 9 | 8  | 0 | there is no room for a training of 10d, a purge of 8d and a test of 9d
        30 | 5 | 0  | 0 | there is no room for a training of 30d and a test of 5d
        """)
    void whatLeavesNothingIsRefused(final int train, final int test, final int purge, final int embargo,
        final String said) {
        final UnusableRequestException refused = assertThrows(UnusableRequestException.class,
            () -> schedule(Training.ROLLING, train, test, purge, embargo).folds(day(1), day(26)));

        assertEquals(Category.USAGE, refused.category());
        assertTrue(refused.getMessage().contains(said), refused.getMessage());
    }
}
