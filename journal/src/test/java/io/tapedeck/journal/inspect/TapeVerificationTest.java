package io.tapedeck.journal.inspect;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.journal.CandleTape;
import io.tapedeck.journal.tape.TapeCopyWriter;
import io.tapedeck.journal.tape.TapeReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Every kind of damage is named by its place, with what is sound before it; the copy of that verifies. */
class TapeVerificationTest {
    private static final int FRAMES = 1_000;
    private static final int DAMAGED = 700;

    @TempDir
    private Path directory;
    private Path tape;

    @BeforeEach
    void writeTape() throws IOException {
        tape = directory.resolve("tape");
        DerivableTape.history(tape, FRAMES);
    }

    private TapeFindings verify() {
        return TapeVerification.of(found(tape));
    }

    private static RecordedTape found(final Path place) {
        return RecordedTape.find(place.toString(), place);
    }

    private TapeDamage onlyDamage() {
        final TapeFindings findings = verify();
        assertEquals(1, findings.damage().size(), findings.damage().toString());
        return findings.damage().get(0);
    }

    private long positionOf(final long sequence) {
        final Frame frame = Frame.allocate();
        try (TapeReader reader = found(tape).open()) {
            do {
                assertTrue(reader.advance());
                reader.copyTo(frame);
            } while (frame.sequence() < sequence);
            return reader.position();
        }
    }

    private void overwrite(final long position, final byte[] bytes) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(CandleTape.queueFile(tape).toFile(), "rw")) {
            file.seek(position);
            file.write(bytes);
        }
    }

    @Test
    void aSoundTapeIsCountedToTheByte() {
        final TapeFindings findings = verify();

        assertEquals(List.of(), findings.damage());
        final long bytes = CandleTape.read(tape, TapeReader.SequenceRule.CONTIGUOUS).stream()
            .mapToLong(frame -> frame.length).sum();
        assertEquals(new TapeExtent(FRAMES, bytes, 1, FRAMES, CandleTape.timeOf(1), CandleTape.timeOf(FRAMES)),
            findings.sound());
        assertEquals("[checksums, sequence, time order, messages against schema version 3, end, content hash]",
            findings.checked().toString());
    }

    @Test
    void thePositionIsThatOfTheFrameInTheFile() throws IOException {
        final long position = positionOf(DAMAGED);
        final byte[] frame = CandleTape.bytesOf(DAMAGED);
        final byte[] file = Files.readAllBytes(CandleTape.queueFile(tape));

        assertArrayEquals(frame, Arrays.copyOfRange(file, (int) position, (int) position + frame.length));
    }

    @Test
    void aFlippedByteIsFoundInItsFrame() throws IOException {
        final long position = positionOf(DAMAGED);
        overwrite(position + 60, new byte[] {77});

        assertEquals(new TapeDamage("the checksum of the frame after sequence 699 is wrong", position), onlyDamage());
        assertEquals(DAMAGED - 1, verify().sound().frames());
    }

    @Test
    void aRepairedCopyVerifiesAndTheTapeIsLeftAlone() throws IOException {
        overwrite(positionOf(DAMAGED) + 60, new byte[] {77});
        final byte[] before = Files.readAllBytes(CandleTape.queueFile(tape));
        final Path copy = directory.resolve("copy");

        TapeRepair.write(found(tape), verify(), copy, "1.0");

        final TapeFindings findings = TapeVerification.of(found(copy));
        assertEquals(List.of(), findings.damage());
        assertEquals(DAMAGED - 1, findings.sound().lastSequence());
        assertArrayEquals(CandleTape.bytesOf(DAMAGED - 1),
            CandleTape.read(copy, TapeReader.SequenceRule.CONTIGUOUS).get(DAMAGED - 2));
        assertEquals("699", found(copy).manifest().orElseThrow().text("repairedUpTo"));
        assertEquals("the checksum of the frame after sequence 699 is wrong",
            found(copy).manifest().orElseThrow().text("damage"));
        assertTrue(Files.readString(copy.resolve(TapeRepair.REPORT)).contains("sequence 1 to 699"));
        assertArrayEquals(before, Files.readAllBytes(CandleTape.queueFile(tape)));
        assertThrows(FileAlreadyExistsException.class, () -> TapeRepair.write(found(tape), verify(), copy, "1.0"));
    }

    @Test
    void aFileThatWasCutShortIsNamed() throws IOException {
        final long position = positionOf(DAMAGED);
        try (FileChannel file = FileChannel.open(CandleTape.queueFile(tape), StandardOpenOption.WRITE)) {
            file.truncate(position);
        }

        assertTrue(onlyDamage().problem().contains("is cut short: it has " + position + " bytes of at least "),
            onlyDamage().problem());
    }

    @Test
    void aRegionOfZerosIsNoEndOfTheTape() throws IOException {
        final long position = positionOf(DAMAGED);
        overwrite(position - 5_000, new byte[40_000]);

        assertTrue(onlyDamage().position() <= position, onlyDamage().toString());
        assertTrue(verify().sound().frames() < DAMAGED);
    }

    @Test
    void zerosInTheRecordingOfASessionAreFoundWithoutACountInItsManifest() throws IOException {
        tape = directory.resolve("session");
        DerivableTape.session(tape, FRAMES);
        assertEquals(List.of(), verify().damage());
        final long position = positionOf(DAMAGED);

        overwrite(position - Integer.BYTES, new byte[4_000]);

        assertTrue(onlyDamage().problem().startsWith("there is nothing where the next document should stand, but the "
            + "last one stands at byte "), onlyDamage().problem());
        assertEquals(DAMAGED - 1, verify().sound().lastSequence());
    }

    @Test
    void aWrongSequenceIsNamed() throws IOException {
        final Path wrong = directory.resolve("wrong");
        write(wrong, 1, CandleTape.timeOf(1), 2, CandleTape.timeOf(2), 4, CandleTape.timeOf(3));

        assertTrue(TapeVerification.of(found(wrong)).damage().get(0).problem().contains("sequence 4 stands after 2"));
    }

    @Test
    void aTimeThatGoesBackIsNamed() throws IOException {
        final Path wrong = directory.resolve("wrong");
        write(wrong, 1, CandleTape.timeOf(2), 2, CandleTape.timeOf(1));

        assertTrue(TapeVerification.of(found(wrong)).damage().get(0).problem().contains("frame 2 goes back in time"));
    }

    private void write(final Path place, final long... sequencesAndTimes) throws IOException {
        final Frame frame = Frame.allocate();
        try (TapeCopyWriter writer = new TapeCopyWriter(place, true)) {
            for (int index = 0; index < sequencesAndTimes.length; index += 2) {
                frame.begin(sequencesAndTimes[index], sequencesAndTimes[index + 1], 0)
                    .append(new MarketCandleEncoder());
                frame.seal();
                writer.append(frame);
            }
        }
        Files.copy(tape.resolve(RecordedTape.MANIFEST), place.resolve(RecordedTape.MANIFEST));
    }

    @Test
    void aMessageThatTheSchemaDoesNotKnowIsNamed() throws IOException {
        final Path wrong = directory.resolve("wrong");
        final Frame frame = Frame.allocate().begin(1, 1, 1);
        frame.append(new MarketCandleEncoder());
        frame.buffer().putShort(Frame.HEADER_LENGTH + 6, (short) 9);
        frame.seal();
        try (TapeCopyWriter writer = new TapeCopyWriter(wrong, true)) {
            writer.append(frame);
        }
        Files.copy(tape.resolve(RecordedTape.MANIFEST), wrong.resolve(RecordedTape.MANIFEST));

        assertEquals("frame 1 holds message 1 of schema version 9, which the schema of the tape, version 3, does not "
            + "know", TapeVerification.of(found(wrong)).damage().get(0).problem());
    }

    @Test
    void otherFramesThanTheManifestDescribesAreNamed() throws IOException {
        final Path manifest = tape.resolve(RecordedTape.MANIFEST);
        Files.writeString(manifest, Files.readString(manifest).replace("\"1000\"", "\"1001\"")
            .replaceAll("contentHash: \\S+", "contentHash: none"));

        final List<String> problems = verify().damage().stream().map(TapeDamage::problem).toList();
        assertEquals(2, problems.size(), problems.toString());
        assertEquals("it is not what its manifest describes: frames is 1000, not 1001", problems.get(0));
        assertTrue(problems.get(1).startsWith("it is not what its manifest describes: contentHash is "));
    }

    @Test
    void aMissingManifestAndASpoiltSchemaAreNamed() throws IOException {
        Files.delete(tape.resolve(RecordedTape.MANIFEST));
        assertTrue(onlyDamage().problem().startsWith("its manifest.yaml is missing"));
        assertEquals(FRAMES, verify().sound().frames());

        Files.write(tape.resolve(RecordedSchema.FILE), new byte[] {1, 2, 3});
        assertEquals("its schema events.sbeir cannot be read", verify().damage().get(0).problem());
    }

    @Test
    void aForeignFileIsNoQueueAndAnEmptyFolderNoTape() throws IOException {
        Files.writeString(CandleTape.queueFile(tape), "this is a letter to my aunt and no tape at all");
        assertTrue(onlyDamage().problem().contains("does not begin as a queue does"));
        assertThrows(NoTapeException.class, () -> TapeRepair.write(found(tape), verify(), directory.resolve("c"), "1"));
        assertFalse(Files.exists(directory.resolve("c")));

        final Path empty = Files.createDirectory(directory.resolve("empty"));
        assertThrows(NoTapeException.class, () -> found(empty));
    }
}
