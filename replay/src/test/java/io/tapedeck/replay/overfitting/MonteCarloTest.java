package io.tapedeck.replay.overfitting;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What chance may change and what it may not. */
class MonteCarloTest {
    private static final long SEED = 7;
    private static final double[] RETURNS = {0.01, -0.02, 0.03, 0.005, -0.01, 0.02, -0.03, 0.04};

    private static double sum(final double[] drawn) {
        return Arrays.stream(drawn).sum();
    }

    @Test
    void anotherOrderHasTheSameReturns() {
        final Set<String> orders = new HashSet<>();
        final double[] sorted = RETURNS.clone();
        Arrays.sort(sorted);
        new MonteCarlo(RETURNS, SEED, 500).inAnotherOrder(drawn -> {
            orders.add(Arrays.toString(drawn));
            final double[] same = drawn.clone();
            Arrays.sort(same);
            assertTrue(Arrays.equals(sorted, same));
            return 0;
        });
        assertTrue(orders.size() > 480, orders.size() + " orders");
    }

    /** By hand: of three returns every order comes in one of six cases. */
    @Test
    void everyOrderIsAsLikely() {
        final java.util.Map<String, Integer> counts = new java.util.HashMap<>();
        new MonteCarlo(new double[] {1, 2, 3}, SEED, 60_000).inAnotherOrder(drawn -> {
            counts.merge(Arrays.toString(drawn), 1, Integer::sum);
            return 0;
        });
        assertEquals(6, counts.size());
        counts.forEach((order, count) -> assertEquals(10_000, count, 400, order + ", seed " + SEED));
    }

    @Test
    void whatFollowsEachOtherKeepsDoingSoInBlocks() {
        final double[] counted = new double[100];
        Arrays.setAll(counted, index -> index);
        final int[] follows = new int[1];
        new MonteCarlo(counted, SEED, 1_000).inBlocks(10, drawn -> {
            for (int index = 1; index < drawn.length; index++) {
                follows[0] += drawn[index] == (drawn[index - 1] + 1) % 100 ? 1 : 0;
            }
            return 0;
        });
        assertEquals(0.9, follows[0] / 99_000.0, 0.01, "seed " + SEED);
    }

    @Test
    void theIntervalOfAMeanIsThatOfStatistics() {
        final SplittableRandom random = new SplittableRandom(SEED);
        final double[] returns = new double[2_000];
        Arrays.setAll(returns, index -> random.nextDouble() - 0.5);
        final double mean = sum(returns) / returns.length;
        final MonteCarlo.Interval interval = new MonteCarlo(returns, SEED, 4_000)
            .inBlocks(1, drawn -> sum(drawn) / drawn.length);
        final double error = Math.sqrt(1 / 12.0 / returns.length);

        assertEquals(mean, interval.middle(), error / 5, "seed " + SEED);
        assertEquals(mean - 1.645 * error, interval.low(), error / 4, "seed " + SEED);
        assertEquals(mean + 1.645 * error, interval.high(), error / 4, "seed " + SEED);
    }

    @Test
    void theSameSeedGivesTheSameAndAnotherOneAnother() {
        final MonteCarlo.Interval first = new MonteCarlo(RETURNS, 1, 200).inBlocks(3, MonteCarloTest::sum);
        assertEquals(first, new MonteCarlo(RETURNS, 1, 200).inBlocks(3, MonteCarloTest::sum));
        assertTrue(!first.equals(new MonteCarlo(RETURNS, 2, 200).inBlocks(3, MonteCarloTest::sum)));
    }

    @Test
    void withoutReturnsThereIsNoChance() {
        assertThrows(IllegalArgumentException.class, () -> new MonteCarlo(new double[0], 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new MonteCarlo(RETURNS, 1, 0));
    }
}
