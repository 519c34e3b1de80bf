package io.tapedeck.journal.tape;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.journal.CandleTape;
import io.tapedeck.journal.ForkedJvm;
import io.tapedeck.journal.tape.TapeReader.SequenceRule;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A process crash loses no frame that was recorded and leaves no part of one. */
@Tag("one-jdk")
class KilledWriterTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(longs = {500, 150_000})
    void everyFrameThatWasRecordedBeforeAKillIsThereIntactAndInOrder(final long announced)
        throws IOException {
        killWriterAfter(announced);

        final long readable = assertTimeout(AT_ONCE, this::countIntactFrames);
        assertTrue(readable >= announced, readable + " frames of " + announced);
    }

    @Test
    void aWriterThatIsKilledBeforeItsFirstFrameLeavesNothingThatHangs() throws IOException {
        killWriterAfter(0);

        assertTimeout(AT_ONCE, () -> {
            try {
                countIntactFrames();
            } catch (final DamagedTapeException notEvenBegun) {
                assertTrue(notEvenBegun.getMessage().contains(directory.toString()));
            }
        });
    }

    private void killWriterAfter(final long announced) throws IOException {
        try (ForkedJvm writer = new ForkedJvm(TirelessWriter.class, directory.toString(), Long.toString(announced))) {
            assertEquals(Long.toString(announced), writer.readLine());
            writer.kill();
        }
    }

    private long countIntactFrames() {
        final Frame frame = Frame.allocate();
        long count = 0;
        try (TapeReader reader = new TapeReader(directory, SequenceRule.CONTIGUOUS)) {
            while (reader.advance()) {
                reader.copyTo(frame);
                count++;
                assertEquals(count, frame.sequence());
                if (count % 101 == 0) {
                    assertArrayEquals(CandleTape.bytesOf(count), CandleTape.bytesOf(frame), "frame " + count);
                }
            }
        }
        return count;
    }
}
