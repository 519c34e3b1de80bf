package io.tapedeck.journal.tape;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.journal.CandleTape;
import io.tapedeck.journal.tape.TapeReader.SequenceRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Neither to read a frame nor to record one allocates: bytes that the thread allocated, as the JVM counts them. One
 * small object in a thousand frames is noticed, so the assertion can fail.
 */
class TapeAllocationTest {
    private static final int WARM_UP_FRAMES = 60_000;
    private static final int ROUND_FRAMES = 5_000;
    private static final int ROUNDS = 12;
    private static final int FRAMES = WARM_UP_FRAMES + ROUNDS * ROUND_FRAMES;
    private static final com.sun.management.ThreadMXBean THREADS =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static volatile Object sink;

    @TempDir
    private Path directory;

    private final Frame frame = Frame.allocate();
    private long sequence;

    private static long allocatedBytes() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /**
     * The best round counts: with every few megabytes the library maps the next piece of the file, and the JIT may
     * materialise an object while it replaces code.
     */
    private static long leastAllocatedBy(final Runnable step) {
        repeat(step, WARM_UP_FRAMES);
        allocatedBytes();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            final long before = allocatedBytes();
            repeat(step, ROUND_FRAMES);
            least = Math.min(least, allocatedBytes() - before);
        }
        return least;
    }

    private static void repeat(final Runnable step, final int times) {
        for (int index = 0; index < times; index++) {
            step.run();
        }
    }

    private void readOne(final TapeReader reader) {
        assertTrue(reader.advance());
        reader.copyTo(frame);
        sequence = frame.sequence();
    }

    @Test
    void readingAFrameAllocatesNothing() {
        CandleTape.write(directory, FRAMES);

        try (TapeReader reader = new TapeReader(directory, SequenceRule.CONTIGUOUS)) {
            assertEquals(0, leastAllocatedBy(() -> readOne(reader)));
            assertEquals(FRAMES, sequence);
        }
    }

    @Test
    void readingAFrameThatIsADocumentOfItsOwnAllocatesNothing() {
        try (SessionTapeWriter writer = new SessionTapeWriter(directory, RecordLevel.ALL)) {
            repeat(() -> recordOne(writer), FRAMES);
        }

        try (TapeReader reader = new TapeReader(directory, SequenceRule.CONTIGUOUS)) {
            assertEquals(0, leastAllocatedBy(() -> readOne(reader)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void recordingAFrameAllocatesNothing(final TapeRoom room) {
        try (SessionTapeWriter writer = new SessionTapeWriter(directory, RecordLevel.ALL, room)) {
            assertEquals(0, leastAllocatedBy(() -> recordOne(writer)));
            assertEquals(FRAMES, writer.recorded());
        }
    }

    private void recordOne(final SessionTapeWriter writer) {
        sequence++;
        writer.onFrame(frame.begin(sequence, sequence, sequence));
    }

    @Test
    void anAllocationWouldBeNoticed() {
        CandleTape.write(directory, FRAMES);

        try (TapeReader reader = new TapeReader(directory, SequenceRule.CONTIGUOUS)) {
            final long allocated = leastAllocatedBy(() -> {
                readOne(reader);
                if (sequence % 1_000 == 0) {
                    sink = new long[1];
                }
            });
            assertTrue(allocated >= ROUND_FRAMES / 1_000 * 16L, "noticed " + allocated + " bytes");
            assertTrue(sink instanceof long[]);
        }
    }
}
