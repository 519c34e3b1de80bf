package io.tapedeck.replay.overfitting;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What another order of the trades may change, held against every order there is. */
class TradeShuffleTest {
    private static final long SEED = 20_221_128L;
    private static final int DRAWS = 40_000;
    private static final long BALANCE = 1_000;
    /** On a balance of 1,000: +10 %, −20 %, +25 %, −10 %, −30 %. */
    private static final long[] RESULTS = {100, -220, 220, -110, -297};
    private static final double[] RATES = {0.1, -0.2, 0.25, -0.1, -0.3};

    private static List<double[]> orders(final double... rates) {
        final List<double[]> orders = new ArrayList<>();
        addOrders(rates, 0, orders);
        return orders;
    }

    private static void addOrders(final double[] rates, final int fixed, final List<double[]> orders) {
        if (fixed == rates.length) {
            orders.add(rates.clone());
            return;
        }
        for (int next = fixed; next < rates.length; next++) {
            swap(rates, fixed, next);
            addOrders(rates, fixed + 1, orders);
            swap(rates, fixed, next);
        }
    }

    private static void swap(final double[] rates, final int one, final int other) {
        final double kept = rates[one];
        rates[one] = rates[other];
        rates[other] = kept;
    }

    /** From every pair of moments: the naive definition of a drawdown. */
    private static double drawdown(final double... rates) {
        double deepest = 0;
        for (int from = 0; from < rates.length; from++) {
            double level = 1;
            for (int to = from; to < rates.length; to++) {
                level *= 1 + rates[to];
                deepest = Math.min(deepest, level - 1);
            }
        }
        return deepest;
    }

    private static double streak(final double... rates) {
        final StringBuilder text = new StringBuilder();
        Arrays.stream(rates).forEach(rate -> text.append(rate < 0 ? 'l' : ' '));
        return Arrays.stream(text.toString().split(" ")).mapToInt(String::length).max().orElse(0);
    }

    @Test
    void byHandInTheOrderInWhichTheyEnded() {
        final TradeShuffle shuffle = TradeShuffle.of(BALANCE, RESULTS, SEED, 100);

        assertEquals(5, shuffle.trades());
        assertEquals(0.8 * 1.25 * 0.9 * 0.7 - 1, shuffle.maxDrawdown(), 1e-12);
        assertEquals(2, shuffle.longestLossStreak());
    }

    @Test
    void drawdownAndStreakAreThoseOfTheNaiveTwinInEveryOrder() {
        assertEquals(120, orders(RATES).size());
        orders(RATES).forEach(order -> {
            assertEquals(drawdown(order), TradeShuffle.maxDrawdown(order), 1e-12, Arrays.toString(order));
            assertEquals(streak(order), TradeShuffle.longestLossStreak(order), Arrays.toString(order));
        });
    }

    @Test
    void whatIsDrawnIsSpreadAsAllOrdersAre() {
        final TradeShuffle shuffle = TradeShuffle.of(BALANCE, RESULTS, SEED, DRAWS);
        final double own = drawdown(RATES);

        assertEquals(orders(RATES).stream().filter(order -> drawdown(order) < own - 1e-12).count() / 120.0,
            shuffle.deeper(), 0.01, "seed " + SEED);
        isQuantile(0.05, shuffle.maxDrawdownInterval().low(), TradeShuffleTest::drawdown);
        isQuantile(0.5, shuffle.maxDrawdownInterval().middle(), TradeShuffleTest::drawdown);
        isQuantile(0.95, shuffle.maxDrawdownInterval().high(), TradeShuffleTest::drawdown);
        isQuantile(0.05, shuffle.lossStreakInterval().low(), TradeShuffleTest::streak);
        isQuantile(0.95, shuffle.lossStreakInterval().high(), TradeShuffleTest::streak);
    }

    /** No more than that share of all orders is below it, no less is up to it. */
    private static void isQuantile(final double share, final double value, final ToDoubleFunction<double[]> figure) {
        final long below = orders(RATES).stream().filter(order -> figure.applyAsDouble(order) < value - 1e-12).count();
        final long upTo = orders(RATES).stream().filter(order -> figure.applyAsDouble(order) <= value + 1e-12).count();
        final String said = below + " and " + upTo + " of 120 around " + value + " at " + share + ", seed " + SEED;
        assertTrue(below / 120.0 <= share + 0.01, said);
        assertTrue(upTo / 120.0 >= share - 0.01, said);
    }

    @Test
    void oneTradeHasOneOrder() {
        final TradeShuffle shuffle = TradeShuffle.of(BALANCE, new long[] {-100}, SEED, 10);

        assertEquals(0, shuffle.deeper());
        assertEquals(new MonteCarlo.Interval(-0.1, -0.1, -0.1), new MonteCarlo.Interval(
            round(shuffle.maxDrawdownInterval().low()), round(shuffle.maxDrawdownInterval().middle()),
            round(shuffle.maxDrawdownInterval().high())));
    }

    private static double round(final double value) {
        return Math.round(value * 1e9) / 1e9;
    }

    @Test
    void anAccountThatWasWipedOutHasNoShares() {
        assertTrue(Double.isNaN(TradeShuffle.of(BALANCE, new long[] {-1_200, 50}, SEED, 10).maxDrawdown()));
    }
}
