package io.tapedeck.replay.whatif;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.journal.catalogue.Manifest;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.tape.TapeReader;
import io.tapedeck.replay.difference.TapeComparison;
import io.tapedeck.replay.run.Difference;
import io.tapedeck.replay.run.ReplayHarness;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.RunProgress;
import io.tapedeck.replay.run.RunTape;
import io.tapedeck.replay.run.UnusableRequestException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** One thing changed: where it begins to matter, and what is refused. */
class WhatIfTest {
    private static final ReplaySpec BREAKOUT = ReplayHarness.with(ReplayHarness.smaCross(), "strategy",
        "donchian-breakout", "timeframe", "15m");

    @TempDir
    private static Path directory;

    private static RecordedMarket market;
    private static Path run;

    @BeforeAll
    static void record() {
        market = new RecordedMarket(new ReplayHarness(directory.resolve("journal")).sample("AAAUSDT", 3, 20),
            directory);
        run = market.record("run", BREAKOUT, RecordLevel.DECISIONS);
    }

    private static List<SpecChange> changes(final String... namesAndValues) {
        return market.whatIf(run).plan(ReplayHarness.with(BREAKOUT, namesAndValues), "test").changes();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "parameter.stop      | 4          | param stop      | 2       | 4",
        "fill                | CLOSE      | fill            | next    | close",
        "takerFeeRate        | 0.0005     | fee             | not set | 0.0005",
        "limit.daily-loss    | 0.020      | limit daily-loss | not set | 0.02",
        "trading.maximumPositions | 2     | positions       | 1       | 2",
        "trading.latency     | CONSTANT 200000000 0 0 0 1 | latency | none "
            + "| submit 200 ms, cancel 0 ms, acknowledge 0 ms"})
    void whatWasChangedIsToldByTheNamesOfTheOptions(final String name, final String value, final String told,
        final String before, final String after) {
        assertEquals(List.of(new SpecChange(told, before, after)), changes(name, value));
    }

    /** A preset that is typed is still the preset, and a zero behind the point is no other number. */
    @Test
    void theSameValueInOtherWordsIsNoChange() {
        assertEquals(List.of(), changes("parameter.stop", "2", "initialBalance", "10000.0"));
    }

    @ParameterizedTest
    @EnumSource(value = RecordLevel.class, names = {"DECISIONS", "ALL"})
    void theFirstDivergenceIsWhereTheTapesOfBothRunsPart(final RecordLevel level) {
        final Path recorded = market.record("recorded-" + level, BREAKOUT, level);
        final ReplaySpec other = ReplayHarness.with(BREAKOUT, "parameter.target", "1.5");
        final Path changed = market.record("changed-" + level, other, level);

        final Difference first = market.changed(recorded, other).divergence().orElseThrow();

        final Difference tapes = TapeComparison.of(RecordedTape.at(recorded).orElseThrow(),
            RecordedTape.at(changed).orElseThrow()).first().orElseThrow();
        assertEquals(tapes.sequence(), first.sequence());
        assertEquals(tapes.timeNs(), first.timeNs());
        assertTrue(first.what().matches("message \\d+, \\w+\\.\\w+: recorded [\\d.]+, changed [\\d.]+"), first.what());
    }

    @Test
    void whoActsAloneIsSaid() {
        final String refused = market.changed(run, "limit.entries-per-day", "1").divergence().orElseThrow().what();
        final String later = market.changed(run, "parameter.entry", "400").divergence().orElseThrow().what();
        final String sooner = market.changed(run, "parameter.entry", "2").divergence().orElseThrow().what();

        assertTrue(refused.contains("recorded ") && refused.contains("changed "), refused);
        assertTrue(later.startsWith("only the recorded run acts here: Signal{"), later);
        assertTrue(sooner.startsWith("only the changed run acts here: Signal{"), sooner);
    }

    @Test
    void aChangeThatDecidesNothingOtherwiseLeavesEverythingTheSame() {
        final WhatIfResult result = market.changed(run, "limit.order-notional", "1000000");

        assertEquals(Optional.empty(), result.divergence());
        assertEquals(0, result.difference());
        assertEquals(0, result.trades().altered().size() + result.trades().lost().size()
            + result.trades().gained().size());
        assertEquals(result.recorded().trades().size() + result.recorded().openPositions().size(),
            result.trades().same());
    }

    @Test
    void aRunThatDecidesOtherwiseUnchangedIsFound() throws IOException {
        final Path forged = market.record("forged", BREAKOUT, RecordLevel.DECISIONS);
        final Map<String, String> values = new LinkedHashMap<>(RunTape.of(forged).manifest().values());
        values.put("decisionDigest", "0123456789abcdef");
        new Manifest(values).write(forged.resolve("tape/manifest.yaml"));
        final WhatIf whatIf = market.whatIf(forged);
        final WhatIf.Plan plan = whatIf.plan(BREAKOUT, "test");

        assertTrue(whatIf.playRecorded(plan, ThreadMode.INLINE, RunProgress.NONE).deviation().orElseThrow().what()
            .startsWith("digests: recorded 0123456789abcdef/"));
        assertEquals(Optional.empty(),
            market.whatIf(run).playRecorded(plan, ThreadMode.INLINE, RunProgress.NONE).deviation());
    }

    private static long positionOfFrame(final RecordedTape tape, final int number) {
        try (TapeReader reader = tape.open()) {
            for (int count = 0; count < number; count++) {
                assertTrue(reader.advance());
            }
            return reader.position();
        }
    }

    @Test
    void aDamagedTapeHidesTheDivergenceButNotTheResult() throws IOException {
        final Path damaged = market.record("damaged", BREAKOUT, RecordLevel.ALL);
        try (Stream<Path> files = Files.list(damaged.resolve("tape"));
            RandomAccessFile file = new RandomAccessFile(files.filter(path -> path.toString().endsWith(".cq4"))
                .findFirst().orElseThrow().toFile(), "rw")) {
            file.seek(positionOfFrame(RecordedTape.at(damaged).orElseThrow(), 300) + 60);
            file.write(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        }

        final WhatIfResult result = market.changed(damaged, "parameter.stop", "9");

        assertEquals(Optional.empty(), result.divergence());
        assertTrue(result.damage().orElseThrow().contains("is damaged"), result.damage().orElseThrow());
        assertEquals(result.difference(), result.attribution().sum());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "parameter.stpo | 4 | donchian-breakout has no parameter 'stpo'; did you mean stop? It has entry, exit, atr, "
            + "stop, target, allocation",
        "strategy | buy-and-hodl | there is no strategy 'buy-and-hodl'; there are "})
    void aMistypedNameIsRefusedInOneSentence(final String name, final String value, final String sentence) {
        final UnusableRequestException refusal =
            assertThrows(UnusableRequestException.class, () -> changes(name, value));

        assertTrue(refusal.getMessage().startsWith(sentence), refusal.getMessage());
        assertEquals(Category.USAGE, refusal.category());
    }

    @Test
    void historyOfAnotherGenerationIsNoReplacement() {
        final RecordedMarket elsewhere = new RecordedMarket(
            new ReplayHarness(directory.resolve("other")).sample("AAAUSDT", 4, 20), directory);

        final UnusableRequestException refusal = assertThrows(UnusableRequestException.class,
            () -> elsewhere.changed(run, "parameter.stop", "4"));

        assertTrue(refusal.getMessage().startsWith("the run was made from synthetic/AAAUSDT/candles-1m@1 with "),
            refusal.getMessage());
        assertEquals(Category.DATA, refusal.category());
    }

    @Test
    void aNewGenerationOfHistoryChangesNothing() {
        final RecordedMarket growing = new RecordedMarket(
            new ReplayHarness(directory.resolve("growing")).sample("AAAUSDT", 3, 20), directory.resolve("runs"));
        final Path old = growing.record("old", BREAKOUT, RecordLevel.DECISIONS);
        final long before = growing.changed(old, "parameter.stop", "4").difference();
        growing.harness().sample("AAAUSDT", 5, 30);

        assertEquals(before, growing.changed(old, "parameter.stop", "4").difference());
    }
}
