package io.tapedeck.benchmarks.live;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ScheduleTest {
    @Test
    void inputsAreDueWhenTheyWereMeantToHappenWhateverWasLate() {
        final Schedule schedule = new Schedule(1_000, 100);

        assertEquals(1_000, schedule.dueNs(0));
        assertEquals(1_700, schedule.dueNs(7));
    }
}
