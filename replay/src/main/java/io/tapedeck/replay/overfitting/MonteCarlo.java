package io.tapedeck.replay.overfitting;

import org.apache.commons.statistics.descriptive.Quantile;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * What else could have come of the same returns: drawn again in blocks, or in another order. Immutable; the same seed
 * gives the same answer.
 *
 * <p>Blocks: Politis and Romano, "The Stationary Bootstrap", Journal of the American Statistical Association 89 (1994):
 * every block begins anywhere, wraps around the end, and ends after each return with the same probability. So what
 * follows each other keeps doing so for a while. In another order every return comes once: what the end is stays, what
 * lay between does not, such as the deepest drawdown.
 */
public final class MonteCarlo {
    private static final int MOST_DRAWS = 1_000;
    private static final int FEWEST_DRAWS = 100;
    private static final int MOST_DRAWN = 20_000_000;
    private static final double[] SHOWN = {0.05, 0.5, 0.95};

    private final double[] returns;
    private final long seed;
    private final int draws;

    /**
     * Nine of ten results lie between the ends.
     *
     * @param low    one in twenty is below it.
     * @param middle one in two is.
     * @param high   nineteen in twenty are.
     */
    public record Interval(double low, double middle, double high) {
        /**
         * As a document.
         *
         * @return names and values in their order.
         */
        public Map<String, Object> document() {
            final Map<String, Object> document = new LinkedHashMap<>();
            document.put("p05", low);
            document.put("p50", middle);
            document.put("p95", high);
            return document;
        }
    }

    /**
     * How often to draw so that it takes a second or two.
     *
     * @param length of what is drawn.
     * @return 100 to 1000.
     */
    public static int draws(final int length) {
        return Math.max(FEWEST_DRAWS, Math.min(MOST_DRAWS, MOST_DRAWN / Math.max(1, length)));
    }

    /**
     * Chance over returns.
     *
     * @param returns of equal periods, or of trades in their order; a copy is kept.
     * @param seed    of the chance.
     * @param draws   how often, at least once.
     */
    public MonteCarlo(final double[] returns, final long seed, final int draws) {
        if (returns.length == 0 || draws < 1) {
            throw new IllegalArgumentException("chance needs returns, and at least one draw");
        }
        this.returns = returns.clone();
        this.seed = seed;
        this.draws = draws;
    }

    /**
     * A figure of the returns, drawn again in blocks.
     *
     * @param meanBlock expected length of a block, at least 1.
     * @param figure    of returns; it must not keep them.
     * @return where the figure lies.
     */
    public Interval inBlocks(final double meanBlock, final ToDoubleFunction<double[]> figure) {
        final SplittableRandom random = new SplittableRandom(seed);
        return interval(drawn -> {
            int from = 0;
            for (int index = 0; index < drawn.length; index++) {
                final boolean begins = index == 0 || random.nextDouble() * meanBlock < 1;
                from = begins ? random.nextInt(drawn.length) : (from + 1) % drawn.length;
                drawn[index] = returns[from];
            }
        }, figure);
    }

    /**
     * A figure of the returns in another order.
     *
     * @param figure of returns; it must not keep them.
     * @return where the figure lies.
     */
    public Interval inAnotherOrder(final ToDoubleFunction<double[]> figure) {
        final SplittableRandom random = new SplittableRandom(seed);
        return interval(drawn -> shuffle(drawn, random), figure);
    }

    /** Fisher and Yates, as Durstenfeld wrote it down (Communications of the ACM 7, 1964, algorithm 235). */
    private void shuffle(final double[] drawn, final SplittableRandom random) {
        System.arraycopy(returns, 0, drawn, 0, drawn.length);
        for (int last = drawn.length - 1; last > 0; last--) {
            final int other = random.nextInt(last + 1);
            final double kept = drawn[last];
            drawn[last] = drawn[other];
            drawn[other] = kept;
        }
    }

    /** Fills a row of returns by chance. */
    @FunctionalInterface
    private interface Draw {
        void into(double[] drawn);
    }

    private Interval interval(final Draw draw, final ToDoubleFunction<double[]> figure) {
        final double[] drawn = new double[returns.length];
        final double[] figures = new double[draws];
        Arrays.setAll(figures, index -> {
            draw.into(drawn);
            return figure.applyAsDouble(drawn);
        });
        final double[] found = Quantile.withDefaults().evaluate(figures, SHOWN);
        return new Interval(found[0], found[1], found[2]);
    }
}
