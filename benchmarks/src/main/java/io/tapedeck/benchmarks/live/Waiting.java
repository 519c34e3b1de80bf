package io.tapedeck.benchmarks.live;

import io.tapedeck.benchmarks.report.Figure;
import org.HdrHistogram.Histogram;

/** The control: a thread that does nothing but wait for the same moments. What it is late is the machine's doing. */
final class Waiting {
    private Waiting() {
    }

    static Figure figure(final String name, final int perSecond, final int samples) {
        final Histogram late = IntentTimes.histogram();
        final Schedule schedule = Schedule.soon(perSecond);
        for (int index = 0; index < samples; index++) {
            schedule.await(index);
            IntentTimes.record(late, System.nanoTime() - schedule.dueNs(index));
        }
        return Percentiles.figure(name, late);
    }
}
