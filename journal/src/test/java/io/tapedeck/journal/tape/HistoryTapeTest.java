package io.tapedeck.journal.tape;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.journal.CandleTape;
import io.tapedeck.journal.inspect.TapeSize;
import io.tapedeck.journal.tape.TapeReader.SequenceRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class HistoryTapeTest {
    private static final int FRAMES = 5_000;
    /** Of the library: two arrays of positions, written one by one and long after the file got beyond them. */
    private static final long INDEX_BYTES = 2 * (32L << 10) * Long.BYTES;

    @TempDir
    private Path directory;

    @Test
    void givesEveryFrameBackByteForByteInOrderAndNumberedFromOne() {
        CandleTape.write(directory, FRAMES);

        final List<byte[]> frames = CandleTape.read(directory, SequenceRule.CONTIGUOUS);
        assertEquals(FRAMES, frames.size());
        for (int index = 0; index < FRAMES; index++) {
            assertArrayEquals(CandleTape.bytesOf(index + 1), frames.get(index), "frame " + (index + 1));
        }
    }

    @Test
    void isReadWholeUpToTheEndThatItsManifestNames() {
        CandleTape.write(directory, FRAMES);

        try (TapeReader reader = new TapeReader(directory, SequenceRule.CONTIGUOUS)) {
            CandleTape.rest(reader);
            reader.requireEndAt(FRAMES);
            assertFalse(reader.advance());
        }
    }

    @Test
    void packsManyFramesIntoADocument() {
        CandleTape.write(directory, FRAMES);

        try (TapeReader reader = new TapeReader(directory, SequenceRule.CONTIGUOUS)) {
            final long bytes = CandleTape.rest(reader).stream().mapToLong(frame -> frame.length).sum();
            final long fullDocuments = bytes / (16 << 10);
            assertTrue(reader.documentsRead() > 1 && reader.documentsRead() <= fullDocuments + 1,
                reader.documentsRead() + " documents for " + bytes + " bytes");
        }
    }

    /** Where the disk had still to give one, a full disk would end the JVM. */
    @Test
    void standsOnBlocksAlsoWhereItsIndexIsStillEmpty() {
        CandleTape.write(directory, FRAMES);

        final long frameBytes = CandleTape.read(directory, SequenceRule.CONTIGUOUS).stream()
            .mapToLong(frame -> frame.length).sum();
        final OptionalLong onDisk = TapeSize.of(List.of(directory)).get(directory).onDisk();
        assumeTrue(onDisk.isPresent(), "this system does not tell how many blocks a file has");
        assertTrue(onDisk.getAsLong() >= frameBytes + INDEX_BYTES, onDisk.getAsLong() + " bytes on the disk for "
            + frameBytes + " of frames and " + INDEX_BYTES + " of index");
    }

    @Test
    void tellsTheTimeOfAFrameBeforeTheFrameIsTaken() {
        CandleTape.write(directory, 10);

        try (TapeReader reader = new TapeReader(directory, SequenceRule.CONTIGUOUS)) {
            for (long sequence = 1; reader.advance(); sequence++) {
                assertEquals(CandleTape.timeOf(sequence), reader.engineTimeNs());
            }
        }
    }

    @Test
    void hasTheHashOfAllItsFrames() throws NoSuchAlgorithmException {
        final String hash = CandleTape.write(directory, FRAMES);

        final MessageDigest expected = MessageDigest.getInstance("SHA-256");
        CandleTape.read(directory, SequenceRule.CONTIGUOUS).forEach(expected::update);
        assertEquals(HexFormat.of().formatHex(expected.digest()), hash);
    }

    @Test
    void hasTheSameHashWhereTheContentIsTheSameAndAnotherWhereItIsNot() {
        final String first = CandleTape.write(directory.resolve("first"), FRAMES);

        assertEquals(first, CandleTape.write(directory.resolve("second"), FRAMES));
        assertNotEquals(first, CandleTape.write(directory.resolve("shorter"), FRAMES - 1));
    }

    @Test
    void refusesATimeThatGoesBack() {
        try (HistoryTapeWriter writer = new HistoryTapeWriter(directory)) {
            CandleTape.fill(writer.next(1_000), 1);
            writer.commit();
            CandleTape.fill(writer.next(1_000), 1);
            writer.commit();
            assertThrows(IllegalArgumentException.class, () -> writer.next(999));
            CandleTape.fill(writer.next(1_001), 2);
            writer.commit();
            assertEquals(3, writer.frames());
        }

        assertEquals(3, CandleTape.read(directory, SequenceRule.CONTIGUOUS).size());
    }

    @Test
    void holdsFramesOfTheGreatestLength() {
        final int count = 20;
        try (HistoryTapeWriter writer = new HistoryTapeWriter(directory)) {
            for (int sequence = 1; sequence <= count; sequence++) {
                final Frame frame = writer.next(sequence);
                frame.buffer().putInt(Frame.LENGTH_OFFSET, Frame.MAXIMUM_LENGTH);
                writer.commit();
            }
        }

        final List<byte[]> frames = CandleTape.read(directory, SequenceRule.CONTIGUOUS);
        assertEquals(count, frames.size());
        frames.forEach(frame -> assertEquals(Frame.MAXIMUM_LENGTH, frame.length));
    }

    @Test
    void isReadByManyReadersAtOnce() {
        CandleTape.write(directory, FRAMES);

        try (TapeReader first = new TapeReader(directory, SequenceRule.CONTIGUOUS);
            TapeReader second = new TapeReader(directory, SequenceRule.CONTIGUOUS)) {
            final Frame frame = Frame.allocate();
            for (long sequence = 1; sequence <= FRAMES; sequence++) {
                assertTrue(first.advance() && second.advance());
                first.copyTo(frame);
                assertEquals(sequence, frame.sequence());
                second.copyTo(frame);
                assertEquals(sequence, frame.sequence());
            }
        }
    }
}
