package io.tapedeck.replay.overfitting;

import io.tapedeck.replay.overfitting.MonteCarlo.Interval;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The trades of a run in another order: the end is the same, the way to it is not. Immutable.
 *
 * <p>A trade is worth its result as a share of the balance that it ended on: r = result ÷ (initial balance + results
 * before it). In another order the account is W(n) = W(n − 1) × (1 + r), so that every order ends where the
 * trades ended; the deepest drawdown is the least of W ÷ (highest W so far) − 1, and the streak counts results below
 * 0 in a row. Every order is as likely (Durstenfeld, see {@link MonteCarlo}). Sees the balance after each trade, not
 * what an open position lost in between; trades that were open at the same time count one after another.
 *
 * @param trades                how many.
 * @param draws                 orders that were drawn.
 * @param maxDrawdown           in the order in which they ended, 0 or negative.
 * @param longestLossStreak     in that order.
 * @param deeper                share of orders with a deeper drawdown.
 * @param maxDrawdownInterval   over the orders.
 * @param lossStreakInterval    over the orders.
 */
public record TradeShuffle(int trades, int draws, double maxDrawdown, int longestLossStreak, double deeper,
    Interval maxDrawdownInterval, Interval lossStreakInterval) {
    /** The same product in another order is rounded otherwise. */
    private static final double ROUNDING = 1e-12;

    /**
     * Of trades.
     *
     * @param initialBalance money.
     * @param results        of the trades in the order of their ends, money; at least one.
     * @param seed           of the chance.
     * @param draws          orders, at least one.
     * @return where drawdown and streak lie; NaN where the account was wiped out.
     */
    public static TradeShuffle of(final long initialBalance, final long[] results, final long seed, final int draws) {
        final double[] rates = rates(initialBalance, results);
        final MonteCarlo chance = new MonteCarlo(rates, seed, draws);
        final double own = maxDrawdown(rates);
        final AtomicInteger deeper = new AtomicInteger();
        final Interval drawdowns = chance.inAnotherOrder(order -> {
            final double drawdown = maxDrawdown(order);
            deeper.addAndGet(drawdown < own - ROUNDING ? 1 : 0);
            return drawdown;
        });
        return new TradeShuffle(results.length, draws, own, longestLossStreak(rates), (double) deeper.get() / draws,
            drawdowns, chance.inAnotherOrder(TradeShuffle::longestLossStreak));
    }

    private static double[] rates(final long initialBalance, final long[] results) {
        final double[] rates = new double[results.length];
        long balance = initialBalance;
        for (int trade = 0; trade < results.length; trade++) {
            rates[trade] = balance > 0 ? (double) results[trade] / balance : Double.NaN;
            balance += results[trade];
        }
        return rates;
    }

    static double maxDrawdown(final double[] rates) {
        double level = 1;
        double peak = 1;
        double deepest = 0;
        for (final double rate : rates) {
            level *= 1 + rate;
            peak = Math.max(peak, level);
            deepest = Math.min(deepest, level / peak - 1);
        }
        return deepest;
    }

    static int longestLossStreak(final double[] rates) {
        int longest = 0;
        int running = 0;
        for (final double rate : rates) {
            running = rate < 0 ? running + 1 : 0;
            longest = Math.max(longest, running);
        }
        return longest;
    }
}
