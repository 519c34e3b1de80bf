package io.tapedeck.journal.tape;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Counts frames, their messages by type, and the minute with most of them. One thread; allocates once. */
public final class FrameTally {
    private static final long MINUTE_NS = TimeUnit.MINUTES.toNanos(1);
    private static final int TEMPLATES = 1 << 16;

    private final long[] messagesByTemplate = new long[TEMPLATES];
    private final FrameMessages messages = new FrameMessages();
    private long frames;
    private long minute = Long.MIN_VALUE;
    private long framesOfMinute;
    private long peakMinute;
    private long peakFrames;

    /** Nothing is counted yet. */
    public FrameTally() {
        // Nothing to set up.
    }

    /**
     * Counts a frame.
     *
     * @param frame sealed.
     */
    public void add(final Frame frame) {
        frames++;
        countMinute(Math.floorDiv(frame.engineTimeNs(), MINUTE_NS));
        messages.wrap(frame);
        while (messages.next()) {
            messagesByTemplate[messages.templateId()]++;
        }
    }

    private void countMinute(final long present) {
        framesOfMinute = present == minute ? framesOfMinute + 1 : 1;
        minute = present;
        if (framesOfMinute > peakFrames) {
            peakFrames = framesOfMinute;
            peakMinute = present;
        }
    }

    /**
     * Takes over what was counted when a tape was written, in place of counting its frames.
     *
     * @param summary of a whole tape.
     */
    public void add(final TapeSummary summary) {
        frames += summary.frames();
        peakFrames = summary.peakFrames();
        peakMinute = summary.peakNs() / MINUTE_NS;
        summary.messages().forEach((template, count) -> messagesByTemplate[template] += count);
    }

    /**
     * How many frames were counted.
     *
     * @return a count.
     */
    public long frames() {
        return frames;
    }

    /**
     * How many messages of each type there are.
     *
     * @return by template id, only types that occur.
     */
    public SortedMap<Integer, Long> messages() {
        final SortedMap<Integer, Long> counts = new TreeMap<>();
        for (int template = 0; template < TEMPLATES; template++) {
            if (messagesByTemplate[template] > 0) {
                counts.put(template, messagesByTemplate[template]);
            }
        }
        return counts;
    }

    /**
     * The most frames that one minute of engine time holds.
     *
     * @return a count.
     */
    public long peakFrames() {
        return peakFrames;
    }

    /**
     * The first minute that holds the most frames.
     *
     * @return its beginning, nanoseconds.
     */
    public long peakNs() {
        return peakMinute * MINUTE_NS;
    }
}
