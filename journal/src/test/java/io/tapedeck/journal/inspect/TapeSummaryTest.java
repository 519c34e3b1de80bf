package io.tapedeck.journal.inspect;

import io.tapedeck.journal.CandleTape;
import io.tapedeck.journal.catalogue.Manifest;
import io.tapedeck.journal.tape.HistoryTapeWriter;
import io.tapedeck.journal.tape.TapeReader;
import io.tapedeck.journal.tape.TapeSummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A summary says what counting says, or is not believed. */
class TapeSummaryTest {
    @TempDir
    private Path directory;

    /** What {@code journal stat} tells of it. */
    private record Counted(long frames, Map<String, Long> messages, long peakFrames, long peakNs, List<Long> opens) {
    }

    private RecordedTape tape() {
        return new RecordedTape(directory,
            Optional.of(new Manifest(Map.of("tape", "binance/BTCUSDT/candles-1m", "generation", "1"))));
    }

    private Counted bySummary() {
        final List<Long> opens = new ArrayList<>();
        final TapeStatistics statistics = new TapeStatistics(RecordedSchema.own(), opens::add);
        statistics.count(tape());
        return counted(statistics, opens);
    }

    private Counted byReading() {
        final List<Long> opens = new ArrayList<>();
        final TapeStatistics statistics = new TapeStatistics(RecordedSchema.own(), opens::add);
        try (TapeReader reader = tape().open()) {
            statistics.count(reader);
        }
        return counted(statistics, opens);
    }

    private static Counted counted(final TapeStatistics statistics, final List<Long> opens) {
        return new Counted(statistics.frames(), statistics.messages(), statistics.peakFrames(), statistics.peakNs(),
            opens);
    }

    /** One frame in {@code likely} repeats the time before it, one leaves a gap. */
    private void writeUneven(final int frames, final int likely, final long seed) {
        final Random random = new Random(seed);
        long minute = 1;
        try (HistoryTapeWriter writer = new HistoryTapeWriter(directory)) {
            for (int frame = 0; frame < frames; frame++) {
                minute += random.nextInt(likely) == 0 ? random.nextInt(5) : 1;
                CandleTape.fill(writer.next(CandleTape.timeOf(minute)), minute);
                writer.commit();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aSummarySaysWhatCountingSays(final long seed) {
        writeUneven(3_000, 20, seed);

        assertTrue(TapeSummary.beside(directory).isPresent());
        assertEquals(byReading(), bySummary(), "seed " + seed);
    }

    @Test
    void aTapeWithoutFramesHasNothingInItsSummary() {
        writeUneven(0, 1, 1);

        assertEquals(0, TapeSummary.beside(directory).orElseThrow().frames());
    }

    @Test
    void aTapeOfHolesHasNoSummaryAndIsCounted() {
        writeUneven(5_000, 2, 1);

        assertFalse(Files.exists(directory.resolve("summary.yaml")));
        assertEquals(byReading(), bySummary());
    }

    @Test
    void oneBitThatChangedAnywhereMakesItUnbelievable() throws IOException {
        writeUneven(2_000, 20, 1);
        final Random random = new Random(7);
        final long length = Files.size(CandleTape.queueFile(directory));
        for (int flip = 0; flip < 200; flip++) {
            final long place = random.nextLong(length);
            flip(place);
            assertTrue(TapeSummary.beside(directory).isEmpty(), () -> "byte " + place);
            flip(place);
        }
        assertTrue(TapeSummary.beside(directory).isPresent());
    }

    private void flip(final long place) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(CandleTape.queueFile(directory).toFile(), "rw")) {
            file.seek(place);
            final int before = file.read();
            file.seek(place);
            file.write(before ^ 0x10);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fingerprint: 00000000\n", "opens: 1+", "nonsense"})
    void anotherFileUnderItsNameIsNoSummary(final String end) throws IOException {
        writeUneven(100, 20, 1);
        final Path file = directory.resolve("summary.yaml");
        final String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.indexOf("opens: ")) + end);

        assertEquals(byReading(), bySummary());
        assertTrue(TapeSummary.beside(directory).isEmpty());
    }

    @Test
    void aFileThatIsCutOffOrAddedMakesItUnbelievable() throws IOException {
        writeUneven(100, 20, 1);
        final Path added = Files.writeString(directory.resolve("19700102.cq4"), "");
        assertTrue(TapeSummary.beside(directory).isEmpty());
        Files.delete(added);
        assertTrue(TapeSummary.beside(directory).isPresent());
        try (RandomAccessFile file = new RandomAccessFile(CandleTape.queueFile(directory).toFile(), "rw")) {
            file.setLength(file.length() - 1);
        }
        assertTrue(TapeSummary.beside(directory).isEmpty());
    }
}
