package io.tapedeck.journal.inspect;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.TimerEncoder;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.journal.catalogue.Manifest;
import io.tapedeck.journal.tape.SessionTapeWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A recording of decisions, whose sequences have gaps: what is no longer what was recorded is told by its seal. */
class SealedTapeTest {
    private static final long FRAMES = 50;

    @TempDir
    private Path directory;

    private Path record(final String name, final LongStream timers) throws IOException {
        final Path tape = directory.resolve(name);
        final Frame frame = Frame.allocate();
        try (SessionTapeWriter writer = new SessionTapeWriter(tape, RecordLevel.DECISIONS)) {
            timers.forEach(timer -> {
                frame.begin(Math.abs(timer) * 3, Math.abs(timer), 0).append(new TimerEncoder()).timerId(timer);
                writer.onFrame(frame);
            });
        }
        new Manifest(Map.of("kind", "replay", "record", "DECISIONS")).write(tape.resolve("manifest.yaml"));
        return tape;
    }

    private static List<String> damageOf(final Path tape) {
        return TapeVerification.of(RecordedTape.at(tape).orElseThrow()).damage().stream()
            .map(TapeDamage::problem).toList();
    }

    private static void reseal(final Path tape, final Path other) throws IOException {
        Files.copy(other.resolve("seal.yaml"), tape.resolve("seal.yaml"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void whatWasRecordedIsSound() throws IOException {
        final Path tape = record("whole", LongStream.rangeClosed(1, FRAMES));

        assertEquals(List.of(), damageOf(tape));
        assertTrue(TapeVerification.of(RecordedTape.at(tape).orElseThrow()).checked().contains("chain"));
    }

    @Test
    void aFrameThatIsMissingIsNoticed() throws IOException {
        final Path whole = record("whole", LongStream.rangeClosed(1, FRAMES));
        final Path shorter = record("shorter", LongStream.rangeClosed(1, FRAMES).filter(timer -> timer != 20));
        assertEquals(List.of(), damageOf(shorter));
        reseal(shorter, whole);

        assertEquals(1, damageOf(shorter).size());
        assertTrue(damageOf(shorter).get(0).startsWith("its frames are not those that were recorded, though each "
            + "is sound by itself: 49 frames with the chain "), damageOf(shorter).toString());
    }

    @Test
    void aFrameInThePlaceOfAnotherIsNoticed() throws IOException {
        final Path whole = record("whole", LongStream.rangeClosed(1, FRAMES));
        final Path other = record("other", LongStream.rangeClosed(1, FRAMES).map(timer -> timer == 20 ? -20 : timer));
        reseal(other, whole);

        assertEquals(1, damageOf(other).size());
    }

    @Test
    void aSealThatIsNoneIsNoticed() throws IOException {
        final Path tape = record("whole", LongStream.rangeClosed(1, FRAMES));
        Files.writeString(tape.resolve("seal.yaml"), "frames: many\n");

        assertEquals(List.of("seal.yaml is no seal"), damageOf(tape));
    }
}
