package io.tapedeck.journal;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.CandleClosedEncoder;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.journal.tape.HistoryTapeWriter;
import io.tapedeck.journal.tape.TapeReader;
import io.tapedeck.journal.tape.TapeReader.SequenceRule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** History tapes for tests: a candle a minute, whose every figure follows from its sequence. */
public final class CandleTape {
    /** Time of the first frame. */
    public static final long START = 1_641_168_000L * 1_000_000_000L;
    /** Time between frames. */
    public static final long STEP = 60_000_000_000L;

    private CandleTape() {
    }

    /**
     * Time of a frame.
     *
     * @param sequence from 1.
     * @return nanoseconds.
     */
    public static long timeOf(final long sequence) {
        return START + (sequence - 1) * STEP;
    }

    /**
     * Fills a frame that was begun; every seventh has a second message, so that frames differ in length.
     *
     * @param frame    to fill.
     * @param sequence from which the figures follow.
     */
    public static void fill(final Frame frame, final long sequence) {
        frame.append(new MarketCandleEncoder())
            .openTimeNs(timeOf(sequence) - STEP)
            .open(sequence * 3).high(sequence * 11).low(sequence * 2).close(sequence * 7)
            .volume(sequence * 31).quoteVolume(sequence * 17);
        if (sequence % 7 == 0) {
            frame.append(new CandleClosedEncoder()).close(sequence * 13);
        }
    }

    /**
     * Writes a tape.
     *
     * @param directory of the tape.
     * @param frames    how many.
     * @return its content hash.
     */
    public static String write(final Path directory, final int frames) {
        try (HistoryTapeWriter writer = new HistoryTapeWriter(directory)) {
            for (long sequence = 1; sequence <= frames; sequence++) {
                fill(writer.next(timeOf(sequence)), sequence);
                writer.commit();
            }
            return writer.contentHash();
        }
    }

    /**
     * The bytes that a frame of such a tape must have.
     *
     * @param sequence of the frame.
     * @return header and messages.
     */
    public static byte[] bytesOf(final long sequence) {
        final Frame frame = Frame.allocate().begin(sequence, timeOf(sequence), timeOf(sequence));
        fill(frame, sequence);
        frame.seal();
        return bytesOf(frame);
    }

    /**
     * A copy of a frame.
     *
     * @param frame to copy.
     * @return header and messages.
     */
    public static byte[] bytesOf(final Frame frame) {
        final byte[] bytes = new byte[frame.length()];
        frame.buffer().getBytes(0, bytes);
        return bytes;
    }

    /**
     * Reads what is left of a tape.
     *
     * @param reader to exhaust.
     * @return every frame.
     */
    public static List<byte[]> rest(final TapeReader reader) {
        final List<byte[]> frames = new ArrayList<>();
        final Frame frame = Frame.allocate();
        while (reader.advance()) {
            reader.copyTo(frame);
            frames.add(bytesOf(frame));
        }
        return frames;
    }

    /**
     * Reads a tape.
     *
     * @param directory of the tape.
     * @param rule      of its sequences.
     * @return every frame.
     */
    public static List<byte[]> read(final Path directory, final SequenceRule rule) {
        try (TapeReader reader = new TapeReader(directory, rule)) {
            return rest(reader);
        }
    }

    /**
     * Finds the one file that holds the frames of a tape.
     *
     * @param directory of the tape.
     * @return the queue's file.
     */
    public static Path queueFile(final Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".cq4")).findFirst().orElseThrow();
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
