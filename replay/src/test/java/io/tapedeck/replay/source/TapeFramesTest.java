package io.tapedeck.replay.source;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameRun;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.journal.catalogue.Catalogue;
import io.tapedeck.journal.catalogue.CatalogueUpdate;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.tape.HistoryTapeWriter;
import io.tapedeck.replay.run.ReplayHarness;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.function.ObjIntConsumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Whether frames are taken in runs or one by one, they are the same. */
class TapeFramesTest {
    private static final int SOURCE = 3;
    private static final long FIRST = 5;
    private static final int MINUTES = 1_440;

    @TempDir
    private static Path directory;
    private static HistoryTape tape;

    private final FrameRun run = new FrameRun();
    private final Frame frame = Frame.allocate();
    private final Frame fromRun = Frame.allocate();

    @BeforeAll
    static void makeTape() {
        tape = new ReplayHarness(directory).sample("BTCUSDT", 5, 1).catalogue().tapes().get(0);
    }

    private static Instrument instrument(final int id, final int morePriceDecimals, final int moreQuantityDecimals) {
        final Instrument taped = tape.instrument();
        return new Instrument(id, taped.venue(), taped.symbol(), taped.quoteCurrency(), taped.baseTimeframe(),
            taped.priceScale() + morePriceDecimals, taped.quantityScale() + moreQuantityDecimals, taped.tickSize(),
            taped.stepSize(), taped.terms());
    }

    private static String text(final Frame taken) {
        final byte[] bytes = new byte[taken.length()];
        taken.buffer().getBytes(0, bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "3, 0, 0", "0, 2, 0", "0, 0, 3", "7, 1, 1"})
    void aRunHoldsTheFramesThatAreTakenOneByOne(final int id, final int morePriceDecimals,
        final int moreQuantityDecimals) {
        assertEquals(MINUTES, taken(tape, instrument(id, morePriceDecimals, moreQuantityDecimals)));
    }

    /** Every importer writes 0, and nobody has to. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void theNumbersOfInstrumentsOnATapeDoNotMatter(final int id) throws IOException {
        final HistoryTape numbered = write("numbered-" + id, (candle, minute) -> candle.instrumentId(minute % 2));

        assertEquals(MINUTES, taken(numbered, instrument(id, 0, 0)));
    }

    /** At the beginning of a run, in it and at its end: a document packs more than a hundred candles. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100, 777, MINUTES})
    void theFramesBeforeOneThatIsTooLargeForFinerDecimalsAreHandedOut(final int large) throws IOException {
        final HistoryTape overflowing = write("overflowing-" + large, (candle, minute) -> candle.instrumentId(0)
            .open(minute).high(minute == large ? Long.MAX_VALUE / 10 : minute).low(minute).close(minute).volume(1)
            .takerBuyVolume(1));
        long seen = 0;
        try (TapeFrames frames = new TapeFrames(overflowing, instrument(0, 2, 0), SOURCE, Long.MAX_VALUE)) {
            while (seen < large - 1) {
                assertTrue(frames.advance());
                frames.copyTo(run, Long.MAX_VALUE);
                assertTrue(run.count() > 0, "after " + seen);
                seen += run.count();
                assertEquals(seen * tape.timeframe().durationNs(), frames.engineTimeNs());
            }
            assertEquals(large - 1, seen);
            assertTrue(frames.advance());
            frames.copyTo(run, Long.MAX_VALUE);
            assertEquals(0, run.count());
            assertEquals(large * tape.timeframe().durationNs(), frames.engineTimeNs());
            assertThrows(ArithmeticException.class, () -> frames.copyTo(frame));
        }
    }

    /** A tape of a day of minutes. */
    private static HistoryTape write(final String name, final ObjIntConsumer<MarketCandleEncoder> candles)
        throws IOException {
        try (CatalogueUpdate update = CatalogueUpdate.begin(new Catalogue(directory.resolve(name)))) {
            final String hash;
            try (HistoryTapeWriter writer = new HistoryTapeWriter(update.nextDirectory(tape.key()))) {
                for (int minute = 1; minute <= MINUTES; minute++) {
                    candles.accept(writer.next(minute * tape.timeframe().durationNs())
                        .append(new MarketCandleEncoder()), minute);
                    writer.commit();
                }
                hash = writer.contentHash();
            }
            return update.publish(tape.key(), new CatalogueUpdate.Written(tape.instrument(), 0,
                MINUTES * tape.timeframe().durationNs(), MINUTES, hash, "test", "test"));
        }
    }

    /** How many frames were the same in runs and one by one. */
    private int taken(final HistoryTape source, final Instrument instrument) {
        int taken = 0;
        try (TapeFrames inRuns = new TapeFrames(source, instrument, SOURCE, Long.MAX_VALUE);
             TapeFrames single = new TapeFrames(source, instrument, SOURCE, Long.MAX_VALUE)) {
            while (inRuns.advance()) {
                inRuns.copyTo(run, Long.MAX_VALUE);
                assertTrue(run.count() > 1 || taken == MINUTES - 1, "after " + taken);
                run.renumber(taken + FIRST);
                while (run.count() > 0) {
                    assertTrue(single.advance());
                    single.copyTo(frame);
                    frame.renumber(taken + FIRST);
                    assertEquals(frame.engineTimeNs(), run.engineTimeNs(0));
                    run.moveFirstTo(fromRun);
                    assertEquals(text(frame), text(fromRun), "frame " + frame.sourceSequence());
                    taken++;
                }
            }
            assertFalse(single.advance());
        }
        return taken;
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "61, 61", "100000, 1440"})
    void noRunGoesBehindTheEnd(final int minutes, final int expected) {
        final long endNs = tape.firstOpenNs() + (minutes + 1) * tape.timeframe().durationNs();
        int seen = 0;
        try (TapeFrames frames = new TapeFrames(tape, tape.instrument(), 0, endNs)) {
            while (frames.advance()) {
                frames.copyTo(run, Long.MAX_VALUE);
                seen += run.count();
            }
        }
        assertEquals(expected, seen);
    }
}
