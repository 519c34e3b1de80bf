package io.tapedeck.replay.performance;

import io.tapedeck.engine.order.Side;

/**
 * How far the price went against a position and for it while it was held (maximum adverse and favourable excursion,
 * Sweeney, Campaign Trading, 1996). Immutable. Prices are those of the fills and of the base candles that it was held
 * through from open to close; of a candle in which it was entered or left inside, nobody knows what came when, so that
 * only the fill counts.
 *
 * @param adverse    fraction of the entry price, 0 or negative.
 * @param favourable fraction of the entry price, 0 or positive.
 */
public record Excursion(double adverse, double favourable) {
    /**
     * Of the prices that a position saw.
     *
     * @param side       of the entry.
     * @param entryPrice average, scaled.
     * @param lowest     scaled.
     * @param highest    scaled.
     * @return both.
     */
    public static Excursion of(final Side side, final long entryPrice, final long lowest, final long highest) {
        final double down = Math.min(0, Ratio.of(lowest - entryPrice, entryPrice));
        final double up = Math.max(0, Ratio.of(highest - entryPrice, entryPrice));
        return side == Side.BUY ? new Excursion(down, up) : new Excursion(0 - up, 0 - down);
    }
}
