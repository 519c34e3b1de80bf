package io.tapedeck.strategies.trend;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyProvider;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Strategies against plain passes over all candles so far, written from the rules, on random markets full of ties. */
class StrategyTwinTest {
    private static final long SEED = 31;
    private static final int CANDLES = 400;
    private static final int ROUNDS = 25;

    private record Bar(long high, long low, long close) {
    }

    private static List<Bar> market(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final List<Bar> bars = new ArrayList<>();
        long close = 1_000;
        for (int index = 0; index < CANDLES; index++) {
            close = Math.max(100, close + random.nextInt(-6, 7));
            bars.add(new Bar(close + random.nextInt(5), close - random.nextInt(5), close));
        }
        return bars;
    }

    private static Strategy create(final StrategyProvider<?> provider, final Map<String, String> wishes) {
        return provider.createFrom(provider.parameters().resolve(wishes), Timeframe.H1);
    }

    private static List<String> play(final Strategy strategy, final List<Bar> bars) {
        final HandMadeMarket market = new HandMadeMarket(strategy);
        bars.forEach(bar -> market.candle(bar.high(), bar.low(), bar.close()));
        return market.signals();
    }

    @Test
    void smaCrossTradesAsAPassWithExactAveragesDoes() {
        int signals = 0;
        for (int round = 0; round < ROUNDS; round++) {
            final SplittableRandom random = new SplittableRandom(SEED + round);
            final int fast = 1 + random.nextInt(8);
            final int slow = fast + 1 + random.nextInt(20);
            final List<Bar> bars = market(SEED + round);
            final List<String> expected = naiveSmaCross(bars, fast, slow);
            assertEquals(expected, play(create(new SmaCrossProvider(), Map.of("fast", "" + fast, "slow", "" + slow)),
                bars), fast + "/" + slow + ", seed " + (SEED + round));
            signals += expected.size();
        }
        assertTrue(signals > 10 * ROUNDS, "the markets give occasion to trade: " + signals);
    }

    /** Fast minus slow average, times both lengths; its sign is that of the difference. */
    private static BigDecimal order(final List<Bar> bars, final int last, final int fast, final int slow) {
        return sum(bars, last, fast).multiply(BigDecimal.valueOf(slow))
            .subtract(sum(bars, last, slow).multiply(BigDecimal.valueOf(fast)));
    }

    private static BigDecimal sum(final List<Bar> bars, final int last, final int count) {
        return bars.subList(last + 1 - count, last + 1).stream().map(bar -> BigDecimal.valueOf(bar.close()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<String> naiveSmaCross(final List<Bar> bars, final int fast, final int slow) {
        final List<String> signals = new ArrayList<>();
        boolean isLong = false;
        for (int index = slow; index < bars.size(); index++) {
            final int before = order(bars, index - 1, fast, slow).signum();
            final int now = order(bars, index, fast, slow).signum();
            if (!isLong && before <= 0 && now > 0) {
                signals.add(index + " buy");
                isLong = true;
            } else if (isLong && before >= 0 && now < 0) {
                signals.add(index + " sell");
                isLong = false;
            }
        }
        return signals;
    }

    @Test
    void donchianBreakoutTradesAsAPassOverAllCandlesDoes() {
        int signals = 0;
        for (int round = 0; round < ROUNDS; round++) {
            final SplittableRandom random = new SplittableRandom(SEED + round);
            final int entry = 1 + random.nextInt(15);
            final int exit = 1 + random.nextInt(15);
            final int range = 1 + random.nextInt(15);
            final List<Bar> bars = market(SEED + round);
            final List<String> expected = naiveBreakout(bars, entry, exit, range);
            assertEquals(expected, play(create(new DonchianBreakoutProvider(), Map.of("entry", "" + entry,
                "exit", "" + exit, "atr", "" + range, "stop", "1.5", "target", "2.25")), bars),
                entry + "/" + exit + "/" + range + ", seed " + (SEED + round));
            signals += expected.size();
        }
        assertTrue(signals > 10 * ROUNDS, "the markets give occasion to trade: " + signals);
    }

    private static List<String> naiveBreakout(final List<Bar> bars, final int entry, final int exit,
        final int range) {
        final List<String> signals = new ArrayList<>();
        boolean isLong = false;
        for (int index = Math.max(range, Math.max(entry, exit)); index < bars.size(); index++) {
            final long close = bars.get(index).close();
            final long upper = bars.subList(index - entry, index).stream().mapToLong(Bar::high).max().orElseThrow();
            final long lower = bars.subList(index - exit, index).stream().mapToLong(Bar::low).min().orElseThrow();
            if (isLong && close < lower) {
                signals.add(index + " sell");
                isLong = false;
            } else if (!isLong && close > upper) {
                final BigDecimal average = averageTrueRange(bars, index, range);
                signals.add(index + " buy stop " + (close - multiple(average, "1.5")) + " target "
                    + (close + multiple(average, "2.25")));
                isLong = true;
            }
        }
        return signals;
    }

    private static long multiple(final BigDecimal average, final String factor) {
        // Rounded first, for the last of 30 digits must not lift a level that is whole.
        return average.multiply(new BigDecimal(factor)).setScale(9, RoundingMode.HALF_UP)
            .setScale(0, RoundingMode.CEILING).longValueExact();
    }

    private static BigDecimal averageTrueRange(final List<Bar> bars, final int last, final int length) {
        BigDecimal average = BigDecimal.ZERO;
        for (int index = 1; index <= last; index++) {
            final Bar bar = bars.get(index);
            final long before = bars.get(index - 1).close();
            final BigDecimal range =
                BigDecimal.valueOf(Math.max(bar.high(), before) - Math.min(bar.low(), before));
            if (index <= length) {
                average = average.add(range.divide(BigDecimal.valueOf(length), 30, RoundingMode.HALF_EVEN));
            } else {
                average = average.multiply(BigDecimal.valueOf(length - 1)).add(range)
                    .divide(BigDecimal.valueOf(length), 30, RoundingMode.HALF_EVEN);
            }
        }
        return average;
    }

    @Test
    void donchianBreakoutGoesOnFromASavedState() {
        final Map<String, String> wishes = Map.of("entry", "7", "exit", "4", "atr", "5");
        final List<Bar> bars = market(SEED);
        for (int cut = 0; cut < 60; cut += 3) {
            final Strategy saved = create(new DonchianBreakoutProvider(), wishes);
            play(saved, bars.subList(0, cut));
            final StateWriter state = new StateWriter();
            saved.saveState(state);
            final Strategy restored = create(new DonchianBreakoutProvider(), wishes);
            final StateReader reader = new StateReader(state.buffer(), state.length());
            restored.loadState(reader);

            assertTrue(reader.isExhausted());
            final List<Bar> rest = bars.subList(cut, bars.size());
            assertEquals(play(saved, rest), play(restored, rest), "cut " + cut + ", seed " + SEED);
        }
    }
}
