package io.tapedeck.app.monitor;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long something takes, over the last one to two minutes. {@link #record} is for the hot path: any thread, no lock,
 * no allocation.
 *
 * <p>Corrected for coordinated omission: where something took longer than the interval at which events are expected,
 * those that would have come meanwhile would have waited, too, and count as if they had. That is done when somebody
 * asks and not when a time is recorded, for a stall of a second would otherwise make the thread that ends it record a
 * thousand times; the result is the same ({@link Histogram#copyCorrectedForCoordinatedOmission}).
 */
public final class LatencyTimer {
    private static final long LONGEST_NS = Duration.ofMinutes(1).toNanos();
    private static final long SHORTEST_INTERVAL_NS = Duration.ofNanos(100_000).toNanos();
    private static final long WINDOW_NS = Duration.ofMinutes(1).toNanos();
    private static final long FRESH_NS = Duration.ofMillis(500).toNanos();
    private static final int DIGITS = 3;

    private final long expectedIntervalNs;
    private final LongSupplier clockNs;
    private final Recorder recorder = new Recorder(LONGEST_NS, DIGITS);
    private Histogram previous = new Histogram(LONGEST_NS, DIGITS);
    private Histogram current = new Histogram(LONGEST_NS, DIGITS);
    private Histogram drained;
    private long windowStartNs;
    private long summaryNs;
    private LatencySummary summary;

    /**
     * Nothing was recorded yet.
     *
     * @param expectedInterval at which events come when nothing holds them up; at least 100 microseconds.
     * @param clockNs          monotonic.
     */
    public LatencyTimer(final Duration expectedInterval, final LongSupplier clockNs) {
        expectedIntervalNs = Math.max(SHORTEST_INTERVAL_NS, expectedInterval.toNanos());
        this.clockNs = clockNs;
        windowStartNs = clockNs.getAsLong();
    }

    /**
     * Records how long something took.
     *
     * @param nanos more than a minute counts as one.
     */
    public void record(final long nanos) {
        recorder.recordValue(Math.max(0, Math.min(LONGEST_NS, nanos)));
    }

    /**
     * What was recorded in the last one to two minutes; worked out anew twice a second at most.
     *
     * @return corrected.
     */
    public synchronized LatencySummary summary() {
        final long nowNs = clockNs.getAsLong();
        if (summary == null || nowNs - summaryNs >= FRESH_NS) {
            drain(nowNs);
            summary = LatencySummary.of(corrected());
            summaryNs = nowNs;
        }
        return summary;
    }

    private void drain(final long nowNs) {
        drained = recorder.getIntervalHistogram(drained);
        final long windows = (nowNs - windowStartNs) / WINDOW_NS;
        if (windows > 0) {
            final Histogram oldest = previous;
            previous = current;
            current = oldest;
            current.reset();
            windowStartNs += windows * WINDOW_NS;
        }
        if (windows > 1) {
            previous.reset();
        }
        current.add(drained);
    }

    private Histogram corrected() {
        final Histogram both = previous.copy();
        both.add(current);
        return both.copyCorrectedForCoordinatedOmission(expectedIntervalNs);
    }
}
