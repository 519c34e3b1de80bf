package io.tapedeck.journal.inspect;

import io.tapedeck.journal.CandleTape;
import io.tapedeck.journal.tape.DamagedTapeException;
import io.tapedeck.journal.tape.TapeReader;
import io.tapedeck.journal.tape.TapeReader.SequenceRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Everything is counted, and up to a damage everything before it. */
class TapeStatisticsTest {
    @TempDir
    private Path directory;

    private final List<Long> opens = new ArrayList<>();
    private TapeStatistics statistics;

    private void count() {
        statistics = new TapeStatistics(RecordedSchema.beside(directory), opens::add);
        try (TapeReader reader = new TapeReader(directory, SequenceRule.CONTIGUOUS)) {
            statistics.count(reader);
        }
    }

    @Test
    void framesAndMessagesAndCandlesAreCounted() {
        CandleTape.write(directory, 700);
        count();

        assertEquals(700, statistics.frames());
        assertEquals("{CandleClosed=100, MarketCandle=700}", statistics.messages().toString());
        assertEquals(700, opens.size());
        assertEquals(CandleTape.START - CandleTape.STEP, opens.get(0));
    }

    @Test
    void theBusiestMinuteIsTheFirstOfTheGreatest() {
        CandleTape.write(directory, 3);
        count();

        assertEquals(1, statistics.peakFrames());
        assertEquals(CandleTape.START, statistics.peakNs());
    }

    @Test
    void whatStandsBeforeADamageIsCounted() throws IOException {
        CandleTape.write(directory, 10_000);
        try (RandomAccessFile file = new RandomAccessFile(CandleTape.queueFile(directory).toFile(), "rw")) {
            file.seek(700_000);
            file.write(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        }

        assertThrows(DamagedTapeException.class, this::count);
        assertTrue(statistics.frames() > 1_000 && statistics.frames() < 10_000, statistics.messages().toString());
    }
}
