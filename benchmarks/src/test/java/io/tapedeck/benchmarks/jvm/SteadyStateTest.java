package io.tapedeck.benchmarks.jvm;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SteadyStateTest {
    private static final int TIMES = 20_000;

    private int calls;

    @Test
    void whatAllocatesNothingIsFoundToAllocateNothing() {
        assertEquals(0, SteadyState.cost(() -> ++calls, TIMES, TIMES).bytes());
    }

    @Test
    void oneObjectInAThousandOperationsIsNoticed() {
        final Object[] kept = new Object[1];
        final double bytes = SteadyState.cost(() -> {
            calls++;
            if (calls % 1_000 == 0) {
                kept[0] = new long[1];
            }
            return calls;
        }, TIMES, TIMES).bytes();

        assertTrue(bytes >= 16.0 / 1_000, bytes + " bytes");
        assertTrue(kept[0] instanceof long[]);
    }
}
