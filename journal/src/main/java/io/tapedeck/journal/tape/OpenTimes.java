package io.tapedeck.journal.tape;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.MarkCandleDecoder;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * The open times of the candles on a tape, as the courses in which they follow each other evenly: one for a year
 * without a gap. One thread.
 */
final class OpenTimes {
    /** So that the summary of a tape with a hole in every hour is not longer than it is worth. */
    static final int MOST_COURSES = 1_000;
    private static final int MESSAGE = Frame.HEADER_LENGTH + Frame.MESSAGE_HEADER_LENGTH;

    private final List<Course> courses = new ArrayList<>();
    private long firstNs;
    private long lastNs;
    private long stepNs;
    private long count;

    /**
     * Times with even steps between them. Immutable.
     *
     * @param firstNs first of them, nanoseconds.
     * @param stepNs  between two of them; 0 for a single one.
     * @param count   how many.
     */
    record Course(long firstNs, long stepNs, long count) {
        void forEach(final LongConsumer times) {
            for (long time = 0; time < count; time++) {
                times.accept(firstNs + time * stepNs);
            }
        }
    }

    /** Takes in the next frame, which may have no candle. */
    void add(final Frame frame) {
        switch (frame.inputTemplateId()) {
            case MarketCandleDecoder.TEMPLATE_ID -> add(time(frame, MarketCandleDecoder.openTimeNsEncodingOffset()));
            case MarkCandleDecoder.TEMPLATE_ID -> add(time(frame, MarkCandleDecoder.openTimeNsEncodingOffset()));
            default -> { }
        }
    }

    private static long time(final Frame frame, final int offset) {
        return frame.buffer().getLong(MESSAGE + offset, ByteOrder.LITTLE_ENDIAN);
    }

    void add(final long openTimeNs) {
        if (count == 1) {
            stepNs = openTimeNs - firstNs;
        } else if (count == 0 || openTimeNs - lastNs != stepNs) {
            endCourse();
            firstNs = openTimeNs;
        }
        lastNs = openTimeNs;
        count++;
    }

    private void endCourse() {
        if (count > 0 && courses.size() <= MOST_COURSES) {
            courses.add(new Course(firstNs, stepNs, count));
        }
        stepNs = 0;
        count = 0;
    }

    /** Ends the last course; more than {@link #MOST_COURSES} are not all of them. */
    List<Course> courses() {
        endCourse();
        return List.copyOf(courses);
    }
}
