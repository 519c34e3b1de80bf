package io.tapedeck.journal.tape;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.CandleClosedEncoder;
import io.tapedeck.engine.event.codec.InstrumentDefinitionEncoder;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.SessionStartedEncoder;
import io.tapedeck.engine.event.codec.SignalEncoder;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.journal.CandleTape;
import io.tapedeck.journal.tape.TapeReader.SequenceRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SessionTapeTest {
    @TempDir
    private Path directory;

    private final Frame frame = Frame.allocate();

    /** A preamble of two, then market data of which every third frame has a decision. */
    private void record(final SessionTapeWriter writer) {
        frame.begin(1, 5, 0).append(new SessionStartedEncoder());
        writer.onFrame(frame);
        frame.begin(2, 5, 0).append(new InstrumentDefinitionEncoder());
        writer.onFrame(frame);
        for (int sequence = 3; sequence <= 11; sequence++) {
            frame.begin(sequence, 10L * sequence, 0).append(new MarketCandleEncoder()).close(sequence);
            frame.append(new CandleClosedEncoder());
            if (sequence % 3 == 0) {
                frame.append(new SignalEncoder()).signalId(sequence);
            }
            writer.onFrame(frame);
        }
    }

    private List<Long> sequences(final SequenceRule rule) {
        final List<Long> sequences = new ArrayList<>();
        try (TapeReader reader = new TapeReader(directory, rule)) {
            while (reader.advance()) {
                reader.copyTo(frame);
                sequences.add(frame.sequence());
            }
        }
        return sequences;
    }

    @Test
    void holdsEveryFrameWhereEverythingIsRecorded() {
        try (SessionTapeWriter writer = new SessionTapeWriter(directory, RecordLevel.ALL)) {
            record(writer);
            assertEquals(11, writer.recorded());
        }

        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L), sequences(SequenceRule.CONTIGUOUS));
    }

    @Test
    void holdsDecisionsAndWhatIsNotMarketDataWhereDecisionsAreRecorded() {
        try (SessionTapeWriter writer = new SessionTapeWriter(directory, RecordLevel.DECISIONS)) {
            record(writer);
            assertEquals(5, writer.recorded());
        }

        assertEquals(List.of(1L, 2L, 3L, 6L, 9L), sequences(SequenceRule.RISING));
        assertThrows(DamagedTapeException.class, () -> sequences(SequenceRule.CONTIGUOUS));
    }

    @Test
    void holdsNothingWhereNothingIsRecorded() throws IOException {
        try (SessionTapeWriter writer = new SessionTapeWriter(directory, RecordLevel.NONE)) {
            record(writer);
            assertEquals(0, writer.recorded());
        }

        try (Stream<Path> files = Files.list(directory)) {
            assertTrue(files.noneMatch(file -> file.toString().endsWith(".cq4")));
        }
    }

    @Test
    void isReadFrameByFrameWhileItIsBeingWritten() {
        try (SessionTapeWriter writer = new SessionTapeWriter(directory, RecordLevel.ALL)) {
            record(writer);
            try (TapeReader reader = new TapeReader(directory, SequenceRule.CONTIGUOUS)) {
                assertEquals(11, CandleTape.rest(reader).size());
                frame.begin(12, 1_000, 0).append(new MarketCandleEncoder());
                writer.onFrame(frame);
                assertEquals(1, CandleTape.rest(reader).size());
                reader.requireEndAt(12);
            }
        }
    }

    @Test
    void aSequenceThatRepeatsOrFallsIsDamageUnderEveryRule() {
        try (SessionTapeWriter writer = new SessionTapeWriter(directory, RecordLevel.ALL)) {
            for (final long sequence : new long[] {1, 2, 2}) {
                frame.begin(sequence, 1, 0).append(new MarketCandleEncoder());
                writer.onFrame(frame);
            }
        }

        final String message =
            assertThrows(DamagedTapeException.class, () -> sequences(SequenceRule.RISING)).getMessage();
        assertTrue(message.endsWith("sequence 2 stands after 2"), message);
        assertThrows(DamagedTapeException.class, () -> sequences(SequenceRule.CONTIGUOUS));
    }

    @Test
    void aFrameThatCannotBeWrittenLeavesNoPartOfItself() {
        try (SessionTapeWriter writer = new SessionTapeWriter(directory, RecordLevel.ALL)) {
            record(writer);
            frame.begin(12, 1_000, 0).append(new MarketCandleEncoder());
            frame.buffer().putInt(Frame.LENGTH_OFFSET, Frame.MAXIMUM_LENGTH + 1);
            assertThrows(RuntimeException.class, () -> writer.onFrame(frame));
            assertEquals(11, writer.recorded());

            frame.begin(12, 1_000, 0).append(new MarketCandleEncoder()).close(12);
            writer.onFrame(frame);
        }

        final List<byte[]> frames = CandleTape.read(directory, SequenceRule.CONTIGUOUS);
        assertEquals(12, frames.size());
    }

    @Test
    void aWriterThatIsClosedRefusesFramesAndItsTapeStaysWhole() {
        final SessionTapeWriter writer = new SessionTapeWriter(directory, RecordLevel.ALL);
        record(writer);
        writer.close();

        assertThrows(RuntimeException.class, () -> record(writer));
        assertEquals(11, sequences(SequenceRule.CONTIGUOUS).size());
    }

    @Test
    void isWrittenByTheThreadOfThePipelineAndClosedByAnother() throws InterruptedException {
        final SessionTapeWriter writer = new SessionTapeWriter(directory, RecordLevel.ALL);
        final Thread pipeline = new Thread(() -> record(writer));
        pipeline.start();
        pipeline.join();
        writer.close();

        assertEquals(11, sequences(SequenceRule.CONTIGUOUS).size());
    }
}
