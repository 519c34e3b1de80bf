package io.tapedeck.journal.latency;

import org.HdrHistogram.Histogram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * How long the stages took: a histogram each and one of all together, three digits wide, and the frames that took
 * longest. One thread.
 */
public final class StageLatencies {
    /** Name of the sum of all stages. */
    public static final String TOTAL = "total";
    private static final int DIGITS = 3;

    private final Map<String, Histogram> histograms = new LinkedHashMap<>();
    private final Histogram total = new Histogram(DIGITS);
    private final ReceiptDelays receipts = new ReceiptDelays();
    private final PriorityQueue<TimedFrame> worst =
        new PriorityQueue<>(Comparator.comparingLong(TimedFrame::totalNs));
    private final int bound;
    private long framesRead;

    /**
     * Nothing was measured yet.
     *
     * @param bound how many of the slowest frames to keep.
     */
    StageLatencies(final int bound) {
        this.bound = bound;
    }

    void countFrame() {
        framesRead++;
    }

    /**
     * How long after it happened what a live session took in was received.
     *
     * @return by kind; empty for a replay.
     */
    public ReceiptDelays receipts() {
        return receipts;
    }

    void add(final TimedFrame frame) {
        frame.stagesNs().forEach((stage, nanos) ->
            histograms.computeIfAbsent(stage, first -> new Histogram(DIGITS)).recordValue(Math.max(0, nanos)));
        total.recordValue(Math.max(0, frame.totalNs()));
        worst.add(frame);
        if (worst.size() > bound) {
            worst.poll();
        }
    }

    /**
     * How many frames were timed.
     *
     * @return a count.
     */
    public long frames() {
        return total.getTotalCount();
    }

    /**
     * How many frames were looked at, timed or not.
     *
     * @return a count.
     */
    public long framesRead() {
        return framesRead;
    }

    /**
     * All histograms.
     *
     * @return name of a stage to nanoseconds, in the order of the pipeline; {@link #TOTAL} last.
     */
    public Map<String, Histogram> histograms() {
        final Map<String, Histogram> all = new LinkedHashMap<>(histograms);
        all.put(TOTAL, total);
        return all;
    }

    /**
     * The frames that took longest.
     *
     * @return the slowest first.
     */
    public List<TimedFrame> worst() {
        final List<TimedFrame> frames = new ArrayList<>(worst);
        frames.sort(Comparator.comparingLong(TimedFrame::totalNs).reversed()
            .thenComparingLong(TimedFrame::sequence));
        return frames;
    }
}
