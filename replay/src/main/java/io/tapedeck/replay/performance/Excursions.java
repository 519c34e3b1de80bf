package io.tapedeck.replay.performance;

import java.util.List;

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
        final Summary adverse = new Summary();
        final Summary favourable = new Summary();
        final Summary adverseOfWins = new Summary();
        final Summary favourableOfLosses = new Summary();
        for (final ClosedTrade trade : trades) {
            adverse.add(trade.excursion().adverse());
            favourable.add(trade.excursion().favourable());
            if (trade.pnl() > 0) {
                adverseOfWins.add(trade.excursion().adverse());
            } else if (trade.pnl() < 0) {
                favourableOfLosses.add(trade.excursion().favourable());
            }
        }
        return new Excursions(adverse.average(), favourable.average(), adverseOfWins.average(),
            favourableOfLosses.average(), adverse.least(), favourable.greatest());
    }
}
