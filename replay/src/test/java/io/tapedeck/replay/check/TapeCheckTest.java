package io.tapedeck.replay.check;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.InstrumentDefinitionEncoder;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.VenueTerms;
import io.tapedeck.journal.catalogue.HistoryKey;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.tape.HistoryTapeWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TapeCheckTest {
    private static final HistoryKey KEY = HistoryKey.candles("binance", "BTCUSDT", Timeframe.M1);
    private static final Instrument INSTRUMENT =
        new Instrument(0, "binance", "BTCUSDT", "USDT", Timeframe.M1, 2, 5, 1, 1,
            VenueTerms.spot(500_000_000L, 100_000L));
    private static final long FIRST_NS = 1_640_995_200_000_000_000L;
    private static final long MINUTE_NS = 60_000_000_000L;

    @TempDir
    private Path directory;

    /** Writes what it is told, possible or not. */
    private final class Tape {
        private final HistoryTapeWriter writer = new HistoryTapeWriter(directory);
        private final MarketCandleEncoder encoder = new MarketCandleEncoder();
        private long eventTimeNs = FIRST_NS;

        /** A minute whose frame stands at its close or, where that is impossible, just after the frame before. */
        private Tape minute(final long minute) {
            return minute(minute, candle -> {
            });
        }

        private Tape minute(final long minute, final Consumer<MarketCandleEncoder> change) {
            final long openNs = FIRST_NS + minute * MINUTE_NS;
            eventTimeNs = Math.max(eventTimeNs + 1, openNs + MINUTE_NS);
            writer.next(eventTimeNs).append(encoder)
                .instrumentId(0).timeframe(TimeframeCode.M1).openTimeNs(openNs)
                .open(10).high(12).low(9).close(11).volume(5)
                .tradeCount(3).quoteVolume(50).takerBuyVolume(2);
            change.accept(encoder);
            writer.commit();
            return this;
        }

        private HistoryTape published(final long lastMinute) {
            final HistoryTape tape = new HistoryTape(KEY, 1, directory, INSTRUMENT, FIRST_NS,
                FIRST_NS + (lastMinute + 1) * MINUTE_NS, writer.frames(), writer.contentHash());
            writer.close();
            return tape;
        }
    }

    private HistoryTape threeMinutes() {
        return new Tape().minute(0).minute(1).minute(2).published(2);
    }

    @Test
    void aWholeTapeIsSound() {
        final CheckReport report = TapeCheck.run(threeMinutes());
        assertTrue(report.isSound(), report.lines().toString());
        assertEquals(3, report.frames());
        assertEquals(0, report.missingCandles());
        assertEquals(List.of(
            "binance/BTCUSDT/candles-1m@1: 3 candles, 2022-01-01T00:00:00Z to 2022-01-01T00:03:00Z",
            "misplaced candles: none", "impossible candles: none", "gaps: none", "sound"), report.lines());
    }

    @Test
    void everyGapIsNamedWithItsSpan() {
        final CheckReport report = TapeCheck.run(new Tape().minute(0).minute(2).minute(10).published(10));
        assertTrue(report.isSound(), "an exchange may have been down");
        assertEquals(8, report.missingCandles());
        assertEquals(List.of(
            new CandleGap(FIRST_NS + MINUTE_NS, FIRST_NS + MINUTE_NS, 1),
            new CandleGap(FIRST_NS + 3 * MINUTE_NS, FIRST_NS + 9 * MINUTE_NS, 7)), report.gaps().spans().first());
        assertEquals(List.of("gaps: 2 with 8 missing candles in all", "  missing 2022-01-01T00:01:00Z: 1 candle",
            "  missing 2022-01-01T00:03:00Z to 2022-01-01T00:09:00Z: 7 candles"), report.gaps().lines(10));
    }

    @Test
    void repeatedCandlesAndTimeThatGoesBackAreFound() {
        final CheckReport report =
            TapeCheck.run(new Tape().minute(0).minute(2).minute(2).minute(1).minute(3).published(3));
        assertFalse(report.isSound());
        assertEquals(List.of(
            new MisplacedCandle(3, FIRST_NS + 2 * MINUTE_NS, Misplacement.REPEATED),
            new MisplacedCandle(4, FIRST_NS + MINUTE_NS, Misplacement.TIME_WENT_BACK)), report.misplaced().first());
        assertEquals(List.of(), report.damage());
    }

    @Test
    void candlesThatDoNotBelongThereAreFound() {
        final CheckReport report = TapeCheck.run(new Tape()
            .minute(0)
            .minute(1, candle -> candle.timeframe(TimeframeCode.H1))
            .minute(2, candle -> candle.instrumentId(1))
            .minute(3, candle -> candle.openTimeNs(FIRST_NS + 3 * MINUTE_NS + 1))
            .minute(5, candle -> candle.openTimeNs(FIRST_NS + 4 * MINUTE_NS))
            .published(4));
        assertEquals(
            List.of(Misplacement.FOREIGN, Misplacement.FOREIGN, Misplacement.OFF_BOUNDARY,
                Misplacement.EVENT_TIME_IS_NOT_CLOSE),
            report.misplaced().first().stream().map(MisplacedCandle::reason).toList());
        assertFalse(report.isSound());
    }

    @Test
    void impossibleCandlesAreFound() {
        final CheckReport report = TapeCheck.run(new Tape()
            .minute(0)
            .minute(1, candle -> candle.high(8))
            .minute(2, candle -> candle.volume(-1))
            .published(2));
        assertFalse(report.isSound());
        assertEquals(List.of(
            new ImpossibleCandle(2, FIRST_NS + MINUTE_NS, CandleFault.HIGH_BELOW_LOW),
            new ImpossibleCandle(3, FIRST_NS + 2 * MINUTE_NS, CandleFault.VOLUME_NEGATIVE)),
            report.impossible().first());
        assertTrue(report.lines().contains("  frame 2, candle of 2022-01-01T00:01:00Z: the high is below the low"));
    }

    @Test
    void listsAreBoundedAndTotalsAreNot() {
        final Tape tape = new Tape();
        for (int minute = 0; minute < 1_100; minute++) {
            tape.minute(2L * minute, candle -> candle.close(0));
        }
        final CheckReport report = TapeCheck.run(tape.published(2 * 1_099));
        assertEquals(1_000, report.impossible().first().size());
        assertEquals(1_100, report.impossible().total());
        assertEquals(1_000, report.gaps().spans().first().size());
        assertEquals(1_099, report.gaps().spans().total());
        assertEquals(1_099, report.missingCandles());
    }

    @Test
    void aChangedByteIsDamage() throws IOException {
        final HistoryTape tape = threeMinutes();
        changeFrameAt(FIRST_NS + 2 * MINUTE_NS);
        final CheckReport report = TapeCheck.run(tape);
        assertFalse(report.isSound());
        assertEquals(1, report.frames());
        assertEquals(List.of("tape " + directory + " is damaged: the checksum of the frame after sequence 1 is wrong "
            + "(frames read before: 1)"), report.damage());
    }

    /** Inverts a byte of the frame that stands at that time: the time is found first in its header. */
    private void changeFrameAt(final long eventTimeNs) throws IOException {
        final byte[] bytes = Files.readAllBytes(queueFile());
        bytes[indexOf(bytes, eventTimeNs) + Long.BYTES] ^= (byte) 0xFF;
        Files.write(queueFile(), bytes);
    }

    private static int indexOf(final byte[] bytes, final long value) {
        final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (buffer.getLong(at) != value) {
            at++;
        }
        return at;
    }

    private Path queueFile() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".cq4")).findFirst().orElseThrow();
        }
    }

    @Test
    void aFileOfGarbageIsDamage() throws IOException {
        final HistoryTape tape = threeMinutes();
        final byte[] bytes = Files.readAllBytes(queueFile());
        for (int index = 0; index < 200; index++) {
            bytes[index] ^= 0x55;
        }
        Files.write(queueFile(), bytes);
        assertFalse(TapeCheck.run(tape).isSound());
    }

    @Test
    void aMissingFileIsDamage() throws IOException {
        final HistoryTape tape = threeMinutes();
        Files.delete(queueFile());
        final CheckReport report = TapeCheck.run(tape);
        assertFalse(report.isSound());
        assertEquals(1, report.damage().size());
    }

    @Test
    void aTapeThatIsNotItsManifestsIsDamage() {
        final HistoryTape tape = threeMinutes();
        final HistoryTape described = new HistoryTape(KEY, 1, directory, INSTRUMENT, FIRST_NS - MINUTE_NS,
            tape.endNs() + MINUTE_NS, 4, "00");
        final String start = "tape " + directory + " is not what its manifest describes: ";
        assertEquals(List.of(
            start + "frames is 3, not 4",
            start + "firstOpenNs is " + FIRST_NS + ", not " + (FIRST_NS - MINUTE_NS),
            start + "endNs is " + tape.endNs() + ", not " + (tape.endNs() + MINUTE_NS),
            start + "contentHash is " + tape.contentHash() + ", not 00"), TapeCheck.run(described).damage());
    }

    @Test
    void aFrameWithoutACandleIsDamage() {
        final HistoryTape tape;
        try (HistoryTapeWriter writer = new HistoryTapeWriter(directory)) {
            final Frame frame = writer.next(FIRST_NS);
            frame.append(new InstrumentDefinitionEncoder());
            writer.commit();
            tape = new HistoryTape(KEY, 1, directory, INSTRUMENT, FIRST_NS, FIRST_NS + MINUTE_NS, 1,
                writer.contentHash());
        }
        assertEquals(List.of("tape " + directory + " is damaged: frame 1 holds no candles but a message of type 2 "
            + "(frames read before: 0)"), TapeCheck.run(tape).damage());
    }
}
