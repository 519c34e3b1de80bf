package io.tapedeck.journal.tape;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.pipeline.RecordLevel;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.wire.DocumentContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Documents that are put into memory are, byte for byte, what the library would have written. */
class TapeMemoryTest {
    private static final int INDEX_SPACING = 1024;
    /** Three blocks of the file. */
    private static final int FRAMES = 40_000;
    private static final int MOST_MESSAGES = 5;
    /** Every so many frames one of twenty kilobytes. */
    private static final int LARGE_EVERY = 1_000;
    private static final int MANY_MESSAGES = 250;

    private final Frame frame = Frame.allocate();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"AS_WRITTEN, 1000000", "AS_WRITTEN, 700", "AHEAD, 1000000", "AHEAD, 700"})
    void theFileIsTheOneThatTheLibraryWrites(final TapeRoom room, final int syncEvery) throws IOException {
        final long seed = System.nanoTime();
        final Path ours = folder.resolve("ours");
        final Path theirs = folder.resolve("theirs");

        try (SessionTapeWriter writer = new SessionTapeWriter(ours, RecordLevel.ALL, room)) {
            final Random random = new Random(seed);
            for (int sequence = 1; sequence <= FRAMES; sequence++) {
                writer.onFrame(filled(sequence, random));
                if (sequence % syncEvery == 0) {
                    writer.sync();
                }
            }
        }
        writeByLibrary(theirs, new Random(seed));

        final long different = Files.mismatch(TapeQueue.fileOf(ours), TapeQueue.fileOf(theirs));
        assertEquals(-1, different, "first byte that differs, with seed " + seed);
    }

    private void writeByLibrary(final Path directory, final Random random) {
        final ByteBuffer bytes = ByteBuffer.allocateDirect(Frame.MAXIMUM_LENGTH);
        final Bytes<?> source = Bytes.wrapForRead(bytes);
        try (ChronicleQueue queue = TapeQueue.openForWriting(directory, INDEX_SPACING);
            ExcerptAppender appender = queue.createAppender()) {
            for (int sequence = 1; sequence <= FRAMES; sequence++) {
                filled(sequence, random).seal();
                frame.buffer().getBytes(0, bytes, 0, frame.length());
                try (DocumentContext document = appender.writingDocument()) {
                    document.wire().bytes().write(source, 0L, frame.length());
                }
            }
        } finally {
            source.releaseLast();
        }
    }

    private Frame filled(final long sequence, final Random random) {
        frame.begin(sequence, sequence, sequence);
        final int messages = sequence % LARGE_EVERY == 0 ? MANY_MESSAGES : 1 + random.nextInt(MOST_MESSAGES);
        for (int message = 0; message < messages; message++) {
            frame.append(new MarketCandleEncoder()).timeframe(TimeframeCode.M1).openTimeNs(sequence)
                .open(random.nextLong()).high(random.nextLong()).low(random.nextLong()).close(random.nextLong());
        }
        return frame;
    }
}
