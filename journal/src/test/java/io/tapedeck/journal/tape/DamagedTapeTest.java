package io.tapedeck.journal.tape;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.journal.CandleTape;
import io.tapedeck.journal.tape.TapeReader.SequenceRule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Whatever happened to the file: a reader gives back what was written, or says at once that the tape is damaged. */
class DamagedTapeTest {
    private static final int FRAMES = 4_000;
    private static final int MIDDLE = FRAMES / 2;
    private static final long SEED = 11;
    /** The library waits ten seconds for a file that nobody finishes. */
    private static final Duration AT_ONCE = Duration.ofSeconds(3);
    private static final int META_DATA = 0x40;
    /** Of each frame by its sequence. */
    private static final int[] OFFSETS = new int[FRAMES + 1];

    @TempDir
    private static Path shared;
    private static byte[] sound;
    private static String fileName;
    /** Where the frames end; behind it the file is empty. */
    private static int end;

    @TempDir
    private Path directory;
    private Path file;

    @BeforeAll
    static void writeTape() throws IOException {
        CandleTape.write(shared, FRAMES);
        final Path queueFile = CandleTape.queueFile(shared);
        fileName = queueFile.getFileName().toString();
        sound = Files.readAllBytes(queueFile);
        end = 0;
        for (int sequence = 1; sequence <= FRAMES; sequence++) {
            final byte[] frame = CandleTape.bytesOf(sequence);
            while (!Arrays.equals(sound, end, end + frame.length, frame, 0, frame.length)) {
                end++;
            }
            OFFSETS[sequence] = end;
            end += frame.length;
        }
    }

    @BeforeEach
    void copyTape() throws IOException {
        file = directory.resolve(fileName);
        Files.write(file, sound);
        Files.copy(shared.resolve("metadata.cq4t"), directory.resolve("metadata.cq4t"));
    }

    /** In place, so that the many copies of {@link #neverGivesBackAnythingButWhatWasWritten} cost nothing. */
    private void overwrite(final int offset, final byte... bytes) throws IOException {
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
            opened.seek(offset);
            opened.write(bytes);
        }
    }

    private void flip(final int offset) throws IOException {
        overwrite(offset, (byte) ~sound[offset]);
    }

    private String problem() {
        final String message = assertTimeout(AT_ONCE,
            () -> assertThrows(DamagedTapeException.class, this::readAll).getMessage());
        assertTrue(message.startsWith("tape " + directory + " is damaged: "), message);
        assertFalse(message.contains("\n"), message);
        return message;
    }

    private List<byte[]> readAll() {
        try (TapeReader reader = new TapeReader(directory, SequenceRule.CONTIGUOUS)) {
            final List<byte[]> frames = CandleTape.rest(reader);
            reader.requireEndAt(FRAMES);
            return frames;
        }
    }

    private void assertSound() {
        assertSound(assertTimeout(AT_ONCE, this::readAll));
    }

    private static void assertSound(final List<byte[]> frames) {
        assertEquals(FRAMES, frames.size());
        for (int index = 0; index < FRAMES; index++) {
            assertArrayEquals(CandleTape.bytesOf(index + 1), frames.get(index), "frame " + (index + 1));
        }
    }

    @Test
    void aFlippedByteInAFrameIsFoundAndItsPlaceIsNamed() throws IOException {
        final int offset = OFFSETS[MIDDLE];
        for (int index = 0; index < CandleTape.bytesOf(MIDDLE).length; index++) {
            flip(offset + index);
            assertTrue(problem().contains("after sequence " + (MIDDLE - 1)), "byte " + index + " of the frame");
            overwrite(offset + index, sound[offset + index]);
        }
        assertSound();
    }

    @Test
    void neverGivesBackAnythingButWhatWasWritten() throws IOException {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 300; round++) {
            final int offset = round % 4 == 0 ? random.nextInt(256) : random.nextInt(end);
            final byte[] bytes = new byte[1 + random.nextInt(8)];
            random.nextBytes(bytes);
            overwrite(offset, bytes);
            final String place = "seed " + SEED + ", round " + round + ", offset " + offset;
            try {
                assertSound(assertTimeout(AT_ONCE, this::readAll, place));
            } catch (final DamagedTapeException noticed) {
                assertTrue(noticed.getMessage().contains(directory.toString()), place);
            }
            overwrite(offset, Arrays.copyOfRange(sound, offset, offset + bytes.length));
        }
        assertSound();
    }

    @Test
    void aFileThatWasCutShortIsFound() throws IOException {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 100; round++) {
            final int length = round < 30 ? round * round : random.nextInt(end);
            Files.write(file, Arrays.copyOf(sound, length));
            assertFalse(problem().isEmpty(), "seed " + SEED + ", cut to " + length);
        }
    }

    @Test
    void aFileThatWasCutShortGivesBackWhatStandsBeforeTheCut() throws IOException {
        final int page = 4_096;
        for (int cut = OFFSETS[1] / page * page + page; cut < end; cut += 3 * page) {
            Files.write(file, Arrays.copyOf(sound, cut));
            final long whole = wholeDocumentsBefore(cut);
            try (TapeReader reader = new TapeReader(directory, SequenceRule.CONTIGUOUS)) {
                assertEquals(whole, reader.documents(), "cut to " + cut);
                final String message = assertThrows(DamagedTapeException.class, () -> CandleTape.rest(reader))
                    .getMessage();
                assertTrue(message.contains(" is cut short: it has " + cut + " bytes of at least "), message);
                final long read = reader.sequence();
                assertTrue(read == FRAMES || read == 0 || OFFSETS[(int) read] < cut, "cut to " + cut + ": " + read);
                assertEquals(whole == 0, read == 0, "cut to " + cut);
            }
        }
    }

    private static long wholeDocumentsBefore(final int cut) {
        final ByteBuffer bytes = ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN);
        long whole = 0;
        int place = OFFSETS[1] - Integer.BYTES;
        while (place + Integer.BYTES + bytes.getInt(place) <= cut && bytes.getInt(place) != 0) {
            place += Integer.BYTES + bytes.getInt(place);
            whole++;
        }
        return whole;
    }

    @Test
    void aFileThatLostNothingButItsEmptyEndIsSound() throws IOException {
        Files.write(file, Arrays.copyOf(sound, end + Integer.BYTES));

        assertSound();
    }

    @Test
    void anEmptyFileIsRefusedAtOnce() throws IOException {
        Files.write(file, new byte[0]);

        assertTrue(problem().contains(fileName + " does not begin as a queue does"));
    }

    @Test
    void aFileOfZerosIsRefusedAtOnce() throws IOException {
        Files.write(file, new byte[sound.length]);

        assertTrue(problem().contains(fileName + " does not begin as a queue does"));
    }

    @Test
    void garbageIsRefusedAtOnce() throws IOException {
        final byte[] garbage = new byte[sound.length];
        new SplittableRandom(SEED).nextBytes(garbage);
        Files.write(file, garbage);
        assertTrue(problem().contains(fileName + " does not begin as a queue does"), "seed " + SEED);

        Files.write(file, "This is not a queue.\n".getBytes(StandardCharsets.UTF_8));
        assertTrue(problem().contains(fileName + " does not begin as a queue does"));
    }

    @Test
    void garbageBehindASoundHeaderIsFound() throws IOException {
        final byte[] garbage = sound.clone();
        final byte[] noise = new byte[sound.length - 256];
        new SplittableRandom(SEED).nextBytes(noise);
        System.arraycopy(noise, 0, garbage, 256, noise.length);
        Files.write(file, garbage);

        assertFalse(problem().isEmpty());
    }

    @Test
    void blocksThatTheDiskLostAreFound() throws IOException {
        final int block = 4_096;
        for (int offset = 0; offset + block < end; offset += block) {
            final byte[] before = Arrays.copyOfRange(sound, offset, offset + block);
            if (!Arrays.equals(before, new byte[block])) {
                overwrite(offset, new byte[block]);
                if (offset >= OFFSETS[1]) {
                    assertFalse(problem().isEmpty(), "offset " + offset);
                }
                overwrite(offset, before);
            }
        }
        assertSound();
    }

    @Test
    void aMissingFileOrDirectoryIsNamed() throws IOException {
        Files.delete(file);
        assertTrue(problem().contains("it has 0 .cq4 files"));

        directory = directory.resolve("nowhere");
        assertTrue(problem().contains("it cannot be opened"));
    }

    @Test
    void theMetadataOfTheLibraryAreNotNeeded() throws IOException {
        Files.write(directory.resolve("metadata.cq4t"), new byte[0]);
        assertSound();

        Files.delete(directory.resolve("metadata.cq4t"));
        assertSound();
    }

    @Test
    void aTapeThatEndsEarlyIsFoundWhereItsEndIsAskedFor() {
        try (TapeReader reader = new TapeReader(directory, SequenceRule.CONTIGUOUS)) {
            CandleTape.rest(reader);
            final String message =
                assertThrows(DamagedTapeException.class, () -> reader.requireEndAt(FRAMES + 1)).getMessage();
            assertTrue(message.endsWith("it ends after sequence " + FRAMES + " of " + (FRAMES + 1)), message);
        }
    }

    @Test
    void documentsThatVanishFromTheBeginningOrTheMiddleAreMissed() throws IOException {
        final int firstDocument = OFFSETS[1] - Integer.BYTES;
        overwrite(firstDocument + 3, (byte) META_DATA);
        assertTrue(problem().contains("stands after 0"));
        overwrite(firstDocument + 3, (byte) 0);

        final int length = ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN).getInt(firstDocument);
        final int secondDocument = firstDocument + Integer.BYTES + length;
        overwrite(secondDocument + 3, (byte) META_DATA);
        assertTrue(problem().contains("stands after "));
    }

    @Test
    void aDamagedIndexIsFoundBeforeASeekFollowsIt() throws IOException {
        final ByteBuffer bytes = ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN);
        int entry = 0;
        while (bytes.getLong(entry) != OFFSETS[1] - Integer.BYTES) {
            entry += Long.BYTES;
        }
        assertIndexIsDamagedBy(entry + Long.BYTES - 2);

        int field = 0;
        while (!new String(sound, field, 11, StandardCharsets.US_ASCII).equals("index2Index")) {
            field++;
        }
        assertIndexIsDamagedBy((field + 11) / Long.BYTES * Long.BYTES + Long.BYTES + 3);
    }

    private void assertIndexIsDamagedBy(final int offset) throws IOException {
        flip(offset);
        try (TapeReader reader = new TapeReader(directory, SequenceRule.CONTIGUOUS)) {
            final String message = assertTimeout(AT_ONCE,
                () -> assertThrows(DamagedTapeException.class, () -> reader.seek(CandleTape.START))).getMessage();
            assertTrue(message.endsWith("its index leads out of its file"), message);
        }
        assertSound();
        overwrite(offset, sound[offset]);
    }

    @Test
    void damageNeverMakesASeekStepOverAFrame() throws IOException {
        final SplittableRandom random = new SplittableRandom(SEED);
        final Frame frame = Frame.allocate();
        int found = 0;
        for (int round = 0; round < 200; round++) {
            final int damaged = 1 + random.nextInt(FRAMES);
            final int offset = OFFSETS[damaged] + Frame.ENGINE_TIME_OFFSET + random.nextInt(Long.BYTES);
            overwrite(offset, (byte) (sound[offset] ^ 1 << random.nextInt(Byte.SIZE)));
            final long wanted = Math.min(FRAMES, Math.max(1, damaged - 3 + random.nextInt(7)));
            try (TapeReader reader = new TapeReader(directory, SequenceRule.CONTIGUOUS)) {
                reader.seek(CandleTape.timeOf(wanted));
                assertTrue(reader.advance());
                reader.copyTo(frame);
                assertEquals(wanted, frame.sequence(), "seed " + SEED + ", frame " + damaged);
                found++;
            } catch (final DamagedTapeException noticed) {
                assertTrue(noticed.getMessage().contains("sequence"), noticed.getMessage());
            }
            overwrite(offset, sound[offset]);
        }
        assertTrue(found > 0 && found < 200, "a fair test has both: " + found);
    }
}
