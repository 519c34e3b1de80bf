package io.tapedeck.strategies;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.rehearsal.Bar;
import io.tapedeck.engine.rehearsal.Rehearsal;
import io.tapedeck.engine.rehearsal.RehearsedMarket;
import io.tapedeck.engine.strategy.CandleSeries;
import io.tapedeck.engine.strategy.Parameters;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.engine.strategy.StrategyPlan;
import io.tapedeck.engine.strategy.StrategyProvider;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What every strategy keeps to, on seeded random candles and on the whole engine: it goes on to the bit from a saved
 * state, never signals within its warm-up, rests on the same figures after it wherever the candles began, takes
 * a split for what it is, leaves what it entered, and allocates nothing.
 *
 * <pre>{@code
 * StrategyContract.of(new SmaCrossProvider()).with("fast", "3", "slow", "8").holds();
 * StrategyContract.of(new EmaCrossProvider()).with("direction", "both").on(RehearsedMarket.perpetual("A")).holds();
 * }</pre>
 */
public final class StrategyContract {
    private static final long[] SEEDS = {11, 47};
    private static final int CUTS = 12;
    private static final int ROUNDS = 5;
    private static final int LEAST_POSITIONS = 3;
    private static final ShareRatio SPLIT = new ShareRatio(4, 1);

    private final StrategyProvider<?> provider;
    private Map<String, String> wishes = Map.of();
    private RehearsedMarket market = RehearsedMarket.spot("A");
    private Timeframe timeframe = Timeframe.H1;
    private int candles = 1_500;
    private double tolerance = 0.01;
    private boolean leaves = true;

    private StrategyContract(final StrategyProvider<?> provider) {
        this.provider = provider;
    }

    /** Of a strategy with its presets, for cash, on hours. */
    public static StrategyContract of(final StrategyProvider<?> provider) {
        return new StrategyContract(provider);
    }

    /** With other settings: names and values in turn. */
    public StrategyContract with(final String... namesAndValues) {
        final Map<String, String> named = new LinkedHashMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            named.put(namesAndValues[index], namesAndValues[index + 1]);
        }
        wishes = named;
        return this;
    }

    /** On another market; splits are looked at where it is not margined. */
    public StrategyContract on(final RehearsedMarket other) {
        market = other;
        return this;
    }

    /** Deciding on other candles. */
    public StrategyContract each(final Timeframe other) {
        timeframe = other;
        return this;
    }

    /** On so many candles of the finest timeframe. */
    public StrategyContract candles(final int count) {
        candles = count;
        return this;
    }

    /** How far a figure after the warm-up may depend on where the candles began, as a share of its greatest value. */
    public StrategyContract tolerance(final double share) {
        tolerance = share;
        return this;
    }

    /** It is no fault that what it enters stays. */
    public StrategyContract staysIn() {
        leaves = false;
        return this;
    }

    /** Checks all of it. */
    public void holds() {
        for (final long seed : SEEDS) {
            final List<Bar[]> moments = RandomMarket.of(seed, candles, market.symbols().size());
            assertGoesOnFromASavedState(moments, seed);
            assertSignalsAfterItsWarmUpOnly(moments, seed);
            assertFiguresDoNotDependOnTheBeginning(moments, seed);
            if (!market.kind().isMargined()) {
                assertTakesASplitForWhatItIs(moments, seed);
            }
            if (leaves) {
                assertLeavesWhatItEntered(moments, seed);
            }
        }
        assertEquals(0, allocatedBytes(), "bytes allocated in " + candles / 2 + " candles");
    }

    private Strategy create() {
        return provider.createFrom(parameters(), timeframe);
    }

    private Parameters parameters() {
        return provider.parameters().resolve(wishes);
    }

    private StrategyNeeds needs() {
        return provider.needsOf(parameters(), timeframe);
    }

    private Rehearsal rehearsal(final RehearsedMarket where) {
        return Rehearsal.of(where, StrategyPlan.of(needs(), this::create));
    }

    private Rehearsal played(final List<Bar[]> moments) {
        final Rehearsal rehearsal = rehearsal(market);
        RandomMarket.play(rehearsal, moments);
        assertEquals(List.of(), rehearsal.failures());
        return rehearsal;
    }

    private void assertGoesOnFromASavedState(final List<Bar[]> moments, final long seed) {
        final Rehearsal saved = rehearsal(market);
        for (int cut = 0; cut < CUTS; cut++) {
            final int from = moments.size() * cut / CUTS;
            final List<Bar[]> stretch = moments.subList(from, moments.size() * (cut + 1) / CUTS);
            final Rehearsal restored = saved.restored();
            saved.signals();
            RandomMarket.play(saved, stretch);
            RandomMarket.play(restored, stretch);
            final String where = "saved before candle " + from + ", seed " + seed;
            assertEquals(saved.signals(), restored.signals(), where);
            assertEquals(saved.pipeline().stateDigest(), restored.pipeline().stateDigest(), where);
        }
    }

    private void assertSignalsAfterItsWarmUpOnly(final List<Bar[]> moments, final long seed) {
        final List<String> signals = played(moments).signals();
        assertTrue(!signals.isEmpty(), "seed " + seed + ": it never signals");
        final int first = Integer.parseInt(signals.get(0).substring(0, signals.get(0).indexOf(' ')));
        assertTrue(first + 1 >= warmUp(), "seed " + seed + ": signals with candle " + first + " of a warm-up of "
            + warmUp());
    }

    /** In candles of the finest timeframe. */
    private int warmUp() {
        final long finest = needs().series().get(0).timeframe().durationNs();
        long most = 0;
        for (final CandleSeries series : needs().series()) {
            most = Math.max(most, series.warmUp() * (series.timeframe().durationNs() / finest));
        }
        return Math.toIntExact(most);
    }

    private void assertFiguresDoNotDependOnTheBeginning(final List<Bar[]> moments, final long seed) {
        final int start = moments.size() / 3;
        final int ready = start + Math.max(1, warmUp()) - 1;
        assertTrue(ready < moments.size(), "a market of " + moments.size() + " candles is too short for a warm-up of "
            + warmUp());
        final List<Map<String, Double>> early = figures(moments);
        final List<Map<String, Double>> late = figures(moments.subList(start, ready + 1));
        late.get(late.size() - 1).forEach((name, value) -> assertEquals(early.get(ready).get(name), value,
            tolerance * greatest(early, name), "seed " + seed + ": " + name + " after the warm-up"));
    }

    private static double greatest(final List<Map<String, Double>> figures, final String name) {
        return figures.stream().mapToDouble(each -> Math.abs(each.getOrDefault(name, 0.0))).max().orElseThrow();
    }

    /** Of the first symbol's strategy, after each moment. */
    private List<Map<String, Double>> figures(final List<Bar[]> moments) {
        final List<WatchedStrategy> watched = new ArrayList<>();
        final Rehearsal rehearsal = watched(watched, true);
        final List<Map<String, Double>> figures = new ArrayList<>();
        for (final Bar[] bars : moments) {
            rehearsal.bars(bars);
            figures.add(watched.get(0).figures());
        }
        return figures;
    }

    private Rehearsal watched(final List<WatchedStrategy> watched, final boolean readsFigures) {
        return Rehearsal.of(market, StrategyPlan.of(needs(), () -> {
            watched.add(new WatchedStrategy(create(), readsFigures));
            return watched.get(watched.size() - 1);
        }));
    }

    private void assertTakesASplitForWhatItIs(final List<Bar[]> moments, final long seed) {
        final RehearsedMarket shares = RehearsedMarket.shares(market.symbols().toArray(String[]::new));
        final Rehearsal plain = rehearsal(shares);
        RandomMarket.play(plain, moments);
        final Rehearsal split = rehearsal(shares);
        final int day = moments.size() / 2;
        RandomMarket.play(split, moments.subList(0, day));
        for (int id = 0; id < shares.symbols().size(); id++) {
            split.split(id, SPLIT);
        }
        for (final Bar[] bars : moments.subList(day, moments.size())) {
            split.bars(Arrays.stream(bars).map(RandomMarket::split).toArray(Bar[]::new));
        }
        assertEquals(List.of(), split.failures());
        assertEquals(kinds(plain.signals()), kinds(split.signals()), "seed " + seed + ": split before candle " + day);
    }

    /** Candle, kind and symbol of signals, without their prices. */
    private static List<String> kinds(final List<String> signals) {
        return signals.stream().map(signal -> signal.replaceAll("^(\\S+ \\S+ \\S+).*", "$1")).toList();
    }

    /** Where a position is open at the end the market goes on until it is left. */
    private void assertLeavesWhatItEntered(final List<Bar[]> moments, final long seed) {
        final Rehearsal rehearsal = played(moments);
        final long entries = rehearsal.fills().stream().filter(fill -> fill.endsWith(" ENTRY")).count();
        assertTrue(entries >= LEAST_POSITIONS, "seed " + seed + ": only " + entries + " entries");
        final List<Bar[]> more = RandomMarket.of(seed + 1, candles, market.symbols().size());
        for (int index = 0; index < candles && !isFlat(rehearsal); index++) {
            rehearsal.bars(more.get(index));
        }
        assertTrue(isFlat(rehearsal), "seed " + seed + ": a position is never left");
    }

    private boolean isFlat(final Rehearsal rehearsal) {
        for (int id = 0; id < market.symbols().size(); id++) {
            if (rehearsal.portfolio().positions(id).count() > 0) {
                return false;
            }
        }
        return true;
    }

    /** In the second half of a market; of several rounds the least, for the JIT may allocate while it replaces code. */
    private long allocatedBytes() {
        final List<Bar[]> moments = RandomMarket.of(SEEDS[0], candles, market.symbols().size());
        final int half = moments.size() / 2;
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && least > 0; round++) {
            final List<WatchedStrategy> watched = new ArrayList<>();
            final Rehearsal rehearsal = watched(watched, false);
            RandomMarket.play(rehearsal, moments.subList(0, half));
            watched.forEach(WatchedStrategy::takeAllocated);
            RandomMarket.play(rehearsal, moments.subList(half, moments.size()));
            least = Math.min(least, watched.stream().mapToLong(WatchedStrategy::takeAllocated).sum());
        }
        return least;
    }
}
