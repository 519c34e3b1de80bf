package io.tapedeck.replay.performance;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 10, 1_000})
    void onlyWhatIsWantedIsLeft(final int size) {
        final double[] values = values(size);
        final ReturnSeries risen = ReturnSeries.of(values).where(index -> values[index] > 0);

        assertArrayEquals(Arrays.stream(values).filter(value -> value > 0).toArray(),
            IntStream.range(0, risen.size()).mapToDouble(risen::at).toArray(), "seed " + SEED);
    }
}
