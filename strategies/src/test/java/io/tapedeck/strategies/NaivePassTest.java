package io.tapedeck.strategies;

import io.tapedeck.engine.rehearsal.Bar;
import io.tapedeck.engine.rehearsal.Rehearsal;
import io.tapedeck.strategies.reversion.BollingerReversionProvider;
import io.tapedeck.strategies.reversion.RsiReversalProvider;
import io.tapedeck.strategies.trend.EmaCrossProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Strategies on the whole engine against passes over all candles so far, written from the definitions: every figure is
 * computed anew from the first candle on. Stops are out of reach.
 */
class NaivePassTest {
    private static final int CANDLES = 600;

    private double[] closes;
    private double[] volumes;
    private List<Bar[]> moments;

    private void market(final long seed) {
        moments = RandomMarket.of(seed, CANDLES, 1);
        closes = moments.stream().mapToDouble(bars -> StrictMath.round(bars[0].close() * 100)).toArray();
        volumes = moments.stream().mapToDouble(bars -> bars[0].volume()).toArray();
    }

    private List<String> play(final Rehearsal rehearsal) {
        RandomMarket.play(rehearsal, moments);
        assertEquals(List.of(), rehearsal.failures());
        assertTrue(rehearsal.fills().stream().noneMatch(fill -> fill.endsWith("STOP_LOSS")), "no stop is met");
        return rehearsal.signals().stream().map(signal -> signal.replaceAll(" stop .*", "")).toList();
    }

    /** An order is filled at the next open, so that the next candle finds what this one asked for. */
    private static List<String> pass(final int first, final IntPredicate entry, final IntPredicate exit) {
        final List<String> signals = new ArrayList<>();
        boolean isLong = false;
        for (int index = first; index < CANDLES; index++) {
            if (isLong ? exit.test(index) : entry.test(index)) {
                signals.add(index + (isLong ? " CLOSE A" : " OPEN_LONG A"));
                isLong = !isLong;
            }
        }
        assertTrue(signals.size() > 4, "the market gives occasion to trade: " + signals);
        return signals;
    }

    private static double mean(final double[] values, final int from, final int to) {
        return Arrays.stream(values, from, to).average().orElseThrow();
    }

    private double exponential(final int length, final int last) {
        double average = mean(closes, 0, length);
        for (int index = length; index <= last; index++) {
            average += 2.0 / (length + 1) * (closes[index] - average);
        }
        return average;
    }

    private boolean isAbove(final int index) {
        return exponential(5, index) > exponential(12, index);
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7})
    void emaCross(final long seed) {
        market(seed);
        assertEquals(
            pass(12, index -> isAbove(index) && !isAbove(index - 1)
                && volumes[index] >= 0.8 * mean(volumes, index - 10, index),
                index -> !isAbove(index) && isAbove(index - 1)),
            play(ColdStart.spot(new EmaCrossProvider(), "fast", "5", "slow", "12", "volume", "0.8", "volume-average",
                "10")));
    }

    private double index(final int length, final int last) {
        double gain = 0;
        double loss = 0;
        for (int index = 1; index <= last; index++) {
            final double change = closes[index] - closes[index - 1];
            final double share = 1.0 / Math.min(index, length);
            gain = gain * (1 - share) + Math.max(change, 0) * share;
            loss = loss * (1 - share) + Math.max(-change, 0) * share;
        }
        return 100 - 100 / (1 + gain / loss);
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7})
    void rsiReversal(final long seed) {
        market(seed);
        assertEquals(
            pass(8, index -> index(7, index - 1) <= 35 && index(7, index) > 35 && index(7, index) < 60,
                index -> index(7, index) >= 60),
            play(ColdStart.spot(new RsiReversalProvider(), "length", "7", "oversold", "35", "exit", "60", "stop",
                "0.9")));
    }

    private double deviation(final int length, final int last) {
        final double mean = mean(closes, last + 1 - length, last + 1);
        return StrictMath.sqrt(Arrays.stream(closes, last + 1 - length, last + 1)
            .map(close -> (close - mean) * (close - mean)).average().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7})
    void bollingerReversion(final long seed) {
        market(seed);
        assertEquals(
            pass(14, index -> closes[index] < mean(closes, index - 14, index + 1) - 1.5 * deviation(15, index),
                index -> closes[index] >= mean(closes, index - 14, index + 1)),
            play(ColdStart.spot(new BollingerReversionProvider(), "length", "15", "deviations", "1.5", "stop", "90",
                "stop-unit", "percent")));
    }
}
