package io.tapedeck.replay.placebo;

import io.tapedeck.replay.placebo.Bars.Bar;

import java.util.ArrayList;
import java.util.List;

/**
 * Bars in another order. Stateless.
 *
 * <p>A bar is worth its open, high, low and close as shares of the close before it, which is to say its logarithmic
 * returns; in its new place they are applied to the close that is before it there. So the bars have the same
 * distribution, gap, range and volume stay with the return that they belong to, the last close is the same, and what
 * follows what is chance. Source: Masters, Permutation and Randomization Tests for Trading System Development (2020),
 * who permutes the gap and the bar apart; here they stay together, so that whole bars of several symbols can move
 * together.
 */
final class BarPermutation {
    private BarPermutation() {
    }

    /**
     * Applies an order.
     *
     * @param real   bars, prices above 0.
     * @param source which bar comes to each place; the first stays where it is.
     * @param tick   that every price is a multiple of.
     * @return as many bars with possible prices: multiples of the tick, above 0, none above the high or below the low.
     */
    static List<Bar> of(final List<Bar> real, final int[] source, final long tick) {
        final List<Bar> permuted = new ArrayList<>(real.size());
        permuted.add(real.get(0));
        double level = real.get(0).close();
        for (int place = 1; place < source.length; place++) {
            final Bar bar = real.get(source[place]);
            final double scale = level / real.get(source[place] - 1).close();
            permuted.add(bar.movedTo(real.get(place), prices(bar, scale, tick)));
            level = bar.close() * scale;
        }
        return permuted;
    }

    /** Rounding keeps the order of prices, so that a low is never above an open. */
    private static long[] prices(final Bar bar, final double scale, final long tick) {
        return new long[] {price(bar.open() * scale, tick), price(bar.high() * scale, tick),
            price(bar.low() * scale, tick), price(bar.close() * scale, tick)};
    }

    private static long price(final double exact, final long tick) {
        return Math.max(1, Math.round(exact / tick)) * tick;
    }
}
