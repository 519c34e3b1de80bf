package io.tapedeck.engine.ring;

import io.tapedeck.engine.ring.StallMonitor.Finding;
import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.junit.jupiter.api.Assertions.assertEquals;

class StallMonitorTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int CAPACITY = 8;

    private final StallMonitor monitor = new StallMonitor(Duration.ofSeconds(3), CAPACITY);
    private long second = 1_000;

    /** A second later. */
    private Finding look(final long accepted, final long processed) {
        second++;
        return monitor.look(second * SECOND_NS, accepted, processed);
    }

    private void assertFindings(final long[][] looks, final Finding... expected) {
        for (int index = 0; index < looks.length; index++) {
            assertEquals(expected[index], look(looks[index][0], looks[index][1]), "look " + index);
        }
    }

    @Test
    void anEmptyRingIsQuietForEver() {
        for (int index = 0; index < 100; index++) {
            assertEquals(Finding.NOTHING, look(5, 5));
        }
    }

    @Test
    void aConsumerThatMovesIsQuiet() {
        for (int index = 0; index < 100; index++) {
            assertEquals(Finding.NOTHING, look(index + 3, index));
        }
    }

    @Test
    void aConsumerThatStandsStillIsToldOnceAndWhenItMovesAgain() {
        assertFindings(new long[][]{{5, 4}, {6, 4}, {7, 4}, {7, 4}, {7, 4}, {7, 5}, {7, 5}},
            Finding.NOTHING, Finding.NOTHING, Finding.NOTHING, Finding.STALLED, Finding.NOTHING, Finding.MOVES,
            Finding.NOTHING);
    }

    @Test
    void aRingThatStaysFullIsAStallThoughTheConsumerMoves() {
        assertFindings(new long[][]{{1, 1}, {10, 2}, {11, 3}, {12, 4}, {13, 6}},
            Finding.NOTHING, Finding.NOTHING, Finding.NOTHING, Finding.STALLED, Finding.MOVES);
    }

    @Test
    void whatEmptiesInBetweenStartsAnew() {
        assertFindings(new long[][]{{5, 4}, {5, 4}, {5, 4}, {5, 5}, {6, 5}, {6, 5}, {6, 5}},
            Finding.NOTHING, Finding.NOTHING, Finding.NOTHING, Finding.NOTHING, Finding.NOTHING, Finding.NOTHING,
            Finding.STALLED);
        assertEquals(4 * SECOND_NS, monitor.stillForNs((second + 1) * SECOND_NS));
    }
}
