package io.tapedeck.replay.performance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What loops compute, to the last bit what streams would. */
class ReturnLoopsTest {
    private static final long SEED = 20_221_128;

    private static double[] values(final int size) {
        final Random random = new Random(SEED + size);
        return IntStream.range(0, size)
            .mapToDouble(index -> index % 7 == 0 ? 0 : random.nextGaussian() * 0.01).toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 10, 1_000, 20_000})
    void sumsAreAddedAsStreamsAddThem(final int size) {
        final double[] values = values(size);
        final double gains = Arrays.stream(values).filter(value -> value > 0).sum();
        final double losses = Arrays.stream(values).filter(value -> value < 0).sum();

        assertEquals(size < 2 ? Double.NaN : Ratio.of(gains, -losses), ReturnSeries.of(values).omega(), "seed " + SEED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 10, 1_000})
    void whatGrowsIsTheGrowth(final int size) {
        final ReturnSeries returns = ReturnSeries.of(values(size));
        final double[] growth = returns.growth();
        final double deepest = IntStream.range(0, size).mapToDouble(index -> growth[index]
            / Math.max(1, Arrays.stream(growth, 0, index + 1).max().orElseThrow()) - 1).min().orElse(Double.NaN);

        assertEquals(size == 0 ? Double.NaN : growth[size - 1] - 1, returns.total(), "seed " + SEED);
        assertEquals(deepest, returns.maxDrawdown(), "seed " + SEED);
    }

    /** Half of the run's returns are none of the market's business. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 10, 1_000})
    void whatIsCapturedIsWhatWasEarnedWhileTheMarketWentOneWay(final int size) {
        final double[] market = values(size);
        final double[] run = IntStream.range(0, size).mapToDouble(index -> market[size - 1 - index] / 2).toArray();

        assertEquals(new Capture(captured(run, market, 1), captured(run, market, -1)),
            Capture.of(ReturnSeries.of(run), ReturnSeries.of(market), 252), "seed " + SEED);
    }

    private static double captured(final double[] run, final double[] market, final int sign) {
        final int[] periods = IntStream.range(0, run.length).filter(index -> market[index] * sign > 0).toArray();
        return Ratio.of(annualised(periods, run), annualised(periods, market));
    }

    private static double annualised(final int[] periods, final double[] values) {
        final double growth = Arrays.stream(periods).mapToDouble(index -> 1 + values[index])
            .reduce(1, (one, other) -> one * other);
        return periods.length == 0 ? Double.NaN : StrictMath.pow(growth, 252.0 / periods.length) - 1;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 10, 1_000})
    void aLineThroughReturnsIsThatThroughTheirValues(final int size) {
        final double[] x = values(size);
        final double[] y = IntStream.range(0, size).mapToDouble(index -> x[index] * x[index] + index % 3).toArray();

        assertEquals(LinearFit.of(x, y), ReturnSeries.of(y).fitOver(ReturnSeries.of(x)), "seed " + SEED);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 1_000})
    void aGrowthThatStaysHasTheLogarithmThatItHad(final int size) {
        final ReturnSeries returns = ReturnSeries.of(values(size));
        final double[] logarithms = Arrays.stream(returns.growth()).map(StrictMath::log).toArray();

        assertEquals(LinearFit.of(IntStream.range(0, size).asDoubleStream().toArray(), logarithms).determination(),
            returns.stability(), "seed " + SEED);
    }

    @Test
    void oneUnknownReturnMakesEverythingUnknown() {
        final double[] values = values(10);
        values[4] = Double.NaN;
        final ReturnSeries returns = ReturnSeries.of(values);

        assertEquals(Double.NaN, returns.total());
        assertEquals(Double.NaN, returns.maxDrawdown());
        assertEquals(Double.NaN, returns.annualised(252));
        assertEquals(Double.NaN, returns.tailRatio());
        assertEquals(Double.NaN, returns.stability());
    }
}
