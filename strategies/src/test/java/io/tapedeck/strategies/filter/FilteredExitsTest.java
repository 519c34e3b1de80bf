package io.tapedeck.strategies.filter;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.rehearsal.Bar;
import io.tapedeck.engine.rehearsal.Rehearsal;
import io.tapedeck.engine.rehearsal.RehearsedMarket;
import io.tapedeck.engine.strategy.Parameters;
import io.tapedeck.engine.strategy.SignalKind;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.engine.strategy.StrategyNeeds.Feed;
import io.tapedeck.engine.strategy.StrategyPlan;
import org.junit.jupiter.api.Test;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Whatever a strategy asks for, the filter answers to entries only. */
class FilteredExitsTest {
    private static final int SEEDS = 12;
    private static final int CANDLES = 500;
    private static final RegimeFilterProvider PROVIDER = new RegimeFilterProvider();
    private static final Parameters PARAMETERS =
        PROVIDER.parameters().resolve(Map.of("length", "5", "threshold", "30"));
    private static final StrategyNeeds FILTER_NEEDS = PROVIDER.needsOf(PARAMETERS, Timeframe.M1);

    private final Set<String> reasons = new TreeSet<>();
    private int common;
    private int filtered;

    private static Rehearsal rehearsal(final RandomAsker asker, final boolean isFiltered) {
        final StrategyPlan plan = StrategyPlan.of(
            StrategyNeeds.each(Timeframe.M1, 0).feed(Feed.FILLS).and(FILTER_NEEDS), () -> asker);
        return Rehearsal.of(RehearsedMarket.perpetual("A").positions(RandomAsker.POSITIONS), isFiltered
            ? plan.filtered(new StrategyPlan.Filter(FILTER_NEEDS, () -> PROVIDER.createFrom(PARAMETERS))) : plan);
    }

    /** Trends that change about every fifty candles, with ranging stretches between them. */
    private static void play(final Rehearsal market, final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        double close = 500;
        int drift = 0;
        for (int index = 0; index < CANDLES; index++) {
            drift = random.nextInt(50) == 0 ? random.nextInt(-1, 2) * 2 : drift;
            final double open = close;
            close = Math.max(200, open + drift + random.nextInt(-3, 4));
            market.bars(new Bar(open, Math.max(open, close) + random.nextInt(3),
                Math.min(open, close) - random.nextInt(3), close, 1_000));
        }
        assertEquals(List.of(), market.failures());
    }

    @Test
    void exitsAreNeverFilteredAndEntriesAgainstTheTrendAlwaysAre() {
        final EnumSet<SignalKind> asked =
            EnumSet.noneOf(SignalKind.class);
        for (long seed = 1; seed <= SEEDS; seed++) {
            final RandomAsker free = new RandomAsker(seed);
            play(rehearsal(free, false), seed);
            final RandomAsker bound = new RandomAsker(seed);
            final Rehearsal market = rehearsal(bound, true);
            play(market, seed);
            compareExits(free, bound, seed);
            compareRefusals(bound, market.refusals(), seed);
            asked.addAll(bound.asked());
        }
        assertEquals(EnumSet.allOf(SignalKind.class), asked);
        assertTrue(common > 20 * SEEDS && filtered > 20 * SEEDS, common + " positions, " + filtered + " filtered");
        assertEquals(Set.of("BREAK_EVEN", "SIGNAL", "STOP_LOSS", "TAKE_PROFIT", "TIME_STOP", "TRAILING_STOP"),
            reasons);
    }

    /** Of the positions that were opened in both runs, by the candle that asked for them. */
    private void compareExits(final RandomAsker free, final RandomAsker bound, final long seed) {
        final Map<Integer, List<String>> expected = new TreeMap<>(free.exits());
        expected.keySet().retainAll(bound.exits().keySet());
        final Map<Integer, List<String>> actual = new TreeMap<>(bound.exits());
        actual.keySet().retainAll(free.exits().keySet());
        assertEquals(expected, actual, "seed " + seed);
        common += expected.size();
        expected.values().forEach(exits ->
            exits.forEach(exit -> reasons.add(exit.substring(exit.lastIndexOf(' ') + 1))));
    }

    /** Exactly the entries against the trend: with at most one entry a candle nothing else can be among them. */
    private void compareRefusals(final RandomAsker bound, final List<String> refusals, final long seed) {
        final List<String> actual = refusals.stream().filter(refusal -> refusal.contains("FILTERED")).toList();
        assertEquals(bound.againstTheTrend(), actual, "seed " + seed);
        filtered += actual.size();
    }
}
