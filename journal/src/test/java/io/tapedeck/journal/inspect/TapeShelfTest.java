package io.tapedeck.journal.inspect;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.TimerEncoder;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.journal.CandleTape;
import io.tapedeck.journal.tape.SessionTapeWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Which tapes there are and how large they are. */
class TapeShelfTest {
    @TempDir
    private Path directory;

    private static Path record(final Path tape, final int frames) {
        try (SessionTapeWriter writer = new SessionTapeWriter(tape, RecordLevel.ALL)) {
            final Frame frame = Frame.allocate();
            for (int sequence = 1; sequence <= frames; sequence++) {
                frame.begin(sequence, 10L * sequence, 0).append(new TimerEncoder());
                writer.onFrame(frame);
            }
        }
        return tape;
    }

    @Test
    void runsHaveTheirTapesInAFolderAndSomeHaveNone() throws IOException {
        record(directory.resolve("second/tape"), 1);
        record(directory.resolve("first/tape"), 1);
        Files.createDirectory(directory.resolve("third"));
        Files.writeString(directory.resolve("note.txt"), "no run");

        final List<RecordedTape> tapes = TapeShelf.ofRuns(directory);
        assertEquals(List.of(directory.resolve("first").toString(), directory.resolve("second").toString()),
            tapes.stream().map(RecordedTape::reference).toList());
        assertEquals("unfinished", tapes.get(0).kind());
    }

    @Test
    void whatIsNotThereHoldsNothing() {
        assertEquals(List.of(), TapeShelf.ofRuns(directory.resolve("nowhere")));
        assertEquals(List.of(), TapeShelf.ofJournal(directory.resolve("nowhere")));
    }

    @Test
    void aRecordingIsMeasuredAtItsEnds() {
        assertEquals(new TapeSpan(10, 5_000, 500),
            TapeSpan.of(RecordedTape.at(record(directory.resolve("tape"), 500)).orElseThrow()));
    }

    @Test
    void aTapeTakesLessThanItsFileIsLong() {
        CandleTape.write(directory.resolve("tape"), 10);

        final TapeSize size = TapeSize.of(List.of(directory.resolve("tape"))).get(directory.resolve("tape"));
        assertTrue(size.apparent() > 1 << 20, size.toString());
        assertTrue(size.onDisk().orElse(1) > 0, size.toString());
    }
}
