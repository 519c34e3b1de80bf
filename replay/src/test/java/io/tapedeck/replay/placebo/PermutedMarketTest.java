package io.tapedeck.replay.placebo;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.replay.placebo.Bars.Bar;
import io.tapedeck.replay.run.ReplayHarness;
import io.tapedeck.replay.run.ReplayRunner;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.UnusableRequestException;
import io.tapedeck.replay.source.HistoryInput;
import io.tapedeck.replay.source.InstrumentSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a placebo keeps of a market, and what it does not. */
class PermutedMarketTest {
    private static final long SEED = 20_221_128L;

    @TempDir
    private Path folder;
    private ReplayHarness harness;

    @BeforeEach
    void writeMarket() {
        harness = new ReplayHarness(folder.resolve("real")).sample("FIRSTUSDT", 5, 3).sample("OTHERUSDT", 6, 2);
    }

    private static ReplaySpec spec(final String... namesAndValues) {
        final List<String> all = new ArrayList<>(List.of("symbols", "FIRSTUSDT,OTHERUSDT"));
        all.addAll(List.of(namesAndValues));
        return ReplayHarness.with(ReplayHarness.smaCross(), all.toArray(String[]::new));
    }

    private List<HistoryTape> permuted(final ReplaySpec spec, final long seed, final String name) throws IOException {
        final ReplayRunner.Plan plan = harness.runner().plan(spec);
        return new PermutedMarket(plan).write(seed, folder.resolve(name), "test");
    }

    private List<Bar> real(final int market) {
        return Bars.read(harness.catalogue().tapes().get(market), Long.MAX_VALUE);
    }

    private static double[] sortedReturns(final List<Bar> bars) {
        return IntStream.range(1, bars.size())
            .mapToDouble(index -> Math.log((double) bars.get(index).close() / bars.get(index - 1).close()))
            .sorted().toArray();
    }

    @Test
    void theBarsAreTheSameInAnotherOrder() throws IOException {
        final List<Bar> real = real(0);
        final List<Bar> dealt = Bars.read(permuted(spec("symbols", "FIRSTUSDT"), SEED, "once").get(0),
            Long.MAX_VALUE);

        assertEquals(real.size(), dealt.size());
        assertEquals(real.stream().map(Bar::openTimeNs).toList(), dealt.stream().map(Bar::openTimeNs).toList());
        assertEquals(real.stream().map(Bar::volume).sorted().toList(),
            dealt.stream().map(Bar::volume).sorted().toList());
        final double[] returns = sortedReturns(real);
        final double[] dealtReturns = sortedReturns(dealt);
        for (int index = 0; index < returns.length; index++) {
            assertEquals(returns[index], dealtReturns[index], 1e-6, "a tick at most, seed " + SEED);
        }
        final long unmoved = IntStream.range(0, real.size())
            .filter(index -> real.get(index).volume() == dealt.get(index).volume()).count();
        assertTrue(unmoved < 20, unmoved + " of " + real.size() + " have the volume that they had, seed " + SEED);
        assertEquals(last(real).close(), last(dealt).close(), 1.0);
    }

    private static Bar last(final List<Bar> bars) {
        return bars.get(bars.size() - 1);
    }

    @Test
    void everyPriceIsPossible() throws IOException {
        for (final HistoryTape tape : permuted(spec(), SEED, "once")) {
            for (final Bar bar : Bars.read(tape, Long.MAX_VALUE)) {
                assertTrue(bar.low() > 0 && bar.low() <= Math.min(bar.open(), bar.close())
                    && bar.high() >= Math.max(bar.open(), bar.close()), bar::toString);
            }
        }
    }

    /** The second day of the one belongs to no moment of the other, the first to both: they move together. */
    @Test
    void barsOfAMomentStayTogetherAndOthersStayWhereTheyAre() throws IOException {
        final List<HistoryTape> tapes = permuted(spec(), SEED, "once");
        final List<Bar> first = Bars.read(tapes.get(0), Long.MAX_VALUE);
        final List<Bar> other = Bars.read(tapes.get(1), Long.MAX_VALUE);
        final List<Bar> realFirst = real(0);
        final List<Bar> realOther = real(1);

        final Map<List<Long>, Integer> places = IntStream.range(0, realFirst.size()).boxed()
            .collect(Collectors.toMap(index -> mark(realFirst.get(index)), index -> index));
        for (int index = 0; index < other.size(); index++) {
            final int from = places.get(mark(first.get(index)));
            assertEquals(realOther.get(from).volume(), other.get(index).volume(), "minute " + index);
        }
        assertEquals(volumes(realFirst, other.size()), volumes(first, other.size()));
    }

    private static List<Long> volumes(final List<Bar> bars, final int from) {
        return bars.subList(from, bars.size()).stream().map(Bar::volume).toList();
    }

    /** Its volumes tell a bar from all others of this market. */
    private static List<Long> mark(final Bar bar) {
        return List.of(bar.volume(), bar.takerBuyVolume());
    }

    @Test
    void whatLiesBeforeTheSpanIsTheSame() throws IOException {
        final List<Bar> dealt = Bars.read(permuted(spec("from", "2022-01-02T00:00:00Z", "to", "2022-01-02T12:00:00Z"),
            SEED, "once").get(0), Long.MAX_VALUE);

        assertEquals(real(0).subList(0, 1_440), dealt.subList(0, 1_440));
        assertEquals(1_440 + 720 + 1, dealt.size());
        assertEquals(last(real(0).subList(0, dealt.size())).volume(), last(dealt).volume());
    }

    @Test
    void aSeedIsAMarket() throws IOException {
        final String once = permuted(spec(), SEED, "once").get(0).contentHash();

        assertEquals(once, permuted(spec(), SEED, "again").get(0).contentHash());
        assertNotEquals(once, permuted(spec(), SEED + 1, "another").get(0).contentHash());
        assertNotEquals(once, harness.catalogue().tapes().get(0).contentHash());
    }

    @Test
    void aSearchThatReadsMoreThanCandlesOfOneTapeIsRefused() {
        final ReplayRunner.Plan plan = harness.runner().plan(spec("symbols", "FIRSTUSDT"));
        final InstrumentSource source = plan.sources().get(0);
        final InstrumentSource finer = new InstrumentSource(source.instrument(), source.baseTape(),
            List.of(harness.catalogue().tapes().get(1)), Optional.empty(), List.of());

        final String said = assertThrows(UnusableRequestException.class, () -> PermutedMarket.requireOnlyCandles(
            new ReplayRunner.Plan(plan.spec(), new HistoryInput(List.of(finer)), plan.strategy(), plan.settings())))
            .getMessage();
        assertTrue(said.contains("also reads synthetic/OTHERUSDT/candles-1m@1"), said);
    }

    /** By hand: closes 100, 110, 99, 198 are +10 %, −10 %, ×2; dealt as ×2, +10 %, −10 %. */
    @Test
    void byHandEveryBarGoesOnFromTheCloseBeforeIt() {
        final List<Bar> real = List.of(bar(0, 100, 100, 100, 100), bar(1, 105, 115, 100, 110),
            bar(2, 110, 121, 88, 99), bar(3, 99, 198, 99, 198));
        final List<Bar> dealt = BarPermutation.of(real, new int[] {0, 3, 1, 2}, 5);

        assertEquals(List.of(bar(0, 100, 100, 100, 100), bar(1, 100, 200, 100, 200), bar(2, 210, 230, 200, 220),
            bar(3, 220, 240, 175, 200)), dealt);
    }

    private static Bar bar(final long time, final long... prices) {
        return new Bar(time, prices[0], prices[1], prices[2], prices[3], 7, FixedPoint.UNKNOWN, 3, 2, 0);
    }

    @Test
    void nothingFallsBelowATick() {
        final List<Bar> real = List.of(bar(0, 100, 100, 100, 100), bar(1, 100, 100, 1, 1), bar(2, 1, 900, 1, 900));

        Arrays.stream(new int[][] {{0, 1, 2}, {0, 2, 1}, {0, 1, 1}})
            .flatMap(source -> BarPermutation.of(real, source, 1).stream())
            .forEach(bar -> assertTrue(bar.low() >= 1 && bar.low() <= bar.close() && bar.close() <= bar.high()));
    }
}
