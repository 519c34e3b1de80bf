package io.tapedeck.strategies.filter;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.Side;
import io.tapedeck.engine.rehearsal.Rehearsal;
import io.tapedeck.engine.rehearsal.RehearsedMarket;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.EntryFilter;
import io.tapedeck.engine.strategy.InvalidParameterException;
import io.tapedeck.engine.strategy.Parameters;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.engine.strategy.StrategyContext;
import io.tapedeck.engine.strategy.StrategyPlan;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Smoothings over 2 candles and a threshold of 60, so that the ADX can be followed by hand. */
class RegimeFilterTest {
    private static final RegimeFilterProvider PROVIDER = new RegimeFilterProvider();
    private static final int WARM_UP = 26;

    private static Parameters parameters(final String... more) {
        final Map<String, String> wishes = new TreeMap<>(Map.of("length", "2", "threshold", "60"));
        for (int index = 0; index < more.length; index += 2) {
            wishes.put(more[index], more[index + 1]);
        }
        return PROVIDER.parameters().resolve(wishes);
    }

    /** Wants to enter in one direction with every candle. */
    private record Asking(Side side) implements Strategy {
        @Override
        public void onCandle(final Candle candle, final StrategyContext context) {
            if (side == Side.BUY) {
                context.openLong(FixedPoint.ONE / 2, FixedPoint.UNKNOWN, FixedPoint.UNKNOWN, "always");
            } else {
                context.openShort(FixedPoint.ONE / 2, FixedPoint.UNKNOWN, FixedPoint.UNKNOWN, "always");
            }
        }

        @Override
        public void saveState(final StateWriter writer) {
            // It wants the same always.
        }

        @Override
        public void loadState(final StateReader reader) {
            // It wants the same always.
        }
    }

    private static Rehearsal asking(final Side side, final Timeframe own, final Parameters parameters) {
        return Rehearsal.of(RehearsedMarket.perpetual("A"), StrategyPlan.each(own, () -> new Asking(side))
            .filtered(new StrategyPlan.Filter(PROVIDER.needsOf(parameters, own),
                () -> PROVIDER.createFrom(parameters))));
    }

    /** Stands still, rises by one three times, falls by three and stands still. */
    private static Rehearsal played(final Side side) {
        final double[] still = new double[WARM_UP];
        Arrays.fill(still, 100);
        return asking(side, Timeframe.H1, parameters()).closes(still).closes(101, 102, 103, 100, 100);
    }

    private static List<String> filtered(final Rehearsal market) {
        return market.refusals().stream().filter(refusal -> refusal.contains("FILTERED")).toList();
    }

    @Test
    void longPositionsAreOpenedInAnUpTrendOnly() {
        // ADX 0, 50, 75, 87.5, 63.3 and 51.2; up until the fall
        assertEquals(List.of("25 FILTERED A", "26 FILTERED A", "29 FILTERED A", "30 FILTERED A"),
            filtered(played(Side.BUY)));
    }

    @Test
    void shortPositionsAreOpenedInADownTrendOnly() {
        assertEquals(List.of("25 FILTERED A", "26 FILTERED A", "27 FILTERED A", "28 FILTERED A", "30 FILTERED A"),
            filtered(played(Side.SELL)));
    }

    @Test
    void theFiguresStandBehindTheSignal() {
        assertEquals(List.of("adx 51.2228", "plus di 22.5806", "minus di 51.6129"), played(Side.BUY).notes().stream()
            .skip(15).map(RegimeFilterTest::rounded).toList());
    }

    private static String rounded(final String note) {
        final int space = note.lastIndexOf(' ');
        return note.substring(0, space + 1)
            + Math.round(Double.parseDouble(note.substring(space + 1)) * 10_000) / 10_000.0;
    }

    @Test
    void theThresholdItselfIsATrendAndEqualIndicatorsAreNone() {
        assertEquals(Regime.TRENDING_UP, Regime.of(25, 2, 1, 25));
        assertEquals(Regime.TRENDING_DOWN, Regime.of(25, 1, 2, 25));
        assertEquals(Regime.RANGING, Regime.of(24.9, 2, 1, 25));
        assertEquals(Regime.RANGING, Regime.of(25, 1, 1, 25));
    }

    @Test
    void nothingIsAllowedWhileItWarmsUp() {
        final EntryFilter filter = PROVIDER.createFrom(parameters());
        assertEquals(List.of(false, false), List.of(filter.allows(Side.BUY), filter.allows(Side.SELL)));
    }

    @Test
    void aCoarserTimeframeIsJudgedOnItsOwnCandles() {
        final double[] still = new double[4 * WARM_UP];
        Arrays.fill(still, 100);
        final List<String> refusals = filtered(asking(Side.BUY, Timeframe.H1, parameters("timeframe", "4h"))
            .closes(still).closes(101, 102, 103, 104, 105, 106, 107, 108));

        // ADX 0, 50 with hour 107 and 75 with hour 111
        assertEquals(List.of("103 FILTERED A", "110 FILTERED A", "8"),
            List.of(refusals.get(0), refusals.get(refusals.size() - 1), "" + refusals.size()));
    }

    @Test
    void aFinerTimeframeIsRefused() {
        assertEquals("timeframe=15m of the filter is finer than the 1h of the strategy",
            assertThrows(InvalidParameterException.class,
                () -> PROVIDER.needsOf(parameters("timeframe", "15m"), Timeframe.H1)).getMessage());
    }

    @Test
    void itIsFoundByItsName() {
        assertTrue(StrategyCatalogue.load().findFilter("regime").isPresent());
        assertEquals("length=14 threshold=25 timeframe=own", PROVIDER.parameters().resolve(Map.of()).toString());
    }

    /** Holds a filter and another one that is saved and loaded before every candle; counts the bytes of the first. */
    private static final class Copying implements Strategy {
        private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

        private final EntryFilter filter = PROVIDER.createFrom(parameters());
        private EntryFilter copy = PROVIDER.createFrom(parameters());
        private long allocated;

        @Override
        public void onCandle(final Candle candle, final StrategyContext context) {
            final long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
            filter.onCandle(candle);
            final boolean mayBuy = filter.allows(Side.BUY);
            final boolean maySell = filter.allows(Side.SELL);
            allocated += THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
            copy.onCandle(candle);
            assertEquals(List.of(mayBuy, maySell), List.of(copy.allows(Side.BUY), copy.allows(Side.SELL)));
            copy = restored(copy);
        }

        private static EntryFilter restored(final EntryFilter saved) {
            final StateWriter state = new StateWriter();
            saved.saveState(state);
            final EntryFilter restored = PROVIDER.createFrom(parameters());
            final StateReader reader = new StateReader(state.buffer(), state.length());
            restored.loadState(reader);
            assertTrue(reader.isExhausted());
            return restored;
        }

        @Override
        public void saveState(final StateWriter writer) {
            filter.saveState(writer);
        }

        @Override
        public void loadState(final StateReader reader) {
            filter.loadState(reader);
        }
    }

    @Test
    void itGoesOnFromASavedStateAndAllocatesNothing() {
        final Copying copying = new Copying();
        final Rehearsal market =
            Rehearsal.of(RehearsedMarket.spot("A"), StrategyPlan.each(Timeframe.H1, () -> copying));
        market.closes(randomWalk(200));

        assertEquals(0, leastAllocated(copying, market));
        assertEquals(List.of(), market.failures());
    }

    /** Of several rounds the least, for the JIT may allocate while it replaces code. */
    private static long leastAllocated(final Copying copying, final Rehearsal market) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5 && least > 0; round++) {
            copying.allocated = 0;
            market.closes(randomWalk(500));
            least = Math.min(least, copying.allocated);
        }
        return least;
    }

    private static double[] randomWalk(final int length) {
        final SplittableRandom random = new SplittableRandom(length);
        final double[] closes = new double[length];
        double close = 100;
        for (int index = 0; index < length; index++) {
            close = Math.max(50, close + random.nextInt(-3, 4));
            closes[index] = close;
        }
        return closes;
    }
}
