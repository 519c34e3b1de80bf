package io.tapedeck.strategies;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What is a crossing and what is not, ties included. */
class CrossingTest {
    /** Each step as u, d or a point. */
    private static String steps(final int... comparisons) {
        final Crossing crossing = new Crossing();
        final StringBuilder steps = new StringBuilder();
        for (final int comparison : comparisons) {
            crossing.add(comparison);
            steps.append(crossing.isUpward() ? 'u' : crossing.isDownward() ? 'd' : '.');
        }
        return steps.toString();
    }

    @Test
    void theFirstComparisonCrossesNothing() {
        assertEquals(".", steps(1));
        assertEquals(".", steps(-1));
    }

    @Test
    void fromBelowToAboveAndBack() {
        assertEquals(".u..d.", steps(-1, 1, 1, 7, -3, -1));
    }

    @Test
    void aTieIsNoCrossingYetAndAfterItEitherWayIsOne() {
        assertEquals("..u", steps(-1, 0, 1));
        assertEquals("..d", steps(-1, 0, -1));
        assertEquals("...u.u", steps(0, 0, 0, 1, 0, 1));
    }

    @Test
    void linesAreComparedAsTheyAre() {
        final Crossing crossing = new Crossing();
        crossing.add(1, 1);
        crossing.add(StrictMath.nextUp(1.0), 1);
        assertEquals(true, crossing.isUpward());
        crossing.add(1, 1);
        assertEquals(false, crossing.isUpward() || crossing.isDownward());
    }
}
