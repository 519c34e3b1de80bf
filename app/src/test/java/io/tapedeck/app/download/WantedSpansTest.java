package io.tapedeck.app.download;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is asked for, against a naive twin that ticks off moment after moment. */
class WantedSpansTest {
    private static final long SEED = 33;

    @Test
    void whatIsKnownIsLeftOut() {
        assertEquals(List.of(new Span(0, 10), new Span(50, 60), new Span(80, 100)), WantedSpans.of(new Span(0, 100),
            List.of(new Span(60, 80), new Span(10, 50), new Span(20, 30)), 1));
        assertEquals(List.of(), WantedSpans.of(new Span(20, 30), List.of(new Span(10, 50)), 1));
        assertEquals(List.of(), WantedSpans.of(new Span(30, 20), List.of(), 1));
    }

    @Test
    void holesThatOneRequestCoversAreAskedForTogether() {
        assertEquals(List.of(new Span(0, 60), new Span(80, 100)), WantedSpans.of(new Span(0, 100),
            List.of(new Span(10, 19), new Span(20, 29), new Span(60, 80)), 10));
    }

    @Test
    void everythingThatIsNotKnownIsAskedForAndNothingTwice() {
        for (long seed = SEED; seed < SEED + 2_000; seed++) {
            final SplittableRandom random = new SplittableRandom(seed);
            final BitSet twin = new BitSet();
            final int from = random.nextInt(100);
            final int to = random.nextInt(200);
            twin.set(from, Math.max(from, to));
            final List<Span> known = new ArrayList<>();
            for (int part = random.nextInt(8); part > 0; part--) {
                final int begin = random.nextInt(200);
                final int end = begin + random.nextInt(40);
                known.add(new Span(begin, end));
                twin.clear(begin, end);
            }
            assertAsksFor(twin, WantedSpans.of(new Span(from, to), known, 1), seed);
            assertApart(WantedSpans.of(new Span(from, to), known, 10), 10, seed);
        }
    }

    private static void assertAsksFor(final BitSet twin, final List<Span> wanted, final long seed) {
        final BitSet asked = new BitSet();
        for (final Span span : wanted) {
            assertFalse(span.isEmpty(), "seed " + seed);
            asked.set((int) span.fromNs(), (int) span.toNs());
        }
        assertEquals(twin, asked, "seed " + seed);
        assertApart(wanted, 1, seed);
    }

    private static void assertApart(final List<Span> wanted, final long least, final long seed) {
        for (int index = 1; index < wanted.size(); index++) {
            assertTrue(wanted.get(index).fromNs() - wanted.get(index - 1).toNs() >= least, "seed " + seed);
        }
    }
}
