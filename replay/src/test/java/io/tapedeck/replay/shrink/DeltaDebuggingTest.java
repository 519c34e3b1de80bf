package io.tapedeck.replay.shrink;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is left fails, and fails no more without any one of its frames. */
class DeltaDebuggingTest {
    private static final int FRAMES = 300;

    private static List<Long> whole() {
        return LongStream.rangeClosed(1, FRAMES).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theFramesThatAreNeededTogetherAreLeft(final long seed) throws IOException {
        final SplittableRandom random = new SplittableRandom(seed);
        final Set<Long> needed = new TreeSet<>();
        final int count = random.nextInt(1, 6);
        while (needed.size() < count) {
            needed.add(random.nextLong(1, FRAMES + 1));
        }

        assertEquals(List.copyOf(needed), new DeltaDebugging(frames -> frames.containsAll(needed)).minimize(whole()),
            "seed " + seed);
    }

    /** It fails with any fifty frames, or with one even and one odd above a hundred: several minima, none monotone. */
    @Test
    void aMinimumIsFoundWhereThereAreSeveral() throws IOException {
        final DeltaDebugging.Trial trial = frames -> frames.size() >= 50
            || frames.stream().anyMatch(frame -> frame > 100 && frame % 2 == 0)
            && frames.stream().anyMatch(frame -> frame > 100 && frame % 2 != 0);
        final List<Long> least = new DeltaDebugging(trial).minimize(whole());

        assertTrue(trial.fails(least), least.toString());
        for (int index = 0; index < least.size(); index++) {
            final List<Long> without = new ArrayList<>(least);
            without.remove(index);
            assertFalse(trial.fails(without), "without frame " + least.get(index));
        }
    }
}
