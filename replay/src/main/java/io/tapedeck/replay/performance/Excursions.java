package io.tapedeck.replay.performance;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * How far prices went for and against the trades. Immutable; NaN where there is no such trade.
 *
 * @param averageAdverse         of all trades, fraction of the entry price, 0 or negative.
 * @param averageFavourable      of all trades, 0 or positive.
 * @param averageAdverseOfWins   what the winners went through.
 * @param averageFavourableOfLosses what the losers had and gave back.
 * @param worstAdverse           of all trades.
 * @param bestFavourable         of all trades.
 */
public record Excursions(
    double averageAdverse,
    double averageFavourable,
    double averageAdverseOfWins,
    double averageFavourableOfLosses,
    double worstAdverse,
    double bestFavourable) {

    /**
     * Of trades.
     *
     * @param trades any.
     * @return the figures.
     */
    public static Excursions of(final List<ClosedTrade> trades) {
        final ToDoubleFunction<ClosedTrade> adverse = trade -> trade.excursion().adverse();
        final ToDoubleFunction<ClosedTrade> favourable = trade -> trade.excursion().favourable();
        return new Excursions(
            average(trades, trade -> true, adverse),
            average(trades, trade -> true, favourable),
            average(trades, trade -> trade.pnl() > 0, adverse),
            average(trades, trade -> trade.pnl() < 0, favourable),
            trades.stream().mapToDouble(adverse).min().orElse(Double.NaN),
            trades.stream().mapToDouble(favourable).max().orElse(Double.NaN));
    }

    private static double average(final List<ClosedTrade> trades, final Predicate<ClosedTrade> wanted,
        final ToDoubleFunction<ClosedTrade> figure) {
        return trades.stream().filter(wanted).mapToDouble(figure).average().orElse(Double.NaN);
    }
}
