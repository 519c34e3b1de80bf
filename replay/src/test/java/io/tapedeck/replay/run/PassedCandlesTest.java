package io.tapedeck.replay.run;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.tape.SessionTapeWriter;
import io.tapedeck.journal.tape.TapeReader;
import io.tapedeck.replay.difference.TapeComparison;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Candles in which nothing happens are passed in runs where nobody needs every frame; who does gets the same run. That
 * all digests are those of frames one by one is what the test of sweeps holds under random circumstances.
 */
class PassedCandlesTest {
    private static final int DAYS = 40;

    @TempDir
    private static Path directory;
    private static ReplayHarness harness;

    @BeforeAll
    static void makeHistory() throws IOException {
        harness = new ReplayHarness(directory.resolve("journal")).sample("BTCUSDT", 7, DAYS).sample("ETHUSDT", 8, DAYS);
        new SparseMarket("AAAUSDT", 9, 12).importInto(directory.resolve("journal"), directory);
        new SparseMarket("GAPUSDT", 10, 12, 3, 2).importInto(directory.resolve("journal"), directory);
        new SparseMarket("ENDUSDT", 11, 7).importInto(directory.resolve("journal"), directory);
    }

    private static ReplayResult play(final ReplaySpec spec, final FrameListener journal) {
        return play(spec, ThreadMode.INLINE, journal);
    }

    private static ReplayResult play(final ReplaySpec spec, final ThreadMode threads, final FrameListener journal) {
        final ReplayRunner runner = harness.runner();
        return runner.run(runner.plan(spec), threads, journal, RunProgress.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "BTCUSDT,            sma-cross,         1h, 1m, CASH",
        "BTCUSDT,            sma-cross,         4h, 1m, CASH",
        "BTCUSDT,            sma-cross,         5m, 1m, CASH",
        "BTCUSDT,            sma-cross,         1m, 1m, CASH",
        "BTCUSDT,            sma-cross,         4h, 5m, CASH",
        "BTCUSDT,            sma-cross,         1h, 1m, ISOLATED_MARGIN",
        "BTCUSDT,            donchian-breakout, 1h, 1m, CASH",
        "'BTCUSDT,ETHUSDT',  sma-cross,         1h, 1m, CASH"})
    void aRunIsTheSameWhetherCandlesArePassedOrNot(final String symbols, final String strategy, final String timeframe,
        final String base, final String account) {
        final ReplaySpec spec = ReplayHarness.with(ReplayHarness.smaCross(), "symbols", symbols, "strategy", strategy,
            "timeframe", timeframe, "base", base, "from", "2022-01-03T04:05:00Z", "trading.account", account,
            "trading.market", account.equals("CASH") ? "" : "LINEAR_PERPETUAL");
        requireSameInRuns(spec);
    }

    /** What comes between candles, and the candles of another symbol, end a run, and so does the end of the replay. */
    @ParameterizedTest
    @CsvSource({
        "AAAUSDT,            NEXT, '',                   CASH,            15000",
        "AAAUSDT,            BOOK, 2022-01-11T03:17:00Z, CASH,            5000",
        "AAAUSDT,            NEXT, 2022-01-11T03:17:00Z, ISOLATED_MARGIN, 6000",
        "GAPUSDT,            NEXT, 2022-01-07T13:14:15Z, CASH,            5000",
        "'AAAUSDT,GAPUSDT',  NEXT, 2022-01-05T15:01:00Z, CASH,            2000",
        "'AAAUSDT,ENDUSDT',  NEXT, 2022-01-11T03:17:00Z, CASH,            4000",
        "'AAAUSDT,ENDUSDT',  BOOK, '',                   ISOLATED_MARGIN, 1000"})
    void whateverComesBetweenTheCandlesItIsTheSameRun(final String symbols, final String fill, final String to,
        final String account, final long leastPassed) {
        final ReplaySpec spec = ReplayHarness.with(sparse(symbols), "fill", fill, "to", to, "trading.account", account,
            "trading.market", account.equals("CASH") ? "" : "LINEAR_PERPETUAL");
        for (final Trail passing : requireSameInRuns(spec)) {
            assertTrue(passing.passed() > leastPassed, () -> "only " + passing.passed() + " were passed");
        }
    }

    /** Frame by frame and in runs, in both thread modes: what was told of the latter. */
    private static List<Trail> requireSameInRuns(final ReplaySpec spec) {
        final Trail single = Trail.oneByOne();
        final ReplayResult singly = play(spec, single);
        final List<Trail> told = new ArrayList<>();

        assertEquals(0, single.passed());
        assertFalse(singly.trades().isEmpty());
        for (final ThreadMode threads : ThreadMode.values()) {
            final Trail passing = Trail.passing();
            assertEquals(figures(singly), figures(play(spec, threads, passing)), threads::name);
            assertIterableEquals(single.timesNs(), passing.timesNs(), threads::name);
            told.add(passing);
        }
        assertEquals(figures(singly), figures(play(spec, ThreadMode.FUSED, Trail.oneByOne())));
        return told;
    }

    private static ReplaySpec sparse(final String symbols) {
        return ReplayHarness.with(ReplayHarness.smaCross(), "symbols", symbols, "parameter.fast", "3",
            "parameter.slow", "8", "from", "2022-01-01T12:00:00Z");
    }

    private static List<Object> figures(final ReplayResult result) {
        final List<Object> figures = new ArrayList<>(List.of(result.counts(), result.digests(), result.fills(),
            result.trades(), result.openPositions(), result.symbols(), result.refusals(), result.performance(),
            result.firstFailure(), result.facts().trades(), result.facts().metrics()));
        for (int sample = 0; sample < result.equity().size(); sample++) {
            figures.add(result.equity().timeNs(sample));
            figures.add(result.equity().equity(sample));
        }
        return figures;
    }

    @Test
    void nearlyAllCandlesOfAQuietRunArePassed() {
        final Trail passing = Trail.passing();

        final long frames = play(ReplayHarness.with(ReplayHarness.smaCross(), "symbols", "BTCUSDT"), passing)
            .counts().frames();

        assertTrue(passing.passed() > 0.97 * frames, passing.passed() + " of " + frames);
    }

    @Test
    void theTapeOfDecisionsIsTheSameToTheByte() throws IOException {
        final ReplaySpec spec = ReplayHarness.with(ReplayHarness.smaCross(), "symbols", "BTCUSDT");
        try (SessionTapeWriter passing = new SessionTapeWriter(directory.resolve("passing"), RecordLevel.DECISIONS);
             SessionTapeWriter singly = new SessionTapeWriter(directory.resolve("singly"), RecordLevel.DECISIONS)) {
            RunTape.complete(directory.resolve("passing"), RecordLevel.DECISIONS, play(spec, passing));
            RunTape.complete(directory.resolve("singly"), RecordLevel.DECISIONS, play(spec, singly::onFrame));
        }

        assertTrue(TapeComparison.of(tape("singly"), tape("passing")).isIdentical());
    }

    /** With places and sources, which do not count where two tapes are compared: the checksum is over all bytes. */
    @ParameterizedTest
    @EnumSource(value = RecordLevel.class, names = {"DECISIONS", "ALL"})
    void everyByteOfTheTapeIsTheSameInBothThreadModes(final RecordLevel level) throws IOException {
        final ReplaySpec spec = ReplayHarness.with(sparse("AAAUSDT,ENDUSDT"), "fill", "BOOK");
        try (SessionTapeWriter singly = new SessionTapeWriter(directory.resolve("singly-" + level), level)) {
            play(spec, singly::onFrame);
        }
        final List<String> expected = frames(directory.resolve("singly-" + level));

        for (final ThreadMode threads : ThreadMode.values()) {
            final Path run = directory.resolve(threads + "-" + level);
            harness.record(spec, threads, level, run);
            assertIterableEquals(expected, frames(run.resolve("tape")), threads::name);
        }
    }

    private static List<String> frames(final Path tape) {
        final List<String> frames = new ArrayList<>();
        final Frame frame = Frame.allocate();
        try (TapeReader reader = new TapeReader(tape, TapeReader.SequenceRule.RISING)) {
            while (reader.advance()) {
                reader.copyTo(frame);
                frames.add("frame " + frame.sequence() + " from " + frame.source() + ":" + frame.sourceSequence()
                    + ", " + frame.length() + " bytes, checksum " + frame.checksum());
            }
        }
        assertFalse(frames.isEmpty());
        return frames;
    }

    private static RecordedTape tape(final String name) {
        return RecordedTape.at(directory.resolve(name)).orElseThrow();
    }
}
