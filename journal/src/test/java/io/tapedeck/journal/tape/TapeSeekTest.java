package io.tapedeck.journal.tape;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.journal.CandleTape;
import io.tapedeck.journal.tape.TapeReader.SequenceRule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TapeSeekTest {
    private static final int FRAMES = 200_000;
    private static final int END = -1;
    private static final long SEED = 7;

    /** Of all frames, in their order; gaps between them are of very different lengths. */
    private static final long[] TIMES = times();

    @TempDir
    private static Path directory;

    private final Frame frame = Frame.allocate();

    private static long[] times() {
        final SplittableRandom random = new SplittableRandom(SEED);
        final long[] times = new long[FRAMES];
        long time = CandleTape.START;
        for (int index = 0; index < FRAMES; index++) {
            time += 1 + (random.nextInt(50) == 0 ? random.nextLong(1_000_000) : random.nextLong(3));
            times[index] = time;
        }
        return times;
    }

    @BeforeAll
    static void writeTape() {
        try (HistoryTapeWriter writer = new HistoryTapeWriter(directory)) {
            for (int index = 0; index < FRAMES; index++) {
                CandleTape.fill(writer.next(TIMES[index]), index + 1L);
                writer.commit();
            }
        }
    }

    /** The obvious search; returns a sequence, or {@link #END}. */
    private static long naiveSearch(final long timeNs) {
        for (int index = 0; index < FRAMES; index++) {
            if (TIMES[index] >= timeNs) {
                return index + 1L;
            }
        }
        return END;
    }

    private long seek(final TapeReader reader, final long timeNs) {
        reader.seek(timeNs);
        if (!reader.advance()) {
            return END;
        }
        reader.copyTo(frame);
        return frame.sequence();
    }

    @Test
    void findsWhatALinearSearchFinds() {
        final SplittableRandom random = new SplittableRandom(SEED);
        final long span = TIMES[FRAMES - 1] - TIMES[0];
        try (TapeReader reader = new TapeReader(directory, SequenceRule.CONTIGUOUS)) {
            for (int round = 0; round < 300; round++) {
                final long between = TIMES[0] - span / 10 + random.nextLong(span + span / 5);
                final long exact = TIMES[random.nextInt(FRAMES)];
                assertEquals(naiveSearch(between), seek(reader, between), between + ", seed " + SEED);
                assertEquals(naiveSearch(exact), seek(reader, exact), exact + ", seed " + SEED);
                assertEquals(naiveSearch(exact + 1), seek(reader, exact + 1), exact + 1 + ", seed " + SEED);
            }
        }
    }

    @Test
    void findsTheFirstFrameBeforeTheTapeBeginsAndNoneAfterItEnds() {
        try (TapeReader reader = new TapeReader(directory, SequenceRule.CONTIGUOUS)) {
            assertEquals(1, seek(reader, Long.MIN_VALUE));
            assertEquals(1, seek(reader, TIMES[0]));
            assertEquals(2, seek(reader, TIMES[0] + 1));
            assertEquals(FRAMES, seek(reader, TIMES[FRAMES - 1]));
            assertEquals(END, seek(reader, TIMES[FRAMES - 1] + 1));
            assertEquals(END, seek(reader, Long.MAX_VALUE));
            reader.requireEndAt(FRAMES);
        }
    }

    @Test
    void readsOnToTheEndFromWhereItFoundItself() {
        try (TapeReader reader = new TapeReader(directory, SequenceRule.CONTIGUOUS)) {
            reader.seek(TIMES[FRAMES - 1_000]);
            assertEquals(1_000, CandleTape.rest(reader).size());
            reader.requireEndAt(FRAMES);
        }
    }

    @Test
    void looksAtNoMoreDocumentsThanABisectionNeeds() {
        final SplittableRandom random = new SplittableRandom(SEED);
        try (TapeReader reader = new TapeReader(directory, SequenceRule.CONTIGUOUS)) {
            CandleTape.rest(reader);
            final long documents = reader.documentsRead();
            final int bound = Long.SIZE - Long.numberOfLeadingZeros(documents) + 3;
            for (int round = 0; round < 500; round++) {
                final long before = reader.documentsRead();
                seek(reader, TIMES[random.nextInt(FRAMES)] + random.nextInt(2));
                final long read = reader.documentsRead() - before;
                assertTrue(read <= bound, read + " of " + documents + " documents, seed " + SEED);
            }
        }
    }

    @Test
    void findsTheFirstOfManyFramesOfTheSameTime(@TempDir final Path session) {
        final SplittableRandom random = new SplittableRandom(SEED);
        final long[] times = random.longs(3_000, 0, 300).sorted().toArray();
        try (SessionTapeWriter writer = new SessionTapeWriter(session, RecordLevel.ALL)) {
            for (int index = 0; index < times.length; index++) {
                CandleTape.fill(frame.begin(index + 1L, times[index], 0), index + 1L);
                writer.onFrame(frame);
            }
        }

        try (TapeReader reader = new TapeReader(session, SequenceRule.CONTIGUOUS)) {
            for (long time = -1; time <= 300; time++) {
                final long wanted = time;
                final long earlier = Arrays.stream(times).filter(each -> each < wanted).count();
                final long expected = earlier == times.length ? END : earlier + 1;
                assertEquals(expected, seek(reader, time), "time " + time + ", seed " + SEED);
            }
        }
    }

    @Test
    void findsNothingOnATapeOfOneFrameBehindIt(@TempDir final Path tape) {
        CandleTape.write(tape, 1);

        try (TapeReader reader = new TapeReader(tape, SequenceRule.CONTIGUOUS)) {
            assertEquals(1, seek(reader, CandleTape.START));
            assertEquals(END, seek(reader, CandleTape.START + 1));
            assertFalse(reader.advance());
        }
    }
}
