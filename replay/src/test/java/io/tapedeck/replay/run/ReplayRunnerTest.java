package io.tapedeck.replay.run;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.engine.strategy.InvalidParameterException;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.engine.strategy.StrategyProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** On the synthetic market, which every machine has. */
class ReplayRunnerTest {
    private static final ReplaySpec BUSY = ReplayHarness.with(ReplayHarness.smaCross(), "strategy",
        "donchian-breakout", "timeframe", "15m", "parameter.stop", "0.8", "parameter.target", "1.2");

    @TempDir
    private static Path directory;

    private static ReplayHarness one;
    private static ReplayHarness two;

    @BeforeAll
    static void makeTapes() {
        one = new ReplayHarness(directory.resolve("one")).sample("AAAUSDT", 3, 60);
        two = new ReplayHarness(directory.resolve("two")).sample("AAAUSDT", 3, 60)
            .sample("BBBUSDT", 4, ReplayHarness.SAMPLE_START_NS + 7_200_000_000_000L, 50);
    }

    @Test
    void theDigestsDependNeitherOnThreadsNorOnRecordingNorOnTheTimeZone() {
        final Digests expected = one.run(BUSY).digests();
        final Set<Digests> digests = new HashSet<>();
        final TimeZone zone = TimeZone.getDefault();
        try {
            for (final ThreadMode mode : ThreadMode.values()) {
                for (final RecordLevel level : RecordLevel.values()) {
                    TimeZone.setDefault(TimeZone.getTimeZone(mode == ThreadMode.FUSED ? "Asia/Kathmandu" : "UTC"));
                    digests.add(one.record(BUSY, mode, level, directory.resolve("run-" + mode + level)).digests());
                }
            }
        } finally {
            TimeZone.setDefault(zone);
        }

        assertEquals(Set.of(expected), digests);
    }

    @ParameterizedTest
    @CsvSource({"ALL, INLINE", "ALL, FUSED", "DECISIONS, INLINE", "DECISIONS, FUSED"})
    void aRecordedRunVerifies(final RecordLevel level, final ThreadMode mode) {
        final Path run = directory.resolve("verified-" + level + mode);
        one.record(BUSY, ThreadMode.FUSED, level, run);

        final Verification.Outcome outcome = one.verify(run, mode);

        assertTrue(outcome.isIdentical(), () -> outcome.difference().orElseThrow().what());
        assertTrue(outcome.compared() > 100);
    }

    @Test
    void severalSymbolsAreMergedAndVerify() {
        final Path run = directory.resolve("merged");
        final ReplaySpec both = ReplayHarness.with(BUSY, "symbols", "AAAUSDT,BBBUSDT", "parameter.allocation", "0.4");
        final ReplayResult result = two.record(both, ThreadMode.FUSED, RecordLevel.DECISIONS, run);

        assertEquals(110 * 1_440, result.counts().frames());
        assertTrue(result.trades().stream().anyMatch(trade -> trade.instrumentId() == 0));
        assertTrue(result.trades().stream().anyMatch(trade -> trade.instrumentId() == 1));
        assertTrue(two.verify(run, ThreadMode.INLINE).isIdentical());
        assertEquals(result.digests(), two.run(ReplayHarness.with(both, "symbols", "BBBUSDT,AAAUSDT")).digests());
    }

    @Test
    void aRunStaysVerifiableAfterItsTapeHasANewerGeneration() {
        final ReplayHarness harness = new ReplayHarness(directory.resolve("growing")).sample("AAAUSDT", 3, 20);
        final Path run = directory.resolve("old-run");
        final Digests before = harness.record(BUSY, ThreadMode.INLINE, RecordLevel.ALL, run).digests();
        harness.sample("AAAUSDT", 5, 20);

        assertNotEquals(before, harness.run(BUSY).digests());
        assertTrue(harness.verify(run, ThreadMode.INLINE).isIdentical());
    }

    @Test
    void coarseStepsWithDrillDownGiveTheTradesOfTheMinutes() {
        for (final String base : new String[] {"15m", "1h", "4h"}) {
            final ReplaySpec fine = ReplayHarness.with(BUSY, "timeframe", base);
            final ReplayResult minutes = one.run(fine);
            final ReplayResult coarse = one.run(ReplayHarness.with(fine, "base", base), ThreadMode.FUSED);

            assertFalse(minutes.trades().isEmpty());
            assertEquals(minutes.trades(), coarse.trades(), base);
            assertEquals(minutes.performance().finalEquity(), coarse.performance().finalEquity(), base);
        }
    }

    @Test
    void closingAtTheEndLeavesNothingOpenAndSaysWhy() {
        final ReplaySpec spec = ReplayHarness.with(BUSY, "to", lastOpenMoment(), "end", "CLOSE_POSITIONS");
        final ReplayResult closed = one.run(spec);
        final ReplayResult open = one.run(ReplayHarness.with(spec, "end", "KEEP_OPEN"));

        assertEquals(1, open.openPositions().size());
        assertTrue(closed.openPositions().isEmpty());
        assertEquals(open.trades().size() + 1, closed.trades().size());
        assertEquals("END", closed.trades().get(closed.trades().size() - 1).reason().name());
        assertEquals(open.counts().orders(), closed.counts().orders());
    }

    /** Just after an entry, so that a position is certainly open. */
    private static String lastOpenMoment() {
        final long entryNs = one.run(BUSY).trades().get(10).entryTimeNs();
        return ReplayHarness.instant(entryNs + 60_000_000_000L).toString();
    }

    @Test
    void fillsByQuotesNeedQuotes() {
        final UnusableRequestException refusal = assertThrows(UnusableRequestException.class,
            () -> one.runner().plan(ReplayHarness.with(BUSY, "fill", "BOOK")));

        assertEquals("--fill book needs the quotes of AAAUSDT: import them with 'tapedeck data import FILE --kind "
            + "quotes', or choose --fill next", refusal.getMessage());
        assertEquals(Category.DATA, refusal.category());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "strategy | nothing | USAGE | there is no strategy 'nothing'; there are STRATEGIES",
        "symbols | CCCUSDT | DATA | there is no tape of CCCUSDT; there are synthetic:AAAUSDT, synthetic:BBBUSDT",
        "symbols | '' | USAGE | the journal holds several symbols (synthetic:AAAUSDT, synthetic:BBBUSDT): "
            + "choose with --symbols",
        "from | 2030-01-01T00:00:00Z | DATA | no candle lies in the span asked for: the tape goes from "
            + "2022-01-01T00:00:00Z to 2022-03-02T00:00:00Z",
        "base | 4h | USAGE | --timeframe 15m is finer than the base candles (4h): choose 4h or a coarser one"})
    void aRequestThatCannotBeMetIsRefusedInOneSentence(final String name, final String value,
        final Category category, final String message) {
        final ReplaySpec spec = ReplayHarness.with(ReplayHarness.with(BUSY, "symbols", "AAAUSDT"), name, value);

        final UnusableRequestException refusal =
            assertThrows(UnusableRequestException.class, () -> two.runner().plan(spec));

        final String strategies = StrategyCatalogue.load().providers().stream().map(StrategyProvider::name)
            .collect(Collectors.joining(", "));
        assertEquals(message.replace("STRATEGIES", strategies), refusal.getMessage());
        assertEquals(category, refusal.category());
    }

    @Test
    void impossibleParametersAreRefusedByName() {
        final ReplaySpec crossed = ReplayHarness.with(ReplayHarness.smaCross(), "parameter.fast", "100");
        final ReplaySpec unknown = ReplayHarness.with(ReplayHarness.smaCross(), "parameter.speed", "1");

        assertEquals("fast=100 slow=100 allocation=1 does not meet fast < slow",
            assertThrows(InvalidParameterException.class, () -> one.runner().plan(crossed)).getMessage());
        assertEquals("there is no parameter 'speed'; there are fast, slow, allocation",
            assertThrows(InvalidParameterException.class, () -> one.runner().plan(unknown)).getMessage());
    }
}
