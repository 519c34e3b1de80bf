package io.tapedeck.replay.overfitting;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What cross-validation finds in noise, in skill, in sets that exchange their luck, and in a case by hand. */
class BacktestOverfittingTest {
    private static final long SEED = 20_221_108L;

    private static double[][] noise(final int sets, final int periods, final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final double[][] returns = new double[sets][periods];
        Arrays.stream(returns).forEach(set -> Arrays.setAll(set, period -> random.nextDouble() - 0.5));
        return returns;
    }

    private static void addSkill(final double[] set, final double skill) {
        Arrays.setAll(set, period -> set[period] + skill);
    }

    /**
     * Two blocks of two returns. The first half chooses set 0, which loses in the second; the second half chooses set
     * 1, which is behind set 0 in the first: both splits below the middle.
     */
    @Test
    void byHandTwoSetsThatChangePlacesAreAlwaysChosenWrongly() {
        final BacktestOverfitting found = BacktestOverfitting.of(new double[][] {
            {0.03, 0.01, -0.03, -0.01},
            {-0.01, -0.03, 0.01, 0.03}}, 2);

        assertEquals(2, found.splits().size());
        assertEquals(1, found.probability());
        assertEquals(1, found.lossRate());
        assertEquals(Math.log((1 / 3.0) / (2 / 3.0)), found.medianLogit(), 1e-12);
    }

    @Test
    void aSetThatIsAlwaysBestIsNeverBelowTheMiddle() {
        final double[][] returns = noise(10, 800, SEED);
        addSkill(returns[7], 0.5);
        final BacktestOverfitting found = BacktestOverfitting.of(returns, 16);

        assertEquals(12_870, found.splits().size());
        assertEquals(0, found.probability());
        assertEquals(0, found.lossRate());
        assertEquals(Math.log(10), found.medianLogit(), 1e-12);
    }

    /** The best of noise is anywhere outside its half: about every second one below the middle. */
    @Test
    void noiseIsOverfitInAboutEverySecondSplit() {
        double sum = 0;
        final int markets = 40;
        for (int market = 0; market < markets; market++) {
            sum += BacktestOverfitting.of(noise(20, 400, SEED + market), 10).probability();
        }
        assertEquals(0.5, sum / markets, 0.12, "seed " + SEED);
    }

    /** A naive twin: every half of the blocks by recursion, every ratio from the returns themselves. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 8})
    void theSumsOfBlocksGiveWhatTheReturnsThemselvesGive(final int blocks) {
        final double[][] returns = noise(7, 61, SEED + blocks);
        addSkill(returns[3], 0.05);
        final List<Double> logits = new ArrayList<>();
        choose(returns, blocks, 0, new boolean[blocks], 0, logits);
        final BacktestOverfitting found = BacktestOverfitting.of(returns, blocks);

        assertEquals(logits.size(), found.splits().size());
        assertEquals(logits.stream().filter(logit -> logit <= 0).count() / (double) logits.size(),
            found.probability(), 1e-12, "seed " + SEED);
        assertEquals(sorted(logits.stream().mapToDouble(Double::doubleValue)),
            sorted(found.splits().stream().mapToDouble(BacktestOverfitting.Split::logit)), "seed " + SEED);
    }

    /** To nine decimals, for what is added in another order is rounded otherwise. */
    private static List<String> sorted(final DoubleStream values) {
        return values.sorted().mapToObj(value -> String.format(Locale.ROOT, "%.9f", value + 0.0)).toList();
    }

    /**
     * Sums of squares against differences from the mean where it hurts most: returns of a minute, of a strategy that is
     * in the market one minute in a hundred, and of one that gains nearly the same every minute, where what is lost
     * grows with the square of the ratio.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-6, 0.01})
    void sumsOfSquaresAreExactEnough(final double skill) {
        final SplittableRandom random = new SplittableRandom(SEED);
        final double[] returns = new double[100_000];
        Arrays.setAll(returns, period -> skill + (random.nextInt(100) == 0 ? random.nextDouble() * 1e-4 - 5e-5 : 0));
        final double[][] sets = {returns, new double[returns.length]};
        final boolean[] half = {true, true, false, false};
        final BacktestOverfitting.Split first = BacktestOverfitting.of(sets, 4).splits().get(0);
        final double exact = sharpe(returns, 4, half, true);

        assertEquals(Math.max(0, exact), first.inSample(), Math.abs(exact) * (1e-9 + 1e-12 * exact * exact),
            "seed " + SEED);
    }

    /** An account that was wiped out has no return any more; it is chosen by nobody, and is below everybody. */
    @Test
    void aSetWithoutAReturnIsWorseThanAll() {
        final double[][] returns = noise(3, 40, SEED);
        Arrays.fill(returns[0], 0.001);
        returns[0][5] = Double.NaN;
        addSkill(returns[2], 2);
        final BacktestOverfitting found = BacktestOverfitting.of(returns, 2);

        assertEquals(Math.log(3), found.medianLogit(), 1e-12);
        assertTrue(found.splits().stream().allMatch(split -> Double.isFinite(split.inSample())));
    }

    private static void choose(final double[][] returns, final int blocks, final int next, final boolean[] half,
        final int chosen, final List<Double> logits) {
        if (next == blocks) {
            if (chosen == blocks / 2) {
                logits.add(logit(returns, blocks, half));
            }
            return;
        }
        for (final boolean isIn : new boolean[] {true, false}) {
            half[next] = isIn;
            choose(returns, blocks, next + 1, half, chosen + (isIn ? 1 : 0), logits);
        }
    }

    private static double logit(final double[][] returns, final int blocks, final boolean[] half) {
        int best = 0;
        for (int set = 1; set < returns.length; set++) {
            best = sharpe(returns[set], blocks, half, true) > sharpe(returns[best], blocks, half, true) ? set : best;
        }
        int rank = 1;
        for (int set = 0; set < returns.length; set++) {
            rank += sharpe(returns[set], blocks, half, false) < sharpe(returns[best], blocks, half, false) ? 1 : 0;
        }
        final double relative = rank / (returns.length + 1.0);
        return Math.log(relative / (1 - relative));
    }

    private static double sharpe(final double[] returns, final int blocks, final boolean[] half, final boolean in) {
        final double[] chosen = java.util.stream.IntStream.range(0, returns.length)
            .filter(period -> half[period * blocks / returns.length] == in).mapToDouble(period -> returns[period])
            .toArray();
        final double mean = Arrays.stream(chosen).average().orElseThrow();
        final double variance = Arrays.stream(chosen).map(value -> (value - mean) * (value - mean)).sum()
            / (chosen.length - 1);
        return mean / Math.sqrt(variance);
    }

    @Test
    void whatCannotBeSplitIsRefusedInWords() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> BacktestOverfitting.of(noise(1, 100, 1), 4))
            .getMessage().contains("takes two of them"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> BacktestOverfitting.of(noise(3, 100, 1), 5))
            .getMessage().contains("even, from 2 to 20, not 5"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> BacktestOverfitting.of(noise(3, 7, 1), 4))
            .getMessage().contains("at least two a block"));
    }
}
