package io.tapedeck.journal.session;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Which snapshots go, and which stay. */
class SnapshotChoiceTest {
    private static List<Long> dispensable(final List<Long> snapshots, final Long... tapes) {
        return SnapshotChoice.dispensable(snapshots, new TreeSet<>(List.of(tapes)));
    }

    private static List<Long> down(final long from, final long to) {
        return LongStream.iterate(from, number -> number >= to, number -> number - 1).boxed().toList();
    }

    @Test
    void theNewestEightStay() {
        assertEquals(List.of(), dispensable(down(108, 101), 1L));
        assertEquals(List.of(102L, 101L), dispensable(down(110, 101), 1L));
    }

    @Test
    void theLastOfEveryEarlierTapeStays() {
        assertEquals(List.of(49L, 29L, 28L), dispensable(
            List.of(88L, 87L, 86L, 85L, 84L, 83L, 82L, 81L, 50L, 49L, 30L, 29L, 28L), 1L, 31L, 60L));
    }

    @Test
    void whatLiesBeforeTheFirstTapeGoes() {
        assertEquals(List.of(20L, 10L), dispensable(
            List.of(88L, 87L, 86L, 85L, 84L, 83L, 82L, 81L, 50L, 20L, 10L), 31L, 60L));
    }
}
