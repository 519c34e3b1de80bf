package io.tapedeck.replay.performance;

import java.util.List;

/**
 * Trades of one kind behind one another. Immutable. A trade that neither won nor lost ends both.
 *
 * @param longestWin  most winners in a row.
 * @param longestLoss most losers in a row.
 */
public record Streaks(int longestWin, int longestLoss) {
    /**
     * Of trades.
     *
     * @param trades in the order of their ends.
     * @return the longest ones.
     */
    public static Streaks of(final List<ClosedTrade> trades) {
        return new Streaks(longest(trades, 1), longest(trades, -1));
    }

    private static int longest(final List<ClosedTrade> trades, final int sign) {
        int longest = 0;
        int running = 0;
        for (final ClosedTrade trade : trades) {
            running = Long.signum(trade.pnl()) == sign ? running + 1 : 0;
            longest = Math.max(longest, running);
        }
        return longest;
    }
}
