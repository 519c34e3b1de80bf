package io.tapedeck.app.monitor;

import com.sun.management.ThreadMXBean;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Percentiles by a clock of the test. */
class LatencyTimerTest {
    private static final Duration INTERVAL = Duration.ofMillis(1);
    private static final long SECOND_NS = 1_000_000_000L;

    private final AtomicLong clock = new AtomicLong();
    private final LatencyTimer timer = new LatencyTimer(INTERVAL, clock::get);

    @Test
    void aStallCountsForEveryEventThatItHeldUp() {
        for (int event = 0; event < 1_000; event++) {
            timer.record(10_000);
        }
        timer.record(SECOND_NS);
        final LatencySummary summary = timer.summary();
        assertTrue(summary.p50Ns() <= 10_007, "half of the events were not held up: " + summary);
        assertEquals(980_000_000, summary.p99Ns(), 1_000_000, "one per cent waited for nearly all of the second");
        assertEquals(SECOND_NS, summary.maxNs(), 1_000_000);
    }

    @Test
    void theFiguresAreThoseOfAHistogramThatCorrectsEveryTimeThatItRecords() {
        final long seed = new Random().nextLong();
        final Random random = new Random(seed);
        final Histogram twin = new Histogram(60 * SECOND_NS, 3);
        for (int event = 0; event < 5_000; event++) {
            final long nanos = (long) Math.exp(random.nextDouble() * 20);
            timer.record(nanos);
            twin.recordValueWithExpectedInterval(nanos, INTERVAL.toNanos());
        }
        final LatencySummary expected = LatencySummary.of(twin);
        final LatencySummary found = timer.summary();
        assertClose(expected.p50Ns(), found.p50Ns(), seed);
        assertClose(expected.p99Ns(), found.p99Ns(), seed);
        assertClose(expected.p999Ns(), found.p999Ns(), seed);
        assertClose(expected.maxNs(), found.maxNs(), seed);
    }

    /** Both round to three digits, the corrected copy twice. */
    private static void assertClose(final long expected, final long found, final long seed) {
        assertEquals(expected, found, expected / 200.0, "seed " + seed);
    }

    @Test
    void whatIsOlderThanTwoMinutesIsForgotten() {
        timer.record(5_000_000);
        assertEquals(5_000_000, timer.summary().maxNs(), 5_000);
        clock.set(90 * SECOND_NS);
        timer.record(2_000);
        assertEquals(5_000_000, timer.summary().maxNs(), 5_000, "a minute ago");
        clock.set(121 * SECOND_NS);
        assertEquals(2_000, timer.summary().maxNs(), 2);
        clock.set(1_000 * SECOND_NS);
        assertEquals(new LatencySummary(0, 0, 0, 0), timer.summary());
    }

    @Test
    void whatIsImpossibleIsBounded() {
        timer.record(-1);
        timer.record(Long.MAX_VALUE);
        assertEquals(60 * SECOND_NS, timer.summary().maxNs(), 60_000_000);
    }

    /** The least of several rounds: the virtual machine itself allocates for a thread when it compiles. */
    @Test
    void recordingAllocatesNothing() {
        assertEquals(0, leastAllocated(() -> record()));
        assertTrue(leastAllocated(() -> assertEquals(1_024, new byte[1_024].length)) >= 1_024, "allocation is seen");
    }

    private static long leastAllocated(final Runnable work) {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 10; round++) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            work.run();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private void record() {
        for (int event = 0; event < 100_000; event++) {
            timer.record(event);
        }
    }
}
